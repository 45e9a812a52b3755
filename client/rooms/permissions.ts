// What this member may do here, by the same rules the server admits with.
import type { Cart, Room } from '#client/sdk/index.ts'
import type { LineView } from '#shared/cart/cart-view.ts'
import type { Refusal } from '#shared/refusals.ts'
import { isEditor, isVoice } from '#shared/roles.ts'
import { useRoom } from './room-context.tsx'
import { useObservable } from './use-observable.ts'

/** What this member's role lets them do at all; draws again when it changes. */
export function useMay(): { readonly edit: boolean; readonly speak: boolean; readonly host: boolean } {
  const { role } = useObservable(useRoom().me)
  return { edit: isEditor(role), speak: isVoice(role), host: role === 'host' }
}

/** Why this member could not change how many they want of a line; undefined where they can. */
export function whyNotWant(room: Room, line: LineView): Refusal | undefined {
  const me = room.me.get().id
  const mine = wantedBy(line, me)
  return room.cart.whyNot({
    root: 'wants',
    key: `${line.id}/${me}`,
    before: mine || undefined,
    after: mine === 0 ? 1 : mine - 1,
  })
}

/** Why a line cannot go to a lane; undefined where it can. */
export function whyNotMove(cart: Cart, line: LineView, lane: string): Refusal | undefined {
  return cart.whyNot({ root: 'lanes', key: line.id, before: line.lane, after: lane })
}

/** How many of a line a member wants. */
export function wantedBy(line: LineView, member: string): number {
  return line.wants.find((want) => want.memberId === member)?.count ?? 0
}
