import type { ShopId } from '#shared/ids.ts'
import { roomViewSchema, startRoomSchema, startedRoomSchema } from '#shared/rooms/contracts.ts'
import { originRefusal } from '#server/host/bearer.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { json, jsonBody, roomParam } from '#server/host/schemas.ts'
import { notVerified } from './newcomer.ts'
import type { Rooms } from './rooms.ts'

interface Parts {
  readonly rooms: Rooms
  readonly defaultShop: ShopId
}

/** The routes of rooms. */
export function roomRoutes(parts: Parts): readonly Route[] {
  return [startRoom(parts), viewRoom(parts)]
}

function startRoom({ rooms, defaultShop }: Parts): Route {
  return route(
    {
      method: 'post',
      path: '/rooms',
      access: 'open',
      limit: 'rooms',
      repeatable: true,
      tags: ['Rooms'],
      summary: 'Create a room',
      description:
        'Whoever starts a room is its host. The answer holds their token and a first invitation: shoppers, 30 days, 50 uses. With an `identity`, the host is that customer of the shop.',
      request: { body: jsonBody(startRoomSchema) },
      responses: { 201: json(startedRoomSchema, 'The room, its host, and the first invitation.') },
      refusals: [
        'no-such-shop',
        'no-new-rooms',
        'sign-in-needed',
        'name-taken',
        'too-many-rooms',
        ...notVerified,
        'origin-not-allowed',
      ],
    },
    async (c) => {
      const { shop = defaultShop, ...request } = c.req.valid('json')
      const no = await originRefusal(c, shop)
      if (no) return problem(c, no)
      const started = await rooms.start({ ...request, shop })
      return started.ok ? c.json(started.value, 201) : problem(c, started.refusal)
    },
  )
}

function viewRoom({ rooms }: Parts): Route {
  return route(
    {
      method: 'get',
      path: '/rooms/{room}',
      access: 'member',
      limit: 'requests',
      tags: ['Rooms'],
      summary: 'Get a room',
      request: { params: roomParam },
      responses: { 200: json(roomViewSchema, 'The room, the caller, all members (hosts first) and the shop.') },
    },
    async (c) => {
      const view = await rooms.view(c.var.caller)
      return view.ok ? c.json(view.value, 200) : problem(c, view.refusal)
    },
  )
}
