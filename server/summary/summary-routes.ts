import { summarySchema } from '#shared/summary/contracts.ts'
import { foldedJson } from '#server/host/folded-json.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { json, roomParam } from '#server/host/schemas.ts'
import type { Summaries } from './summaries.ts'

/** The route of a room's summary. */
export function summaryRoutes({ summaries }: { summaries: Summaries }): readonly Route[] {
  const read = route(
    {
      method: 'get',
      path: '/rooms/{room}/summary',
      access: 'member',
      limit: 'requests',
      tags: ['Rooms'],
      summary: 'Get a room’s summary',
      description:
        'What was decided, by whom and why, what it costs and what comes to each, what was rejected, and what is still open. Prices are those of the catalogue.',
      request: { params: roomParam },
      responses: { 200: json(summarySchema, 'The room as it is now.') },
    },
    async (c) => {
      const summary = await summaries.of(c.var.caller)
      return summary.ok ? foldedJson(c, summary.value) : problem(c, summary.refusal)
    },
  )
  return [read]
}
