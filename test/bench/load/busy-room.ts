// A room after months: as full as the page must stay quick in.
import { startRoom, joinRoom } from '#client/sdk/index.ts'
import type { Room, SavedSession } from '#client/sdk/index.ts'
import { join } from '#test/support/people.ts'
import type { Person } from '#test/support/people.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { Product } from '#shared/catalog/product.ts'

/** How much is in it. */
export const busy = { lines: 200, pins: 500, messages: 5_000, threads: 40, people: 20 } as const

/** The room, and how a browser comes into it. */
export interface BusyRoom {
  readonly id: string
  readonly session: SavedSession
  /** The product with all the pins. */
  readonly product: string
  /** Everybody else in it. */
  readonly others: readonly Person[]
}

/** Fills a room by the same calls that the page makes. */
export async function fillRoom(server: string): Promise<BusyRoom> {
  const sessions: SavedSession[] = []
  const onSession = (session: SavedSession) => void sessions.push(session)
  const { room, invitation } = granted(await startRoom({ name: 'Ana' }, { server, onSession }))
  const ben = granted(await joinRoom(invitation.code, { name: 'Ben' }, { server }))
  const products = await catalogueOf(room)
  for (const variant of products.flatMap(({ variants }) => variants).slice(0, busy.lines))
    granted(room.cart.add(variant.id))
  const pinned = products.find(({ pictures }) => pictures.length > 0)
  if (!pinned) throw new Error('the shop has no product with a picture')
  pin(ben, pinned)
  talk([room, ben], products)
  await Promise.all([room.saved(), ben.saved()])
  const others = await Promise.all(
    Array.from({ length: busy.people }, (_, index) => join(server, invitation.code, `Person ${index}`)),
  )
  await Promise.all([room.close(), ben.close()])
  const [session] = sessions
  if (!session) throw new Error('nothing was kept for coming back')
  return { id: room.info.id, session, product: pinned.id, others }
}

async function catalogueOf(room: Room): Promise<Product[]> {
  const products: Product[] = []
  let cursor: string | undefined
  do {
    const page = granted(await room.catalogue.search({ limit: 50, ...(cursor === undefined ? {} : { cursor }) }))
    products.push(...page.products)
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return products
}

function pin(room: Room, { id, pictures }: Product): void {
  const image = pictures[0]?.src ?? ''
  for (let index = 0; index < busy.pins; index += 1) {
    const [x, y] = [0.1 + 0.8 * ((index % 25) / 25), 0.1 + 0.8 * (Math.floor(index / 25) / 20)]
    granted(room.annotations.pin({ on: 'image', productId: id, image, x, y }, `Pin ${index}: look at this seam`))
  }
}

/** A few long talks and many short ones. */
function talk(rooms: readonly Room[], products: readonly Product[]): void {
  for (let index = 0; index < busy.messages; index += 1) {
    const turn = index % busy.threads
    const subject = turn % 2 === 0 ? 'room' : `product:${products[turn % products.length]?.id ?? ''}`
    granted((rooms[index % rooms.length] as Room).talk.say(subject, `Message ${index}: what do you think of this one?`))
  }
}

function granted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`refused ${JSON.stringify(outcome.refusal)}`)
  return outcome.value
}
