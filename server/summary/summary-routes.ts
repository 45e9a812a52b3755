import { createRoute } from '@hono/zod-openapi'
import { summarySchema } from '#shared/summary/contracts.ts'
import type { RoomSummary } from '#shared/summary/contracts.ts'
import { newApi } from '#server/host/api.ts'
import { signedIn } from '#server/host/bearer.ts'
import type { CallerLookup } from '#server/host/bearer.ts'
import { problem, problems } from '#server/host/problem.ts'
import { json, needsMember, roomParam } from '#server/host/schemas.ts'
import type { Summaries } from './summaries.ts'

/** The route of a room's summary. */
export function summaryRoutes({ summaries, callers }: { summaries: Summaries; callers: CallerLookup }) {
  const read = createRoute({
    method: 'get',
    path: '/rooms/{room}/summary',
    tags: ['Rooms'],
    summary: 'Get a room’s summary',
    description:
      'What was decided, by whom and why, what it costs and what comes to each, what was rejected, and what is still open. Prices are those of the catalogue.',
    security: needsMember,
    middleware: signedIn(callers),
    request: { params: roomParam },
    responses: {
      200: json(summarySchema, 'The room as it is now.'),
      ...problems('token-missing', 'token-invalid', 'token-expired', 'removed', 'no-such-room', 'room-closed'),
    },
  })
  return newApi().openapi(read, async (c) => {
    const summary = await summaries.of(c.var.caller)
    // A fold gives lists that nobody may change; the schema's types know no such thing.
    return summary.ok ? c.json(summary.value as unknown as RoomSummary, 200) : problem(c, summary.refusal)
  })
}
