import * as z from 'zod'
import { pastReachSchema, pastSchema } from '#shared/past/contracts.ts'
import { foldedJson } from '#server/host/folded-json.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { json, roomParam } from '#server/host/schemas.ts'
import type { Asked } from './cut.ts'
import type { Pasts } from './pasts.ts'

const whole = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional()
const moment = z
  .object({
    seq: whole.describe('Right after this event of the room’s history.'),
    at: whole.describe('At this instant, milliseconds since 1970.'),
  })
  .refine(({ seq, at }) => (seq === undefined) !== (at === undefined), {
    path: ['seq'],
    message: 'Say one of seq and at',
  })

const shared = { tags: ['History'], access: 'member', limit: 'requests' } as const

/** The routes of a room's past. */
export function pastRoutes({ pasts }: { pasts: Pasts }): readonly Route[] {
  return [lookBack(pasts), reachOfPast(pasts)]
}

function lookBack(pasts: Pasts): Route {
  return route(
    {
      ...shared,
      method: 'get',
      path: '/rooms/{room}/past',
      summary: 'Get the room at a point in time',
      description:
        'The records of the room as they were, right after an event (`seq`) or at an instant (`at`). Where older updates were pruned, this is the nearest moment before that is kept; the answer says which. Words that were edited since are told as they are now, and what was taken back since is gone; until it leaves the file too, its author still sees it.',
      request: { params: roomParam, query: moment },
      responses: { 200: json(pastSchema, 'The room as it was.') },
      refusals: ['moment-not-kept', 'moment-ahead'],
    },
    async (c) => {
      const { seq, at = 0 } = c.req.valid('query')
      const asked: Asked = seq === undefined ? { at } : { seq }
      const shown = await pasts.at(c.var.caller, asked)
      return shown.ok ? foldedJson(c, shown.value) : problem(c, shown.refusal)
    },
  )
}

function reachOfPast(pasts: Pasts): Route {
  return route(
    {
      ...shared,
      method: 'get',
      path: '/rooms/{room}/past/reach',
      summary: 'Get the range of the version history',
      description: 'The earliest moment kept, now, and moments in between at which something happened.',
      request: { params: roomParam },
      responses: { 200: json(pastReachSchema, 'The reach.') },
    },
    async (c) => c.json(await pasts.reach(c.var.caller), 200),
  )
}
