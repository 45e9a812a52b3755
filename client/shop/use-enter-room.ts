// Starting a room with a product, or taking the product into one, and going there.
import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { roomAddress, sharingEnd } from '#client/rooms/addresses.ts'
import { addToRoomHere, startRoomHere } from '#client/rooms/rooms-here.ts'
import type { Product, Variant } from '#shared/catalog/product.ts'
import { refusal } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'

/** Each answers why it could not be done, or nothing once it was. */
export interface EnterRoom {
  readonly busy: boolean
  readonly start: (person: { name: string; title: string }, shop: string) => Promise<Refusal | undefined>
  readonly add: (roomId: string) => Promise<Refusal | undefined>
}

/** Adds this product to a room, and opens the room. */
export function useEnterRoom({ id }: Pick<Product, 'id'>, variant: Pick<Variant, 'id'>): EnterRoom {
  const [, navigate] = useLocation()
  const { busy, once } = useOnce()

  async function add(roomId: string, end = ''): Promise<Refusal | undefined> {
    const added = await addToRoomHere(roomId, variant.id)
    if (added === undefined) return refusal('no-such-room')
    // Who may not change the cart still shows the product to the others.
    if (!added.ok && added.refusal.code !== 'role-may-not') return added.refusal
    navigate(`${roomAddress(roomId, { to: 'product', productId: id, variantId: variant.id })}${end}`)
    return undefined
  }

  async function start({ name, title }: { name: string; title: string }, shop: string): Promise<Refusal | undefined> {
    const started = await startRoomHere({ name, shop, about: variant.id, ...(title !== '' && { title }) })
    // A room begins with somebody to share it with.
    return started.ok ? add(started.value.roomId, sharingEnd) : started.refusal
  }

  return { busy, start: (person, shop) => once(() => start(person, shop)), add: (roomId) => once(() => add(roomId)) }
}

/** Keeps a second press from doing it twice. */
function useOnce() {
  const running = useRef(false)
  const [busy, setBusy] = useState(false)
  const once = async (work: () => Promise<Refusal | undefined>): Promise<Refusal | undefined> => {
    if (running.current) return undefined
    running.current = true
    setBusy(true)
    try {
      return await work()
    } finally {
      running.current = false
      setBusy(false)
    }
  }
  return { busy, once }
}
