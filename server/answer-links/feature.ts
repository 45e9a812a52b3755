import { DerivedTokens } from '#server/identity/derived-tokens.ts'
import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import { AnswerLinks } from './answer-links.ts'
import { answerPages } from './answer-page-routes.ts'
import { answerLinkRoutes, answerRoutes } from './answer-routes.ts'
import { Answers } from './answers.ts'
import type { VoteCommands } from './answers.ts'
import type { ProductSource } from './shown-things.ts'

/** What answering uses of other features. */
interface Uses {
  /** How votes are cast and read. */
  readonly vote: VoteCommands
  readonly products: ProductSource
}

export interface AnswerLinksFeature extends Feature {
  /** What a notification shows of a question or a decision, with a link by which it is answered. */
  readonly offer: Answers['offer']
}

/** Personal links by which members answer a question or a decision without opening the room. */
export function answerLinksFeature(host: Host, { vote, products }: Uses): AnswerLinksFeature {
  const { db, now, publicUrl, secret, directory, access } = host
  const { callers } = access
  const links = new AnswerLinks({ db, now, publicUrl, tokens: new DerivedTokens(secret, 'answer-links') })
  const messageIds = new DerivedTokens(secret, 'answer-messages')
  const answers = new Answers({ db, links, callers, directory, products, votes: vote, messageIds })
  return {
    name: 'answer links',
    routes: [...answerRoutes({ answers }), ...answerLinkRoutes({ answers, links })],
    pages: answerPages({ answers, now }),
    offer: (to) => answers.offer(to),
  }
}
