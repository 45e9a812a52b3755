import type { ShopId } from '#shared/ids.ts'
import type { Shop } from '#shared/rooms/contracts.ts'
import type { AnswerWithCard } from '#server/host/preview-card.ts'
import { DerivedTokens } from '#server/identity/derived-tokens.ts'
import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import { AnswerLinks } from './answer-links.ts'
import { answerPages } from './answer-page-routes.ts'
import { answerLinkRoutes, answerRoutes } from './answer-routes.ts'
import { Answers } from './answers.ts'
import type { Guests, VoteCommands } from './answers.ts'
import type { ProductSource } from '#server/host/shown-things.ts'

/** What answering uses of other features. */
interface Uses {
  /** How votes are cast and read. */
  readonly vote: VoteCommands
  readonly products: ProductSource
  /** How those come in who were not in the room when they were asked. */
  readonly guests: Guests
  /** Undefined where there is no such shop. */
  readonly shop: (id: ShopId) => Promise<Shop | undefined>
  readonly cards: AnswerWithCard
}

export interface AnswerLinksFeature extends Feature {
  /** What a notification shows of a question or a decision, with a link by which it is answered. */
  readonly offer: Answers['offer']
}

/** Personal links by which members answer a question or a decision without opening the room. */
export function answerLinksFeature(host: Host, { vote, products, guests, shop, cards }: Uses): AnswerLinksFeature {
  const { db, now, publicUrl, secret, directory, access } = host
  const { callers } = access
  const links = new AnswerLinks({ db, now, publicUrl, tokens: new DerivedTokens(secret, 'answer-links') })
  const messageIds = new DerivedTokens(secret, 'answer-messages')
  const answers = new Answers({ db, links, callers, directory, products, votes: vote, guests, shop, messageIds })
  return {
    name: 'answer links',
    routes: [...answerRoutes({ answers }), ...answerLinkRoutes({ answers, links })],
    pages: answerPages({ answers, now, publicUrl, cards }),
    offer: (to) => answers.offer(to),
  }
}
