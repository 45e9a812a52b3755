// Whether an inspected update may be applied: every record it touches is judged by its kind, for this member, now.
import type { Happening } from '#shared/history/event.ts'
import type { MemberId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import { granted, refused } from '#shared/outcome.ts'
import { judge, judgeForm } from '#shared/records/judge.ts'
import { maxDocumentRecords } from '#shared/records/limits.ts'
import type { Actor, RecordEdit, RecordKind } from '#shared/records/record-kind.ts'
import { kindOf } from '#shared/records/table.ts'
import { refusal } from '#shared/refusals.ts'
import { isVoice } from '#shared/roles.ts'
import type { Inspection } from './inspect.ts'
import { valueOf } from './records-document.ts'
import type { RecordsDocument } from './records-document.ts'

/** Who a Yjs client belongs to. */
export interface ClientOwners {
  ownerOf(client: number): MemberId | undefined
  /** No further client may be announced. */
  readonly isFull: boolean
}

/** What the guard asks of the room besides the update itself. */
export interface Admission {
  readonly document: RecordsDocument
  readonly inspection: Inspection
  readonly actor: Actor
  readonly owners: ClientOwners
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Judges an inspected update. @returns what history says of it, in the order of its edits. */
export function admit({ document, inspection, actor, owners, now }: Admission): Outcome<readonly Happening[]> {
  if (owners.isFull && inspection.clients.some((client) => owners.ownerOf(client) === undefined)) {
    return refused(refusal('document-full'))
  }
  const foreign = inspection.clients.find((client) => (owners.ownerOf(client) ?? actor.id) !== actor.id)
  if (foreign !== undefined) return refused(refusal('forged-author'))
  // Operations that change nothing still take memory for ever: who may write no record may not leave those either.
  if (!inspection.empty && actor.role !== 'server' && !isVoice(actor.role))
    return refused(refusal('role-may-not', placeOf(inspection)))
  const created = inspection.edits.filter(
    (edit) => edit.before === undefined && !document.newest(edit.root, edit.key),
  ).length
  if (created > 0 && document.recordCount + created > maxDocumentRecords) return refused(refusal('document-full'))
  return judgeAll(document, inspection, actor, now)
}

function judgeAll(
  document: RecordsDocument,
  { edits, unseen }: Inspection,
  actor: Actor,
  now: number,
): Outcome<readonly Happening[]> {
  const happenings: Happening[] = []
  /** A rule sees what the whole update leaves behind: a question and its state may come together. */
  const read = (root: string, key: string): unknown => {
    const edit = edits.findLast((one) => one.root === root && one.key === key)
    return edit ? edit.after : valueOf(document.newest(root, key))
  }
  for (const edit of edits) {
    const judged = judge(declared(document, edit), edit, { actor, now, concurrent: edit.concurrent, read })
    if (!judged.ok) return judged
    if (judged.value) happenings.push(judged.value)
  }
  for (const edit of unseen) {
    const judged = judgeForm(declared(document, edit), edit, now)
    if (!judged.ok) return judged
  }
  return granted(happenings)
}

/** Inspection lets only declared roots through. */
function declared(document: RecordsDocument, edit: RecordEdit): RecordKind {
  const kind = kindOf(document.name, edit.root)
  if (!kind) throw new Error(`The document ${document.name} has no root ${edit.root}`)
  return kind
}

function placeOf(inspection: Inspection): { root: string; key: string } | undefined {
  const edit = inspection.edits[0] ?? inspection.unseen[0]
  return edit && { root: edit.root, key: edit.key }
}
