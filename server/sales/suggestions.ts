// Who suggested a line that was bought: accepted proposals in the conversations of the room's visits, within the shop's window.
import type { Kysely } from 'kysely'
import type { DeskShopSettings } from '#shared/desk/shop-settings.ts'
import type { RoomId, ShopId } from '#shared/ids.ts'
import { visitDocument } from '#shared/visits/visit-document.ts'
import type { ProposalState } from '#shared/visits/proposal-state.ts'
import type { Proposal } from '#shared/visits/proposal.ts'
import type { Host } from '#server/host/host.ts'
import type { Tables } from '#server/storage/tables.ts'
import type { Share } from './sale-rows.ts'

const dayMs = 86_400_000

interface Suggested {
  readonly variants: readonly string[]
  readonly staff: string
  /** When a member accepted it. */
  readonly at: number
}

/** All that was suggested in a room of the shop and accepted. Practice counts for nobody. */
export async function acceptedIn(
  { db, directory }: { readonly db: Kysely<Tables>; readonly directory: Pick<Host['directory'], 'room'> },
  shopId: ShopId,
  roomId: RoomId,
): Promise<readonly Suggested[]> {
  const visits = await db
    .selectFrom('visits')
    .innerJoin('rooms', 'rooms.num', 'visits.room')
    .select('visits.id')
    .where('rooms.id', '=', roomId)
    .where('visits.shop_id', '=', shopId)
    .where('visits.is_practice', '=', 0)
    .execute()
  if (visits.length === 0) return []
  const room = await directory.room(roomId)
  if (!room.ok) return []
  return visits.flatMap(({ id }) => {
    const records = [...room.value.documents].find(([name]) => name === visitDocument(id))?.[1].records
    if (!records) return []
    const proposals = records.records('proposals') as ReadonlyMap<string, Proposal>
    const states = records.records('proposalStates') as ReadonlyMap<string, ProposalState>
    return [...proposals].flatMap(([key, { variants, by }]) => {
      const state = states.get(key)
      return state?.state === 'accepted' ? [{ variants, staff: by, at: state.at }] : []
    })
  })
}

/** For whom a bought variant counts by the rules of the shop. */
export function sharesOf(
  accepted: readonly Suggested[],
  { variant, boughtAt }: { readonly variant: string; readonly boughtAt: number },
  { attribution, attributionDays }: Pick<DeskShopSettings, 'attribution' | 'attributionDays'>,
): readonly Share[] {
  const found = accepted
    .filter(
      ({ variants, at }) => variants.includes(variant) && at <= boughtAt && at > boughtAt - attributionDays * dayMs,
    )
    .toSorted((one, other) => one.at - other.at)
  const staff = [...new Set(found.map((one) => one.staff))]
  if (attribution === 'shared') return equalShares(staff)
  const one = attribution === 'first' ? found[0] : found.at(-1)
  return one ? equalShares([one.staff]) : []
}

/** Everybody has the same part. */
export function equalShares(staff: readonly string[]): readonly Share[] {
  return staff.map((id) => ({ staff: id, part: 1, of: staff.length }))
}
