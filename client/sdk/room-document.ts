// A document as the parts of a room use it: typed records, writes that can be undone, and views that declare their roots.
import type { Outcome } from '#shared/outcome.ts'
import type { DocumentName, RecordsOf, RootOf, ValueOf } from '#shared/records/table.ts'
import type { Refusal } from '#shared/refusals.ts'
import { Derived } from './derived.ts'
import type { ChangedRecords } from './record-changes.ts'
import type { RecordLink } from './record-link.ts'
import type { Write } from './records.ts'
import type { Writer } from './undo-manager.ts'

/** All records of a root, and any one of them. */
export interface TypedRecords<Name extends DocumentName> extends RecordsOf<Name> {
  record<Root extends RootOf<Name>>(root: Root, key: string): ValueOf<Name, Root> | undefined
}

/** A write whose value fits its root. */
export type TypedWrite<Name extends DocumentName> = {
  [Root in RootOf<Name>]: Write & { readonly root: Root; readonly after: ValueOf<Name, Root> | undefined }
}[RootOf<Name>]

/** A fold that keeps its result and folds only what changed. Unchanged parts of its value must stay the same objects. */
export interface IncrementalFold<T> {
  /** @param changed keys by root; undefined where any record may have changed. */
  invalidate(changed: ReadonlyMap<string, ReadonlySet<string>> | undefined): void
  value(): T
}

/** The records of a link with the types of their kinds: the server accepts no others. */
export function recordsOf<Name extends DocumentName>(link: RecordLink): TypedRecords<Name> {
  return {
    records: <Root extends RootOf<Name>>(root: Root) =>
      link.records(root as string) as ReadonlyMap<string, ValueOf<Name, Root>>,
    record: <Root extends RootOf<Name>>(root: Root, key: string) =>
      link.record(root as string, key) as ValueOf<Name, Root> | undefined,
  }
}

/** One document of a room. */
export class RoomDocument<Name extends DocumentName> implements TypedRecords<Name> {
  /** The records without their types, for code that treats all kinds alike. Writes here cannot be undone. */
  readonly link: RecordLink
  readonly records: TypedRecords<Name>['records']
  readonly record: TypedRecords<Name>['record']
  readonly #write: Writer

  /** @param write writes to the link; see `UndoLog.writer`. */
  constructor(link: RecordLink, write: Writer) {
    this.link = link
    this.#write = write
    const { records, record } = recordsOf<Name>(link)
    this.records = records
    this.record = record
  }

  /** Why a write would be refused now; undefined where it is allowed. */
  whyNot(write: Write): Refusal | undefined {
    return this.link.whyNot(write)
  }

  /** Makes all of the writes, as one update that one undo takes back, or none. */
  write(...writes: readonly TypedWrite<Name>[]): Outcome<void> {
    return this.#write(writes)
  }

  /** As `write`, for records of any kind. @param restoring the moment that the writes restore. */
  writeAny(writes: readonly Write[], restoring?: Parameters<Writer>[1]): Outcome<void> {
    return this.#write(writes, restoring)
  }

  /** A view of records under these roots. It is out of date only after one of these changed; `fold` may read no other root. */
  derived<T>(roots: readonly RootOf<Name>[], fold: (records: RecordsOf<Name>) => T): Derived<T> {
    const records = this.#only(roots)
    const view = new Derived(() => fold(records))
    this.link.onChange(roots as readonly string[], view.invalidate)
    return view
  }

  /** As `derived`, for a fold that is told which records changed. */
  derivedBy<T>(roots: readonly RootOf<Name>[], fold: IncrementalFold<T>): Derived<T> {
    // Comparing 5,000 messages costs more than folding one.
    const view = new Derived(() => fold.value(), { sharesStructure: true })
    this.link.onChange(roots as readonly string[], (changed) => {
      fold.invalidate(keysUnder(roots as readonly string[], changed))
      view.invalidate()
    })
    return view
  }

  #only(roots: readonly RootOf<Name>[]): RecordsOf<Name> {
    const declared: ReadonlySet<unknown> = new Set(roots)
    return {
      records: (root) => {
        // Without this check the view would only miss changes of that root now and then.
        if (!declared.has(root)) throw new Error(`A view reads the root ${String(root)} without declaring it`)
        return this.records(root)
      },
    }
  }
}

/** The documents of a room. */
export type RoomDocuments = { readonly [Name in DocumentName]: RoomDocument<Name> }

/** Undefined where any record of a root may have changed. */
function keysUnder(
  roots: readonly string[],
  changed: ChangedRecords,
): ReadonlyMap<string, ReadonlySet<string>> | undefined {
  const keys = new Map<string, ReadonlySet<string>>()
  for (const root of roots) {
    if (!changed.has(root)) continue
    const ofRoot = changed.get(root)
    if (!ofRoot) return undefined
    keys.set(root, ofRoot)
  }
  return keys
}
