// Members who shop at random, and a copy of the room after each of their actions.
import { isDeepStrictEqual } from 'node:util'
import type { Room } from '#client/sdk/index.ts'
import type { PinView } from '#client/sdk/annotations.ts'
import type { CartView } from '#shared/cart/cart-view.ts'
import { subjectOf } from '#shared/annotations/subject.ts'
import type { Chance } from '#test/support/chance.ts'
import { granted } from '#test/support/shoppers.ts'
import type { Shopper } from '#test/support/shoppers.ts'
import { until } from '#test/support/until.ts'

/** All contents of a room as it is shown. */
export interface Seen {
  readonly cart: CartView
  readonly opinions: unknown
  readonly pins: readonly PinView[]
  readonly talk: unknown
}

/** A copy of the room, and its moment. */
export interface Kept {
  readonly seq: number
  readonly at: number
  readonly seen: Seen
}

const variants = ['ridge-boot:walnut-39', 'ridge-boot:walnut-40', 'ridge-boot:walnut-41'] as const
const subjects = ['room', subjectOf('product', 'ridge-boot')] as const

/** Copies all contents of a room. */
export function seenIn(room: Room): Seen {
  return structuredClone({
    cart: room.cart.view.get(),
    opinions: [...room.cart.opinions.get()].toSorted(([a], [b]) => (a < b ? -1 : 1)),
    pins: room.annotations.pins.get(),
    talk: [...room.talk.threads.get().values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  })
}

/** What of a copy the past still tells: without notes, which it tells as they are now, and without pins that were taken away since. */
export function lasting({ cart, pins, ...seen }: Seen, now: Room): unknown {
  const present = new Set(now.annotations.pins.get().map(({ id }) => id))
  const lines = cart.lines.map(({ notes: _notes, ...line }) => line)
  return { ...seen, cart: { ...cart, lines }, pins: pins.filter(({ id }) => present.has(id)) }
}

/** One random action of a member. */
export function act({ room }: Pick<Shopper, 'room'>, dice: Chance): void {
  const line = dice.pick(variants)
  granted(room.cart.add(line, { count: 1 }))
  const deeds = [
    () => room.cart.want(line, dice.whole(0, 9)),
    () => room.cart.move(line, dice.pick(['considering', 'decided', 'rejected'])),
    () => room.cart.note(line, dice.next() < 0.3 ? '' : `size ${dice.whole(36, 46)}`),
    () => room.cart.opine('ridge-boot', dice.pick(['yes', 'no', 'unsure', undefined])),
    () => room.annotations.pin({ on: 'variant', variantId: line }, `here ${dice.whole(1, 99)}`),
    () => room.talk.say(dice.pick(subjects), `word ${dice.whole(1, 999)}`),
    () => {
      const pin = room.annotations.pins.get().find(({ by }) => by === room.me.get().id)
      return pin ? room.annotations.remove('pins', pin.id) : room.cart.want(line, 1)
    },
  ] as const
  granted<unknown>(dice.pick(deeds)())
}

/** Copies the room, once all of it is durable and `watching` has seen the action of `by`. */
export async function keep(by: Pick<Shopper, 'room'>, watching: Pick<Shopper, 'room'>): Promise<Kept> {
  await by.room.saved()
  // The server looks prices up by itself; until then the room is still changing.
  await until('the prices', () => by.room.cart.view.get().lines.every(({ quote }) => quote !== undefined))
  const seen = seenIn(by.room)
  await until('the other to see the same', () => isDeepStrictEqual(seenIn(watching.room), seen))
  const { to } = granted(await by.room.past.reach())
  return { ...to, seen }
}
