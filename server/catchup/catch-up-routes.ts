import { catchUpSchema, countRoomsSchema, roomCountsSchema, seenSchema } from '#shared/catchup/contracts.ts'
import { foldedJson } from '#server/host/folded-json.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { json, jsonBody, roomParam } from '#server/host/schemas.ts'
import type { CatchUps } from './catch-ups.ts'
import type { RoomCounts } from './room-counts.ts'

/** What the routes of catching up need. */
export interface CatchUpRouteParts {
  readonly catchUps: CatchUps
  readonly counts: RoomCounts
}

const tags = ['Catch-up'] as const
const ofRoom = { tags, access: 'member', limit: 'requests' } as const

/** The routes of catching up. */
export function catchUpRoutes({ catchUps, counts }: CatchUpRouteParts): readonly Route[] {
  return [readCatchUp(catchUps), markSeen(catchUps), countRooms(counts)]
}

function readCatchUp(catchUps: CatchUps): Route {
  return route(
    {
      ...ofRoom,
      method: 'get',
      path: '/rooms/{room}/catch-up',
      summary: 'Get the catch-up cards',
      description:
        'What concerns this member since they last looked, as at most seven cards, those first that ask something of them. Questions and votes stay until they are answered; what happened goes with `seen`; replies go once their thread is read.',
      request: { params: roomParam },
      responses: { 200: json(catchUpSchema, 'The cards.') },
    },
    async (c) => {
      const cards = await catchUps.of(c.var.caller)
      return cards.ok ? foldedJson(c, cards.value) : problem(c, cards.refusal)
    },
  )
}

function markSeen(catchUps: CatchUps): Route {
  return route(
    {
      ...ofRoom,
      method: 'put',
      path: '/rooms/{room}/catch-up/seen',
      summary: 'Mark as seen',
      description: 'Marks everything up to an event as seen, on all of this member’s devices. A mark never moves back.',
      request: { params: roomParam, body: jsonBody(seenSchema) },
      responses: { 204: { description: 'Kept.' } },
    },
    async (c) => {
      await catchUps.seen(c.var.caller, c.req.valid('json').upto)
      return c.body(null, 204)
    },
  )
}

function countRooms(counts: RoomCounts): Route {
  return route(
    {
      method: 'post',
      path: '/catch-up/counts',
      access: 'sessions',
      limit: { joins: 'counts' },
      repeatable: true,
      tags,
      summary: 'Count what is waiting in several rooms',
      description:
        'For a list of all rooms of a device or a sign-in, in one request. The sessions are proof enough; a room whose access has ended says why, and the others are counted all the same.',
      request: { body: jsonBody(countRoomsSchema) },
      responses: { 200: json(roomCountsSchema, 'One entry a session.') },
    },
    async (c) => {
      const rooms = await counts.of(c.req.valid('json').sessions)
      return rooms.ok ? c.json({ rooms: rooms.value }, 200) : problem(c, rooms.refusal)
    },
  )
}
