// What the holder of an invitation sees before joining: the product that it opens to, and the cart where whoever made the link
// chose to show it. Nothing else of the room is read for it.
import type { AnswerLanguage } from '#shared/answer-links/answer-text.ts'
import { foldCart } from '#shared/cart/cart-view.ts'
import type { LineView } from '#shared/cart/cart-view.ts'
import type { Product } from '#shared/catalog/product.ts'
import type { ShownThing } from '#shared/catalog/shown-thing.ts'
import { isVoice } from '#shared/roles.ts'
import { productIdOf } from '#shared/ids.ts'
import type { RoomId } from '#shared/ids.ts'
import { granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { InvitationPreview } from '#shared/rooms/contracts.ts'
import { shownThing, shownThings } from '#server/host/shown-things.ts'
import type { ProductSource } from '#server/host/shown-things.ts'
import { carriedQuestion } from './carried-question.ts'
import type { CarriedQuestion } from './carried-question.ts'
import type { Room } from '#server/sync/room.ts'
import { roomDocument } from '#server/sync/room-records.ts'

/** The most lines of a cart that are shown. */
const maxLines = 30
/** How long contents are good: a link in a large group is opened by many at once. */
const freshMs = 10_000
/** The most invitations whose contents are cached. */
const maxCached = 300

/** A line of the cart; who wants it is not said. */
export interface ShownLine {
  readonly thing: ShownThing
  readonly quantity: number
}

/** The cart as far as it is shown. */
interface ShownCart {
  readonly lines: readonly ShownLine[]
  /** Lines beyond those. */
  readonly more: number
}

/** The thing that an invitation opens to. */
interface Opened {
  readonly product: Product
  readonly thing: ShownThing
}

interface Contents {
  readonly opened: Opened | undefined
  readonly cart: ShownCart | undefined
  /** Undefined also once it is resolved or taken back. */
  readonly question: CarriedQuestion | undefined
}

/** An invitation with what its page shows. */
export interface InvitationLook extends Contents {
  readonly invitation: InvitationPreview
}

interface LookParts {
  /** Who invites into what. Refuses where the link has ended. */
  readonly preview: (code: string) => Promise<Outcome<InvitationPreview>>
  readonly directory: { room(id: RoomId): Promise<Outcome<Room>> }
  readonly products: ProductSource
  readonly now: () => number
}

/** Reads what invitations show. Reading uses none of them up. */
export class InvitationLooks {
  readonly #parts: LookParts
  readonly #cached = new Map<string, { readonly at: number; readonly contents: Promise<Contents> }>()

  constructor(parts: LookParts) {
    this.#parts = parts
  }

  /**
   * Whether the link is still good is asked each time. Refuses as `preview`.
   * @param languageOf the reader's language; the room's says which where they ask for none.
   */
  async read(code: string, languageOf: (locale: string) => AnswerLanguage): Promise<Outcome<InvitationLook>> {
    const preview = await this.#parts.preview(code)
    if (!preview.ok) return preview
    return granted({
      invitation: preview.value,
      ...(await this.#contentsOf(preview.value, languageOf(preview.value.room.locale))),
    })
  }

  #contentsOf(invitation: InvitationPreview, language: AnswerLanguage): Promise<Contents> {
    const key = JSON.stringify([
      invitation.room.id,
      invitation.about,
      invitation.showsCart,
      invitation.asks,
      invitation.role,
      language,
    ])
    const now = this.#parts.now()
    const known = this.#cached.get(key)
    if (known && known.at + freshMs > now) return known.contents
    if (this.#cached.size >= maxCached) this.#cached.clear()
    const contents = this.#readContents(invitation, language)
    this.#cached.set(key, { at: now, contents })
    // A fault is not cached.
    contents.catch(() => this.#cached.delete(key))
    return contents
  }

  async #readContents(invitation: InvitationPreview, language: AnswerLanguage): Promise<Contents> {
    const [opened, cart, question] = await Promise.all([
      this.#opened(invitation, language),
      this.#cart(invitation, language),
      this.#question(invitation),
    ])
    return { opened, cart, question }
  }

  /** Only for those who may answer. */
  async #question({ asks, role, room: { id } }: InvitationPreview): Promise<CarriedQuestion | undefined> {
    if (asks === null || !isVoice(role)) return undefined
    const room = await this.#parts.directory.room(id)
    return room.ok ? carriedQuestion(room.value, asks) : undefined
  }

  /** Undefined also where the shop has the product no longer. */
  async #opened({ about, shop }: InvitationPreview, language: AnswerLanguage): Promise<Opened | undefined> {
    if (about === null) return undefined
    const [product] = await this.#parts.products(shop.id, [productIdOf(about)], language)
    return product && { product, thing: shownThing(product, about) }
  }

  async #cart(
    { showsCart, room: { id }, shop }: InvitationPreview,
    language: AnswerLanguage,
  ): Promise<ShownCart | undefined> {
    if (!showsCart) return undefined
    const room = await this.#parts.directory.room(id)
    if (!room.ok) return undefined
    const wanted = foldCart(roomDocument(room.value, 'cart')).lines.filter(isWanted)
    const quantities = new Map(wanted.slice(0, maxLines).map(({ variantId, quantity }) => [variantId, quantity]))
    const things = await shownThings(this.#parts.products, shop.id, {
      ids: [...quantities.keys()],
      keepUnknown: false,
      language,
    })
    const lines = things.map((thing) => ({ thing, quantity: quantities.get(thing.id) ?? 0 }))
    return { lines, more: Math.max(0, wanted.length - maxLines) }
  }
}

function isWanted({ lane, quantity }: LineView): boolean {
  return quantity > 0 && (lane === 'considering' || lane === 'decided')
}
