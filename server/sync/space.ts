// Whether an update still fits into its document.
import { guestReserve, hostReserve, maxDocumentBytes, maxDocumentRecords } from '#shared/records/limits.ts'
import type { Actor } from '#shared/records/record-kind.ts'
import type { Inspection } from './inspect.ts'
import type { LiveDocument } from './live-document.ts'
import type { Room } from './room.ts'

interface Where {
  readonly room: Pick<Room, 'owners' | 'linkOf' | 'now'>
  readonly document: LiveDocument
  /** Who wants it to grow. */
  readonly actor: Actor
}

/** Whether there is space for an update. What only deletes always fits; the server's own writes are not asked about. */
export function hasSpaceFor(where: Where, { update, edits, unseen, newKeys }: Inspection): boolean {
  if (unseen.length === 0 && edits.every(({ after }) => after === undefined)) return true
  return mayGrow(where, { bytes: update.length, newKeys })
}

/**
 * Whether a member may let a document grow, which is then counted as theirs. Hosts may go beyond what others filled. All others have a
 * share each, and another together with those who came by the same link; a small part of that they have in any case, so that members
 * of several links cannot fill the document for those of another.
 */
export function mayGrow(
  { room, document, actor }: Where,
  { bytes, newKeys }: { readonly bytes: number; readonly newKeys: number },
): boolean {
  // Counted only where it matters: it is a sum over all roots.
  const records = newKeys > 0 ? document.records.recordCount : 0
  const fits = (reserve: number) =>
    document.hasRoomFor(bytes, maxDocumentBytes * reserve) && records + newKeys <= maxDocumentRecords * reserve
  if (actor.role === 'host') return fits(hostReserve)
  const isFull = !fits(1)
  if (isFull && !fits(guestReserve)) return false
  const total = { bytes: document.bytes, records }
  const growth = { bytes, records: newKeys }
  return document.shares.take(actor.id, growth, { document: document.records, total, isFull, room })
}
