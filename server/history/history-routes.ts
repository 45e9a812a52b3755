import type { Kysely } from 'kysely'
import * as z from 'zod'
import { eventGroups } from '#shared/events/event-kind.ts'
import { eventKindNames } from '#shared/events/event-kinds.ts'
import { historyPageSchema } from '#shared/rooms/contracts.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { idParam, json, limitQuery, roomParam } from '#server/host/schemas.ts'
import type { Tables } from '#server/storage/tables.ts'
import { maxHistoryPage, readHistory } from './history.ts'

const place = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const kindNames = [...eventGroups, ...eventKindNames] as const

const historyQuery = z
  .object({
    after: place.optional().describe('The last sequence number that is known already; 0 where nothing is said.'),
    before: place.optional().describe('`next` of the page before, with `order=newest`.'),
    order: z.enum(['oldest', 'newest']).optional().describe('`newest` goes back from `before`, or from the end.'),
    member: idParam.optional().describe('Only what this member did.'),
    product: idParam.optional().describe('Only what concerned this product when it happened.'),
    kind: z
      .string()
      .transform((kinds) => kinds.split(','))
      .pipe(z.array(z.enum(kindNames)).min(1).max(kindNames.length))
      .optional()
      .describe(`Only these kinds or groups, joined by commas. Groups: ${eventGroups.join(', ')}.`),
    limit: limitQuery(maxHistoryPage, 50),
  })
  .refine(({ after, before, order }) => after === undefined || (before === undefined && order !== 'newest'), {
    path: ['after'],
    message: 'A page goes on after a place, or back before one',
  })

/** The routes of history. */
export function historyRoutes({ db }: { db: Kysely<Tables> }): readonly Route[] {
  const read = route(
    {
      method: 'get',
      path: '/rooms/{room}/history',
      access: 'member',
      limit: 'requests',
      tags: ['History'],
      summary: 'Read a room’s history',
      description:
        'Oldest first; `next` is the `after` of the next page, null at the end. With `before` or `order=newest` newest first, and `next` is the `before` of the next page.',
      request: { params: roomParam, query: historyQuery },
      responses: { 200: json(historyPageSchema, 'One page.') },
    },
    async (c) => {
      const { after, before, order, kind, ...rest } = c.req.valid('query')
      const from = order === 'newest' || before !== undefined ? { before } : { after: after ?? 0 }
      return c.json(await readHistory(db, c.var.caller.room.num, { from, kinds: kind, ...rest }), 200)
    },
  )
  return [read]
}
