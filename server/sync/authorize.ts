// Decides whether an inspected update may be applied: the kind of every record it touches decides for this member, at this moment.
import type { NewEvent } from '#shared/events/event.ts'
import type { Outcome } from '#shared/outcome.ts'
import { granted, refused } from '#shared/outcome.ts'
import { authorizeEdit, authorizeUnseen } from '#shared/records/authorize.ts'
import type { Actor, RuleContext, RecordEdit } from '#shared/records/record-kind.ts'
import { kindOf, isVisitDocument } from '#shared/records/table.ts'
import type { AnyRecordKind } from '#shared/records/table.ts'
import { refusal } from '#shared/refusals.ts'
import { isVoice } from '#shared/roles.ts'
import type { ClientOwners } from './client-owners.ts'
import type { Inspection } from './inspect.ts'
import { valueOf } from './records-document.ts'
import type { RecordsDocument } from './records-document.ts'

/** Up to this many edits are looked through for each record that a rule reads. */
const fewEdits = 4

/** What a decision needs besides the update itself. */
export interface Admission {
  readonly document: RecordsDocument
  readonly inspection: Inspection
  readonly actor: Actor
  readonly owners: Pick<ClientOwners, 'ownerOf' | 'mayBring'>
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Checks every edit of an update against the rules. @returns the events it adds to the history, in the order of its edits. */
export function authorize({ document, inspection, actor, owners, now }: Admission): Outcome<readonly NewEvent[]> {
  const newClients = inspection.clients.filter((client) => owners.ownerOf(client) === undefined).length
  if (newClients > 0 && !owners.mayBring(actor.id, newClients, actor.role === 'host'))
    return refused(refusal('document-full'))
  const foreign = inspection.clients.find((client) => (owners.ownerOf(client) ?? actor.id) !== actor.id)
  if (foreign !== undefined) return refused(refusal('forged-author'))
  // Operations that change no record still take memory for ever, so a role that may write no record may not leave those either.
  if (!inspection.empty && !mayWriteAnything(actor, document))
    return refused(refusal('role-may-not', placeOf(inspection)))
  return authorizeAll(document, inspection, actor, now)
}

function mayWriteAnything({ role }: Actor, { name }: RecordsDocument): boolean {
  return role === 'server' || isVoice(role) || (role === 'associate' && isVisitDocument(name))
}

function authorizeAll(
  document: RecordsDocument,
  { edits, unseen }: Inspection,
  actor: Actor,
  now: number,
): Outcome<readonly NewEvent[]> {
  const newEvents: NewEvent[] = []
  const read = readerAfter(document, edits)
  for (const edit of edits) {
    const authorized = authorizeEdit(declared(document, edit), edit, { actor, now, concurrent: edit.concurrent, read })
    if (!authorized.ok) return authorized
    if (authorized.value) newEvents.push(authorized.value)
  }
  for (const edit of unseen) {
    const authorized = authorizeUnseen(declared(document, edit), edit, actor, now)
    if (!authorized.ok) return authorized
  }
  return granted(newEvents)
}

/** A rule reads records as they are after the whole update: a question and its state may come in one. */
function readerAfter(document: RecordsDocument, edits: readonly RecordEdit[]): RuleContext['read'] {
  const editOf = edits.length <= fewEdits ? fewByPlace(edits) : manyByPlace(edits)
  return (root, key) => {
    const edit = editOf(root, key)
    return edit ? edit.after : valueOf(document.newest(root, key))
  }
}

type EditOf = (root: string, key: string) => RecordEdit | undefined

/** Most updates are one edit, for which a map would cost more than all rules. */
function fewByPlace(edits: readonly RecordEdit[]): EditOf {
  return (root, key) => edits.findLast((edit) => edit.key === key && edit.root === root)
}

function manyByPlace(edits: readonly RecordEdit[]): EditOf {
  // Built when a rule first reads: many rules read nothing.
  let written: Map<string, RecordEdit> | undefined
  return (root, key) => {
    written ??= new Map(edits.map((edit) => [`${edit.root}/${edit.key}`, edit]))
    return written.get(`${root}/${key}`)
  }
}

/** The kind of an edit's record. Inspection lets only declared roots through. */
function declared(document: RecordsDocument, edit: RecordEdit): AnyRecordKind {
  const kind = kindOf(document.name, edit.root)
  if (!kind) throw new Error(`The document ${document.name} has no root ${edit.root}`)
  return kind
}

function placeOf(inspection: Inspection): { root: string; key: string } | undefined {
  const edit = inspection.edits[0] ?? inspection.unseen[0]
  return edit && { root: edit.root, key: edit.key }
}
