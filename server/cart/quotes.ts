// Keeps the quotes of a room's lines up to date with the catalogue: when a line is added, when prices change, and when a room is read
// into memory.
import { setImmediate as breathe } from 'node:timers/promises'
import type { Quote } from '#shared/cart/quote.ts'
import type { ProductId, ShopId, VariantId } from '#shared/ids.ts'
import { productIdOf } from '#shared/ids.ts'
import type { RecordsOf } from '#shared/records/table.ts'
import type { Change } from '../sync/change.ts'
import type { RoomHooks } from '../sync/room-hooks.ts'
import type { Room } from '../sync/room.ts'
import type { ServerWrite } from '../sync/server-writes.ts'

/** What quoting needs. */
export interface QuoteParts {
  readonly quoteOf: (shopId: ShopId, variantId: VariantId) => Promise<Quote | undefined>
  readonly reportError: (fault: unknown, message: string) => void
}

/** The quotes of all rooms in memory. */
export class Quotes implements RoomHooks {
  readonly looksAt = ['lines', 'quotes'] as const
  readonly #parts: QuoteParts

  constructor(parts: QuoteParts) {
    this.#parts = parts
  }

  /** A product that cannot be read must not keep every room with it closed: its quote stays as it is. */
  async opened(room: Room, cart: RecordsOf<'cart'>): Promise<void> {
    await this.#quote(room, variantsOf(cart), { cart }).catch((fault: unknown) =>
      this.#parts.reportError(fault, `The prices of room ${room.id} could not be quoted`),
    )
  }

  changed(room: Room, change: Change): void {
    const added = change.edits
      .filter(({ root, after }) => root === 'lines' && after !== undefined)
      .map(({ key }) => key)
    if (added.length > 0) this.#orReport(this.#quote(room, added))
  }

  /** Prices or availability of products changed in the catalogue. */
  pricesChanged(rooms: readonly Room[], shopId: ShopId, productIds: readonly ProductId[]): void {
    const changed = new Set(productIds)
    for (const room of rooms.filter((room) => room.shopId === shopId)) this.#orReport(this.#quoteChanged(room, changed))
  }

  /** Any price may have changed: another process wrote. @param rooms those in memory, at each call. */
  async refresh(rooms: () => readonly Room[]): Promise<void> {
    // Rooms of a shop have many variants in common.
    const known = new Map<string, Promise<Quote | undefined>>()
    const quoteOf: QuoteParts['quoteOf'] = (shopId, variantId) => {
      const key = `${shopId}/${variantId}`
      const quote = known.get(key) ?? this.#parts.quoteOf(shopId, variantId)
      known.set(key, quote)
      return quote
    }
    for (const room of rooms()) {
      // Others get their turn between two rooms, and a room may leave memory meanwhile.
      await breathe()
      if (!rooms().includes(room)) continue
      const cart = await room.states.glance(room, this.looksAt)
      await this.#quote(room, variantsOf(cart), { cart, quoteOf })
    }
  }

  async #quoteChanged(room: Room, changed: ReadonlySet<ProductId>): Promise<void> {
    const cart = await room.states.glance(room, this.looksAt)
    const variants = variantsOf(cart).filter((variantId) => changed.has(productIdOf(variantId)))
    if (variants.length > 0) await this.#quote(room, variants, { cart })
  }

  #orReport(quoting: Promise<void>): void {
    quoting.catch((fault: unknown) => this.#parts.reportError(fault, 'A price could not be quoted'))
  }

  /** @param cart where its records are found. */
  async #quote(
    room: Room,
    variants: readonly VariantId[],
    { cart = room, quoteOf = this.#parts.quoteOf }: { cart?: RecordsOf<'cart'>; quoteOf?: QuoteParts['quoteOf'] } = {},
  ): Promise<void> {
    const writes: ServerWrite[] = []
    for (const variantId of variants) {
      const quote = await quoteOf(room.shopId, variantId)
      const known = cart.records('quotes').get(variantId)
      const value = quote ?? (known && { ...known, available: false, at: room.now() })
      if (value && !isSame(known, value)) writes.push({ root: 'quotes', key: variantId, value })
    }
    if (writes.length > 0) await room.write('cart', writes)
  }
}

function variantsOf(cart: RecordsOf<'cart'>): VariantId[] {
  // Not a fold of the cart: this is asked of every room of a shop whenever some of its prices change.
  const lines = [...cart.records('lines').values()].toSorted((a, b) => a.at - b.at)
  return lines.map(({ variantId }) => variantId)
}

function isSame(a: Quote | undefined, b: Quote): boolean {
  const isSameMoney = a?.amountMinor === b.amountMinor && a.currency === b.currency && a.exponent === b.exponent
  return isSameMoney && a.available === b.available
}
