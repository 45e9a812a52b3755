// The records of one document as this device sees them: the Y.Doc, with the edits on top that wait to be resubmitted.
import type * as Y from 'yjs'
import { authorizeEdit } from '#shared/records/authorize.ts'
import type { RuleContext, RecordEdit } from '#shared/records/record-kind.ts'
import { kindOf } from '#shared/records/table.ts'
import type { DocumentName } from '#shared/records/table.ts'
import { refusal } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import { isSame } from './keep-same.ts'

/** A write to one record; `after` undefined deletes it. */
export interface Write {
  readonly root: string
  readonly key: string
  readonly after: unknown
}

/** Edits that wait to be resubmitted, by `nameOf`, in that order. */
export type WaitingEdits = ReadonlyMap<string, Write>

/** Names a record within its document. */
export function nameOf({ root, key }: Pick<Write, 'root' | 'key'>): string {
  return `${root}/${key}`
}

/** The value of a record; undefined for none. */
export function readRecord(doc: Y.Doc, root: string, key: string, waiting?: WaitingEdits): unknown {
  const write = waiting?.get(nameOf({ root, key }))
  return write ? write.after : doc.getMap(root).get(key)
}

/** All records under a root. */
export function readRecords(doc: Y.Doc, root: string, waiting: WaitingEdits): ReadonlyMap<string, unknown> {
  const records = new Map<string, unknown>(doc.getMap(root).entries())
  for (const write of waiting.values()) {
    if (write.root !== root) continue
    if (write.after === undefined) records.delete(write.key)
    else records.set(write.key, write.after)
  }
  return records
}

/** Whether an edit is of a line that is not in the cart: nobody would ever see it. */
export function isOfNoLine(document: DocumentName, { root, key, after }: Write, read: RuleContext['read']): boolean {
  const isOnLine = root !== 'lines' && kindOf(document, root)?.key[0] === 'line'
  return isOnLine && after !== undefined && read('lines', key.split('/')[0] ?? '') === undefined
}

/** Why the server would refuse an edit, by the same rules over the records that this device knows; undefined where it is allowed. */
export function refusalOf(document: DocumentName, edit: RecordEdit, context: RuleContext): Refusal | undefined {
  const { root, key } = edit
  const kind = kindOf(document, root)
  if (!kind) return refusal('unknown-root', { root, key })
  const authorized = authorizeEdit(kind, edit, context)
  return authorized.ok ? undefined : authorized.refusal
}

/** Makes writes in one Yjs transaction, so that they are sent as one update. Values that a record already has are not written again. */
export function applyWrites(doc: Y.Doc, writes: readonly Write[]): void {
  doc.transact(() => {
    for (const { root, key, after } of writes) {
      const records = doc.getMap(root)
      if (isSame(records.get(key), after)) continue
      if (after === undefined) records.delete(key)
      else records.set(key, after)
    }
  })
}
