// The products that a question or a decision is about, as a link shows them: title, picture, price, and nothing else of the shop.
import { readSubject } from '#shared/annotations/subject.ts'
import type { Subject } from '#shared/annotations/subject.ts'
import type { ShownThing } from '#shared/answer-links/contracts.ts'
import type { Product, Variant } from '#shared/catalog/product.ts'
import { productIdOf } from '#shared/ids.ts'
import type { ProductId, ShopId } from '#shared/ids.ts'
import type { Room } from '../sync/room.ts'
import { roomRecord } from '../sync/room-records.ts'
import type { AskedThing } from './asked-thing.ts'

/** Answers the products of a shop. */
export type ProductSource = (shopId: ShopId, ids: readonly ProductId[]) => Promise<readonly Product[]>

/** The most products that one question shows. */
const maxShown = 6

/** The ids of what a thing is about: variants or products, in order. Read before anything is waited for. */
export function idsShown(room: Room, thing: AskedThing): readonly string[] {
  if (thing.topic === 'decision') return thing.decision.candidates
  const about = idOfSubject(room, thing.question.subject)
  return [...new Set([...(about === undefined ? [] : [about]), ...(thing.first?.products ?? [])])].slice(0, maxShown)
}

/** What the ids stand for. A candidate that the shop has no longer is shown by its id; anything else is left out. */
export async function shownThings(
  products: ProductSource,
  shopId: ShopId,
  { ids, keepUnknown }: { ids: readonly string[]; keepUnknown: boolean },
): Promise<ShownThing[]> {
  const found = await products(shopId, [...new Set(ids.map(productIdOf))])
  const byId = new Map(found.map((product) => [product.id, product]))
  return ids.flatMap((id) => {
    const product = byId.get(productIdOf(id))
    if (product) return [shown(product, id)]
    return keepUnknown ? [{ id, title: id, options: [], picture: null, price: null, available: false }] : []
  })
}

function idOfSubject(room: Room, subject: Subject): string | undefined {
  const { topic, id } = readSubject(subject)
  switch (topic) {
    case 'product':
    case 'line':
      return id
    case 'pin':
      return idOfPin(room, id)
    case 'room':
    case 'decision':
      return undefined
    default:
      return topic satisfies never
  }
}

function idOfPin(room: Room, pin: string): string | undefined {
  const anchor = roomRecord(room, ['annotations', 'pins'], pin)?.anchor
  if (!anchor) return undefined
  return anchor.on === 'variant' ? anchor.variantId : anchor.productId
}

function shown(product: Product, id: string): ShownThing {
  const variant = product.variants.find((one) => one.id === id)
  const priced = variant ?? cheapest(product.variants)
  return {
    id,
    title: product.title,
    options: variant ? Object.values(variant.options) : [],
    picture: product.pictures[variant?.picture ?? 0] ?? product.pictures[0] ?? null,
    price: priced ? { amountMinor: priced.amountMinor, currency: product.currency } : null,
    available: variant ? variant.available : product.variants.some(({ available }) => available),
  }
}

function cheapest(variants: readonly Variant[]): Variant | undefined {
  return variants.reduce<Variant | undefined>(
    (least, one) => (least && least.amountMinor <= one.amountMinor ? least : one),
    undefined,
  )
}
