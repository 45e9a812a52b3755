import { createRoute } from '@hono/zod-openapi'
import { catchUpSchema, countRoomsSchema, roomCountsSchema, seenSchema } from '#shared/catchup/contracts.ts'
import { newApi } from '#server/host/api.ts'
import { signedIn } from '#server/host/bearer.ts'
import type { CallerLookup } from '#server/host/bearer.ts'
import { problem, problems } from '#server/host/problem.ts'
import { json, jsonBody, needsMember, roomParam } from '#server/host/schemas.ts'
import type { CatchUps } from './catch-ups.ts'
import type { RoomCounts } from './room-counts.ts'

const notIn = ['token-missing', 'token-invalid', 'token-expired', 'removed', 'no-such-room', 'room-closed'] as const

const count = createRoute({
  method: 'post',
  path: '/catch-up/counts',
  tags: ['Catch-up'],
  summary: 'Count what is waiting in several rooms',
  description:
    'For a list of all rooms of a device or a sign-in, in one request. The sessions are proof enough; a room whose access has ended says why, and the others are counted all the same.',
  request: { body: jsonBody(countRoomsSchema) },
  responses: {
    200: json(roomCountsSchema, 'One entry a session.'),
    ...problems('not-json', 'invalid', 'too-many-requests'),
  },
})

/** What the routes of catching up need. */
export interface CatchUpRouteParts {
  readonly catchUps: CatchUps
  readonly counts: RoomCounts
  readonly callers: CallerLookup
}

/** The routes of catching up. */
export function catchUpRoutes({ catchUps, counts, callers }: CatchUpRouteParts) {
  const shared = { tags: ['Catch-up'], security: needsMember, middleware: signedIn(callers) }
  const read = createRoute({
    ...shared,
    method: 'get',
    path: '/rooms/{room}/catch-up',
    summary: 'Get the catch-up cards',
    description:
      'What concerns this member since they last looked, as at most seven cards, those first that ask something of them. Questions and votes stay until they are answered; what happened goes with `seen`; replies go once their thread is read.',
    request: { params: roomParam },
    responses: { 200: json(catchUpSchema, 'The cards.'), ...problems(...notIn) },
  })
  const seen = createRoute({
    ...shared,
    method: 'put',
    path: '/rooms/{room}/catch-up/seen',
    summary: 'Mark as seen',
    description: 'Marks everything up to an event as seen, on all of this member’s devices. A mark never moves back.',
    request: { params: roomParam, body: jsonBody(seenSchema) },
    responses: { 204: { description: 'Kept.' }, ...problems(...notIn, 'invalid') },
  })
  return newApi()
    .openapi(read, async (c) => {
      const cards = await catchUps.of(c.var.caller)
      return cards.ok ? c.json(cards.value, 200) : problem(c, cards.refusal)
    })
    .openapi(seen, async (c) => {
      await catchUps.seen(c.var.caller, c.req.valid('json').upto)
      return c.body(null, 204)
    })
    .openapi(count, async (c) => c.json({ rooms: await counts.of(c.req.valid('json').sessions) }, 200))
}
