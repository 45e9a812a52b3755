// The pages of a shop and a room as they are first sent. What cannot be looked up is left to the plain page, which
// asks by itself and says why not.
import type { Context } from 'hono'
import type { Departments } from '#shared/catalog/contracts.ts'
import type { Product, ProductPage } from '#shared/catalog/product.ts'
import { defined } from '#shared/defined.ts'
import { isId } from '#shared/ids.ts'
import type { ProductId, RoomId, ShopId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import { listLength, listQuestion, shopQuestion, stageQuestion } from '#shared/pages/first-page.ts'
import { refusal } from '#shared/refusals.ts'
import type { Shop } from '#shared/rooms/contracts.ts'
import type { ApiEnv } from '#server/host/api.ts'
import type { DrawnPage, FirstPages } from '#server/host/first-pages.ts'
import { page } from '#server/host/page.ts'
import type { Page } from '#server/host/page.ts'
import type { PageHead } from '#server/host/page-head.ts'
import { cardPicture } from '#server/host/preview-card.ts'
import type { AnswerWithCard } from '#server/host/preview-card.ts'
import { problem } from '#server/host/problem.ts'
import { productCard, roomCard } from './cards.ts'

/** What the pages look up. */
export interface StorefrontParts {
  readonly pages: FirstPages
  /** Where people reach this server. */
  readonly publicUrl: () => string
  readonly shop: (id: ShopId) => Promise<Shop | undefined>
  readonly product: (shop: ShopId, id: ProductId, language: string) => Promise<Product | undefined>
  readonly departments: (shop: ShopId, language: string) => Promise<Departments['departments']>
  readonly products: (
    shop: ShopId,
    wish: { query?: string; department?: string; limit: number; language: string },
  ) => Promise<Outcome<ProductPage>>
  readonly shopOfRoom: (room: RoomId) => Promise<ShopId | undefined>
  readonly cards: AnswerWithCard
}

/** The shop of this deployment, where an address names none. */
const ownShop: ShopId = 'demo'

/** A card is drawn once and asked for by many: it is no more than a picture. */
const picture = { method: 'get', access: 'open', limit: 'none', headers: 'picture' } as const
const open = { method: 'get', access: 'open', limit: 'none', headers: 'page' } as const

/** Why a page is not drawn: it asks for itself, or there is nothing of the kind. Then it says so with 404. */
type Undrawn = 'plain' | 'nothing'

export function storefrontPages(parts: StorefrontParts): readonly Page[] {
  const sent = async (c: Context<ApiEnv>, drawn: DrawnPage | Undrawn, next: () => Promise<void>) => {
    if (drawn === 'nothing') c.set('isAboutNothing', true)
    return (typeof drawn === 'string' ? undefined : await parts.pages.draw(c, drawn)) ?? next()
  }
  return [
    page({ ...open, path: '/' }, async (c, next) => sent(c, await homeOf(parts, c), next)),
    page({ ...open, path: '/shop/:shop' }, async (c, next) =>
      sent(c, await homeOf(parts, c, c.req.param('shop')), next),
    ),
    page({ ...open, path: '/p/:product' }, async (c, next) =>
      sent(c, await productOf(parts, c, c.req.param('product')), next),
    ),
    page({ ...open, path: '/shop/:shop/p/:product' }, async (c, next) =>
      sent(c, await productOf(parts, c, c.req.param('product'), c.req.param('shop')), next),
    ),
    page({ ...picture, path: '/p/:product/card.jpg' }, (c) => answerProductCard(parts, c, c.req.param('product'))),
    page({ ...picture, path: '/shop/:shop/p/:product/card.jpg' }, (c) =>
      answerProductCard(parts, c, c.req.param('product'), c.req.param('shop')),
    ),
    page({ ...picture, path: '/r/:room/card.jpg' }, async (c) => parts.cards(c, (await roomSeen(parts, c)).card)),
    page({ ...open, path: '/r/:room' }, async (c, next) => sent(c, await roomOf(parts, c), next)),
  ]
}

/** The answers that every page of a shop asks for; undefined where there is no such shop. */
async function frameOf(parts: StorefrontParts, c: Context, named: ShopId | undefined) {
  const id = named ?? ownShop
  if (!isId(id)) return undefined
  const shop = await parts.shop(id)
  if (!shop) return undefined
  const language = await parts.pages.languageOf(c)
  const departments = await parts.departments(id, language)
  return {
    shop,
    language,
    answers: { [shopQuestion(named, 'shop')]: shop, [shopQuestion(named, 'departments')]: departments },
  }
}

async function homeOf(parts: StorefrontParts, c: Context<ApiEnv>, named?: ShopId): Promise<DrawnPage | Undrawn> {
  const frame = await frameOf(parts, c, named)
  // A server whose own shop has not been set up yet is not missing: its page says so.
  if (!frame) return named === undefined ? 'plain' : 'nothing'
  // What is searched for is found by the page: a search costs far more than a shelf.
  if (c.req.query('q') !== undefined) return 'plain'
  const { language } = frame
  const wish = defined({ department: c.req.query('department') || undefined })
  const list = await parts.products(frame.shop.id, { ...wish, limit: listLength, language })
  if (!list.ok) return 'plain'
  return {
    name: 'shop',
    shop: frame.shop.id,
    head: { title: frame.shop.name },
    answers: { ...frame.answers, [listQuestion(named, wish)]: list.value },
    query: ['department'],
  }
}

async function productOf(parts: StorefrontParts, c: Context, id: string, named?: ShopId): Promise<DrawnPage | Undrawn> {
  const frame = await frameOf(parts, c, named)
  const product = frame && isId(id) ? await parts.product(frame.shop.id, id, frame.language) : undefined
  if (!frame || !product) return 'nothing'
  const wish = defined({ department: product.department })
  const related = await parts.products(frame.shop.id, { ...wish, limit: listLength, language: frame.language })
  return {
    name: 'product',
    shop: frame.shop.id,
    head: productHead(product, frame, `${parts.publicUrl()}${named === undefined ? '' : `/shop/${named}`}/p/${id}`),
    answers: {
      ...frame.answers,
      [shopQuestion(named, 'product', id)]: product,
      ...(related.ok && { [listQuestion(named, wish)]: related.value }),
    },
    query: ['variant'],
  }
}

function productHead(
  product: Product,
  { shop, language }: { shop: Shop; language: string },
  address: string,
): PageHead {
  const { title, description, unlisted } = product
  return {
    title: `${title} · ${shop.name}`,
    description: description === '' ? undefined : description.slice(0, maxDescription),
    picture: cardPicture(address, productCard(product, shop.name, language)),
    site: shop.name,
    isUnlisted: unlisted === true,
  }
}

async function answerProductCard(parts: StorefrontParts, c: Context<ApiEnv>, id: string, named: ShopId = ownShop) {
  const language = await parts.pages.languageOf(c)
  const shop = isId(named) ? await parts.shop(named) : undefined
  const product = shop && isId(id) ? await parts.product(shop.id, id, language) : undefined
  if (!shop || !product) return problem(c, refusal('not-found'))
  return parts.cards(c, productCard(product, shop.name, language))
}

/** As much as a messenger shows of it. */
const maxDescription = 200

/** A room's outline, with the product that the address names: what is in the room is not for everybody who knows its address. */
async function roomOf(parts: StorefrontParts, c: Context<ApiEnv, '/r/:room'>): Promise<DrawnPage> {
  const { product, card } = await roomSeen(parts, c)
  const address = `${parts.publicUrl()}/r/${encodeURIComponent(c.req.param('room'))}`
  return {
    name: 'room',
    head: {
      title: 'Tagalong',
      picture: cardPicture(address, card, product ? { product: product.id } : {}),
      isUnlisted: true,
    },
    answers: product ? { [stageQuestion(product.id)]: product } : {},
    query: ['product', 'variant'],
  }
}

/** What somebody sees of a room who knows no more than an address of it. */
async function roomSeen(parts: StorefrontParts, c: Context<ApiEnv, '/r/:room' | '/r/:room/card.jpg'>) {
  const id = c.req.query('product')
  const shopId = id !== undefined && isId(id) ? await parts.shopOfRoom(c.req.param('room')) : undefined
  const shop = shopId === undefined ? undefined : await parts.shop(shopId)
  const language = await parts.pages.languageOf(c)
  const product = shop && id !== undefined ? await parts.product(shop.id, id, language) : undefined
  return { product, card: shop && product ? productCard(product, shop.name, language) : roomCard(language) }
}
