// What the server itself writes in the document of a visit.
import { serverEvents } from '#shared/events/server-events.ts'
import type { Outcome } from '#shared/outcome.ts'
import { visitDocument } from '#shared/visits/visit-document.ts'
import type { Room } from '#server/sync/room.ts'
import { writerOn } from './visit-rows.ts'
import type { StoredVisit } from './visit-rows.ts'

/** Of what an associate writes within this time of their words before, the history says nothing again. */
const sameAnswerMs = 60_000

/** Takes back what nobody has answered. */
export async function withdrawProposals(room: Room, { id, staff }: StoredVisit): Promise<void> {
  const document = visitDocument(id)
  const records = room.documents.get(document)?.records
  if (!records) return
  const isOpen = (proposal: string) => {
    const state = records.records('proposalStates').get(proposal) as { state?: string } | undefined
    return state === undefined || state.state === 'asked'
  }
  const writes = [...records.records('proposals').keys()]
    .filter(isOpen)
    .map((key) => ({ root: 'proposalStates', key, value: { state: 'withdrawn', by: staff, at: room.now() } }))
  if (writes.length > 0) await room.write(document, writes)
}

/** Writes what came of a visit. Refuses `storage-unavailable`. */
export function writeSummary(room: Room, { id, staff }: StoredVisit, text: string): Promise<Outcome<void>> {
  const value = { by: staff, at: room.now(), text }
  return room.write(visitDocument(id), [{ root: 'summaries', key: 'summary', value }])
}

/**
 * Notes in the history that an associate, or a supervisor beside them, answered the group, or came back to them after a while.
 * @param visit as it was before they wrote. @returns whether that is so.
 */
export async function recordAnswer(
  room: Room,
  visit: StoredVisit,
  { by, at }: { readonly by: string; readonly at: number },
): Promise<boolean> {
  const { id, staff, associate, asker, lastBy, lastAt } = visit
  if (writerOn(visit, by) !== staff || (lastBy === staff && at - lastAt < sameAnswerMs)) return false
  await room.record([serverEvents.visitAnswered(id, { associate: associate.name, member: asker })], null)
  return true
}
