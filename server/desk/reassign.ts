// A supervisor gives a question to somebody: one that waits, or one of a visit on which the group waits for an answer.
import { serverEvents } from '#shared/events/server-events.ts'
import type { ShopId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import { unclaimed } from './claims.ts'
import type { RecordEvent } from './record-event.ts'
import { noOffer } from './offers.ts'
import type { Offers } from './offers.ts'
import type { HelpQueue } from './queue.ts'
import type { StoredRequest } from './request-rows.ts'
import type { Visits } from './visits-port.ts'

/** What a request stores that is for one alone. */
export type Alone = Pick<StoredRequest, 'offered_to' | 'offer_until' | 'prefers' | 'prefer_until' | 'leave_at'>

/** What reassigning needs. */
export interface ReassignParts {
  readonly queue: HelpQueue
  readonly offers: Offers
  readonly visits: Pick<Visits, 'of' | 'end'>
  readonly record: RecordEvent
}

/**
 * Gives a question to somebody who is on; they are offered it as soon as they have a place, and the group is told.
 * Refuses `request-gone`, `person-not-on`, and `not-silent` for a visit on which the associate wrote last.
 */
export async function reassign(
  parts: ReassignParts,
  shopId: ShopId,
  { id, to }: { readonly id: string; readonly to: string },
): Promise<Outcome<void>> {
  const { queue, offers, record } = parts
  const row = await queue.find(id)
  if (row?.shop_id !== shopId) return refused(refusal('request-gone'))
  // A visit is handed over by whoever has it, and a made-up shopper is for one alone.
  if (row.transfer_of !== null || row.is_practice === 1) return refused(refusal('request-gone'))
  const state = queue.book.get(to)
  if (!state || state.shopId !== shopId || !queue.book.isOn(state)) return refused(refusal('person-not-on'))
  const before = { offered: row.offered_to, claimed: row.claimed_by }
  const given = row.state === 'visiting' ? await takeOver(parts, row, to) : await give(parts, row, to)
  if (!given.ok) return given
  await record(row.room_id, serverEvents.helpReassigned(id, state.member.name), null)
  await offers.place(id)
  for (const staffId of [before.offered, before.claimed]) if (staffId !== null) await offers.next(staffId)
  return granted(undefined)
}

async function give({ queue }: ReassignParts, { id }: StoredRequest, to: string): Promise<Outcome<void>> {
  const given = await queue.change(id, ({ state }) =>
    state === 'waiting' || state === 'left' ? { ...aloneFor(queue, to), state: 'waiting' } : undefined,
  )
  return given ? granted(undefined) : refused(refusal('request-gone'))
}

async function takeOver({ queue, visits }: ReassignParts, row: StoredRequest, to: string): Promise<Outcome<void>> {
  const { id, visit_id: visitId, claimed_by: staffId } = row
  const visit = visitId === null ? undefined : await visits.of(visitId)
  if (!visit || visitId === null || staffId === null || staffId === to) return refused(refusal('request-gone'))
  if (!visit.isSilent) return refused(refusal('not-silent'))
  // What was taken back on this visit is not shown on the next one.
  const scope = JSON.stringify(visit.scope)
  const given = await queue.change(id, (now) =>
    now.visit_id === visitId && now.state === 'visiting'
      ? { ...unclaimed, ...aloneFor(queue, to), scope, state: 'waiting' }
      : undefined,
  )
  if (!given) return refused(refusal('request-gone'))
  await queue.pass(id, staffId)
  // The row no longer names the visit, so that its end changes nothing.
  await visits.end(visitId, staffId, 'reassigned')
  return granted(undefined)
}

/** For one alone, for a while; then for others, and then it is left. */
export function aloneFor(queue: HelpQueue, staffId: string, seconds = queue.settings.HELP_PASS_SECONDS): Alone {
  const until = queue.now() + seconds * 1000
  const leaveAt = until + queue.settings.HELP_LEAVE_SECONDS * 1000
  return { ...noOffer, prefers: staffId, prefer_until: until, leave_at: leaveAt }
}
