// What an accepted proposal changes in the cart. The server writes it on behalf of the member who accepted.
import { lineIdOf, productIdOf } from '#shared/ids.ts'
import type { LineId, MemberId, VariantId } from '#shared/ids.ts'
import type { Proposal } from '#shared/visits/proposal.ts'
import type { Room } from '#server/sync/room.ts'
import type { ServerWrite } from '#server/sync/server-writes.ts'

/** Who accepted what. */
export interface Acceptance {
  readonly visit: string
  readonly proposalId: string
  readonly proposal: Proposal
  readonly member: MemberId
  readonly at: number
}

/** The writes in the cart. */
export function writesOf(room: Room, { proposal, ...accepted }: Acceptance): readonly ServerWrite[] {
  const { variants, instead } = proposal
  const writes = variants.flatMap((variant) => addingOf(room, variant, { proposal, ...accepted }))
  if (instead === undefined) return writes
  const [variant] = variants
  const moved = variant === undefined ? [] : wantsMoved(room, instead, lineIdOf(variant))
  // Those who wanted the old one want the new one; where nobody did, the member who accepted does.
  const added = moved.length > 0 ? writes.filter(({ root }) => root !== 'wants') : writes
  return [...added, ...moved, { root: 'lanes', key: instead, value: 'rejected' }]
}

function addingOf(
  room: Room,
  variantId: VariantId,
  { visit, proposalId, proposal, member, at }: Acceptance,
): ServerWrite[] {
  const line = lineIdOf(variantId)
  const want = `${line}/${member}`
  const suggested = { visit, proposal: proposalId, associate: proposal.by }
  const value = { productId: productIdOf(variantId), variantId, by: member, at, suggested }
  const isNew = !room.records('lines').has(line)
  const isOut = room.records('lanes').get(line) === 'rejected'
  return [
    ...(isNew ? [{ root: 'lines', key: line, value }] : []),
    ...((room.records('wants').get(want) ?? 0) > 0 ? [] : [{ root: 'wants', key: want, value: 1 }]),
    ...(isOut ? [{ root: 'lanes', key: line, value: 'considering' }] : []),
  ]
}

function wantsMoved(room: Room, from: LineId, to: LineId): ServerWrite[] {
  const wants = room.records('wants')
  return [...wants].flatMap(([key, count]) => {
    const member = key.slice(key.lastIndexOf('/') + 1)
    if (count === 0 || key !== `${from}/${member}`) return []
    const already = wants.get(`${to}/${member}`) ?? 0
    return [
      { root: 'wants', key: `${to}/${member}`, value: Math.max(already, count) },
      { root: 'wants', key, value: 0 },
    ]
  })
}
