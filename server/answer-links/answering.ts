// Puts the parts of answering together, for whoever starts a server.
import type { Hono } from 'hono'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Kysely } from 'kysely'
import type { RoomId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { ApiEnv } from '#server/host/api.ts'
import type { Callers } from '#server/identity/callers.ts'
import { DerivedTokens } from '#server/identity/derived-tokens.ts'
import type { Commands } from '#server/host/commands.ts'
import type { Room } from '#server/sync/room.ts'
import type { Tables } from '#server/storage/tables.ts'
import { AnswerLinks } from './answer-links.ts'
import { answerPageRoutes } from './answer-page-routes.ts'
import { answerLinkRoutes, answerRoutes } from './answer-routes.ts'
import { Answers } from './answers.ts'
import type { ProductSource } from './shown-things.ts'

/** What answering stands on. */
export interface AnsweringBase {
  readonly db: Kysely<Tables>
  readonly secret: Uint8Array
  readonly now: () => number
  readonly publicUrl: () => string
  readonly callers: Callers
  readonly directory: { room(id: RoomId): Promise<Outcome<Room>> }
  /** How votes are cast and read. */
  readonly votes: Commands
  readonly catalogue: { readonly products: ProductSource }
}

/** What a server serves of it. */
export interface Answering {
  readonly answers: Answers
  readonly groups: readonly OpenAPIHono<ApiEnv>[]
  readonly pages: readonly Hono<ApiEnv>[]
}

/** See above. */
export function answering(base: AnsweringBase): Answering {
  const { db, secret, now, publicUrl, callers, directory, votes, catalogue } = base
  const links = new AnswerLinks({ db, now, publicUrl, tokens: new DerivedTokens(secret, 'answer-links') })
  const answers = new Answers({
    db,
    links,
    callers,
    directory,
    products: (shopId, ids) => catalogue.products(shopId, ids),
    votes: castAndRead(votes),
    messageIds: new DerivedTokens(secret, 'answer-messages'),
  })
  return {
    answers,
    groups: [answerRoutes({ answers }), answerLinkRoutes({ answers, links, callers })],
    pages: [answerPageRoutes({ answers, now })],
  }
}

function castAndRead({ 'ballot.cast': cast, 'ballot.mine': mine }: Commands) {
  if (!cast || !mine) throw new Error('Nobody takes votes')
  return { 'ballot.cast': cast, 'ballot.mine': mine }
}
