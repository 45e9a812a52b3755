import { createRoute } from '@hono/zod-openapi'
import type { Kysely } from 'kysely'
import * as z from 'zod'
import { historyPageSchema } from '#shared/rooms/contracts.ts'
import { newApi } from '#server/http/api.ts'
import { signedIn } from '#server/http/bearer.ts'
import type { CallerLookup } from '#server/http/bearer.ts'
import { problems } from '#server/http/problem.ts'
import { json, limitQuery, needsMember, roomParam } from '#server/http/schemas.ts'
import type { Tables } from '#server/storage/tables.ts'
import { maxHistoryPage, readHistory } from './history.ts'

const after = z.coerce.number().int().min(0).default(0).describe('The last sequence number that is known already.')

/** The routes of history. */
export function historyRoutes({ db, callers }: { db: Kysely<Tables>; callers: CallerLookup }) {
  const history = createRoute({
    method: 'get',
    path: '/rooms/{room}/history',
    tags: ['History'],
    summary: 'Read what happened',
    description: 'Oldest first; `next` is the `after` of the next page, null at the end.',
    security: needsMember,
    middleware: signedIn(callers),
    request: { params: roomParam, query: z.object({ after, limit: limitQuery(maxHistoryPage, 50) }) },
    responses: {
      200: json(historyPageSchema, 'One page.'),
      ...problems(
        'token-missing',
        'token-invalid',
        'token-expired',
        'removed',
        'no-such-room',
        'room-closed',
        'invalid',
      ),
    },
  })
  return newApi().openapi(history, async (c) =>
    c.json(await readHistory(db, c.var.caller.room.num, c.req.valid('query')), 200),
  )
}
