// What associates do with their visits beyond the desk itself.
import * as z from 'zod'
import { finishVisitSchema } from '#shared/desk/finish-visit.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { idParam, json, jsonBody } from '#server/host/schemas.ts'
import { earlierVisitsSchema } from '#shared/desk/earlier-visits.ts'
import type { EarlierVisits } from './earlier-visits.ts'
import type { Visits } from './visits.ts'

interface Parts {
  readonly visits: Visits
  readonly earlier: EarlierVisits
}

const byStaff = { tags: ['Help'], access: 'staff', limit: 'requests' } as const
const params = z.object({ visit: idParam.describe('The id of a visit of yours.') })

/** The routes of staff. */
export function visitStaffRoutes(parts: Parts): readonly Route[] {
  return [finish(parts), seeEarlier(parts)]
}

function finish({ visits }: Parts): Route {
  return route(
    {
      ...byStaff,
      method: 'post',
      path: '/desk/visits/{visit}/finish',
      repeatable: true,
      summary: 'End a visit of yours with a summary',
      description: 'Members read it at the end of the conversation, and in the history.',
      request: { params, body: jsonBody(finishVisitSchema) },
      responses: { 204: { description: 'The visit is over.' } },
      refusals: ['invalid', 'no-such-visit', 'visit-ended', 'storage-unavailable'],
    },
    async (c) => {
      const { summary } = c.req.valid('json')
      const ended = await visits.finish(c.req.valid('param').visit, c.var.staff.staffId, summary)
      return ended.ok ? c.body(null, 204) : problem(c, ended.refusal)
    },
  )
}

function seeEarlier({ earlier }: Parts): Route {
  return route(
    {
      ...byStaff,
      method: 'get',
      path: '/desk/visits/{visit}/earlier',
      summary: 'See earlier visits of the asker',
      description: 'Where the asker shows them: what they and staff said then, and what was suggested.',
      request: { params },
      responses: { 200: json(earlierVisitsSchema, 'The newest first; none where they are not shown.') },
      refusals: ['invalid', 'no-such-visit'],
    },
    async (c) => {
      const seen = await earlier.of(c.req.valid('param').visit, c.var.staff.staffId)
      return seen.ok ? c.json(seen.value, 200) : problem(c, seen.refusal)
    },
  )
}
