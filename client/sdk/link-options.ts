// What a document link is made of, and what it tells its owner.
import type { Actor, RecordEdit } from '#shared/records/record-kind.ts'
import type { DocumentName } from '#shared/records/table.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { Access } from './access.ts'
import type { LocalCopy } from './local-copy.ts'

/** Keys of records by their root; undefined where any record under the root may have changed. */
export type ChangedRecords = ReadonlyMap<string, ReadonlySet<string> | undefined>

/** What the owner of a link hears. */
export interface LinkEvents {
  /** Records changed, by whomever: their keys by root; undefined for perhaps all of a root. */
  records(changed: ChangedRecords): void
  /** Connected or not, and how much waits. */
  status(): void
  /** There is another Y.Doc and another awareness now. */
  swapped(): void
  rejectedEdits(edit: RecordEdit, refusal: Refusal): void
  ended(refusal: Refusal): void
}

export interface LinkOptions {
  readonly name: DocumentName
  /** `wss://shop.example/sync/<roomId>` */
  readonly url: string
  readonly socket: typeof WebSocket
  readonly access: Access
  readonly actor: () => Actor
  readonly local: LocalCopy | undefined
  readonly events: LinkEvents
  readonly now: () => number
  readonly random: () => number
}
