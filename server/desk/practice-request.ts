// The question of a made-up shopper: for one associate alone, by the same way as any other, and counted nowhere.
import type { MemberId, ProductId, RoomId, ShopId } from '#shared/ids.ts'
import { newRow } from './new-row.ts'
import type { HelpQueue } from './queue.ts'
import type { StoredRequest } from './request-rows.ts'

/** How long it is offered. */
const offeredForMs = 120_000

/** A made-up shopper who asks. */
export interface PracticeQuestion {
  readonly staffId: string
  readonly room: { readonly num: number; readonly id: RoomId; readonly shopId: ShopId }
  readonly member: { readonly id: MemberId; readonly name: string }
  readonly text: string
  readonly language: string
  readonly productId: ProductId | undefined
}

/** Offers it at once. @returns false where something else is offered to the associate. */
export async function askForPractice(queue: HelpQueue, question: PracticeQuestion): Promise<boolean> {
  const { staffId, room, member, text, language, productId } = question
  const now = queue.now()
  const until = now + offeredForMs
  const asked = { topic: 'choosing', language, text, about: productId ? { productId } : {} } as const
  const row: StoredRequest = {
    ...newRow({ ...asked, scope: ['product', 'cart'], leave: false }, now),
    ...{ shop_id: room.shopId, room: room.num, room_id: room.id, member_id: member.id, name: member.name },
    ...{ department: null, store: null, region: null, is_wide: 1, leave_at: until, is_practice: 1 },
    ...{ only_for: staffId, offered_to: staffId, offer_until: until },
  }
  const stored = await queue.requests.insert(row)
  if (stored) queue.put(stored)
  return stored !== undefined
}
