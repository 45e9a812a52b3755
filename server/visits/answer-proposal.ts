// A member accepts, declines, or asks back. The first to accept decides; the server then changes the cart.
import { whyClosed } from '#shared/cart/closed.ts'
import { defined } from '#shared/defined.ts'
import { serverEvents } from '#shared/events/server-events.ts'
import { newId } from '#shared/ids.ts'
import type { ShopId, VariantId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import { isEditor } from '#shared/roles.ts'
import type { Proposal } from '#shared/visits/proposal.ts'
import { visitDocument } from '#shared/visits/visit-document.ts'
import type { AnswerProposal } from '#shared/visits/visit.ts'
import type { Caller } from '#server/identity/caller.ts'
import type { Room } from '#server/sync/room.ts'
import { roomRecord } from '#server/sync/room-records.ts'
import { writesOf } from './carry-out.ts'
import type { StoredVisit } from './visit-rows.ts'

/** Whether a shop has a variant. */
export type KnowsVariant = (shopId: ShopId, variantId: VariantId) => Promise<boolean>

/** An answer of a member. */
export interface Answering {
  readonly room: Room
  readonly visit: StoredVisit
  readonly proposalId: string
  readonly caller: Caller
  readonly answer: AnswerProposal
}

/**
 * Answers a proposal, in the room's turn.
 * Refuses `no-such-proposal`, `proposal-answered`, `role-may-not`, `cart-closed`, `no-such-product`, `storage-unavailable`.
 */
export async function answerProposal(answering: Answering, knows: KnowsVariant): Promise<Outcome<void>> {
  const { room, visit, proposalId, caller, answer } = answering
  const document = visitDocument(visit.id)
  const proposal = roomRecord(room, [document, 'proposals'], proposalId)
  if (!proposal) return refused(refusal('no-such-proposal'))
  const state = roomRecord(room, [document, 'proposalStates'], proposalId)?.state
  if (state !== undefined && state !== 'asked') return refused(refusal('proposal-answered'))
  if (answer.answer === 'accepted') {
    const carried = await carryOut(answering, proposal, knows)
    if (!carried.ok) return carried
  }
  const at = room.now()
  const words = answer.reason === undefined || answer.reason === '' ? undefined : answer.reason
  const value = { state: answer.answer, by: caller.memberId, at, ...defined({ reason: words }) }
  const writes = [{ root: 'proposalStates', key: proposalId, value }]
  // A question back is a message like any other.
  const question = { root: 'messages', key: newId(), value: { by: caller.memberId, at, text: words ?? '' } }
  const asks = answer.answer === 'asked' && words !== undefined
  const written = await room.write(document, asks ? [...writes, question] : writes, { memberId: caller.memberId })
  if (!written.ok || answer.answer === 'asked') return written
  const products = proposal.variants.length > 0 ? proposal.variants : proposal.instead ? [proposal.instead] : []
  const detail = { associate: visit.associate.name, proposal: proposalId, products: [...products] }
  const event = answer.answer === 'accepted' ? serverEvents.proposalAccepted : serverEvents.proposalDeclined
  return room.record([event(visit.id, detail)], caller.memberId)
}

async function carryOut(
  { room, visit, proposalId, caller }: Answering,
  proposal: Proposal,
  knows: KnowsVariant,
): Promise<Outcome<void>> {
  if (!isEditor(caller.role)) return refused(refusal('role-may-not'))
  const closed = whyClosed((root, key) =>
    root === 'frame' && key === 'closed' ? room.records('frame').get('closed') : undefined,
  )
  if (closed) return refused(refusal(closed))
  for (const variant of proposal.variants)
    if (!(await knows(room.shopId, variant))) return refused(refusal('no-such-product'))
  const accepted = { visit: visit.id, proposalId, proposal, member: caller.memberId, at: room.now() }
  const writes = writesOf(room, accepted)
  return writes.length === 0 ? granted(undefined) : room.write('cart', writes, { memberId: caller.memberId })
}
