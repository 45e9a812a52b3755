// The picture that a messenger shows of a link: what it says, and where it is. A feature of its own draws it.
import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import type { AnswerLanguage } from '#shared/answer-links/answer-text.ts'
import type { Picture } from '#shared/catalog/product.ts'
import type { ApiEnv } from './api.ts'
import { withoutIsolates } from '#shared/isolates.ts'
import type { PageHead } from './page-head.ts'

/** What a card says. All of it is drawn into the picture, and nothing else. */
export interface PreviewCard {
  readonly language: AnswerLanguage
  /** The largest words: who asks for what. Names in it come isolated. */
  readonly title: string
  /** Below them, such as the variant. */
  readonly facts: string
  /** The price with its currency, formatted; empty where there is none. */
  readonly price: string
  readonly picture: Picture | null
  /** Whose face stands at the foot. */
  readonly by?: { readonly name: string; readonly colour: number } | undefined
  /** The foot: the shop, the room. The first one is the heavier. */
  readonly foot: readonly string[]
}

/** Answers a request for the picture of a card. */
export type AnswerWithCard = (c: Context<ApiEnv>, card: PreviewCard) => Promise<Response>

/** Pixels. What messengers and networks ask for, so that none of them crops it. */
export const cardSize = { width: 1200, height: 630 } as const

/** Names a card by what it says: a messenger that has an older one fetches it again. */
export function cardVersion(card: PreviewCard): string {
  return createHash('sha256').update(JSON.stringify(card)).digest('base64url').slice(0, 12)
}

/** The picture of a page for its head. @param page its whole address, without a query @param query what of its query counts */
export function cardPicture(
  page: string,
  card: PreviewCard,
  query: Readonly<Record<string, string>> = {},
): NonNullable<PageHead['picture']> {
  const search = new URLSearchParams({ ...query, lang: card.language, v: cardVersion(card) })
  return { url: `${page}/card.jpg?${search.toString()}`, alt: withoutIsolates(card.title), ...cardSize }
}
