import { createRoute } from '@hono/zod-openapi'
import type { ShopId } from '#shared/ids.ts'
import { roomViewSchema, startRoomSchema, startedRoomSchema } from '#shared/rooms/contracts.ts'
import { newApi } from '#server/host/api.ts'
import { originRefusal, signedIn } from '#server/host/bearer.ts'
import type { CallerLookup } from '#server/host/bearer.ts'
import { problem, problems } from '#server/host/problem.ts'
import { json, jsonBody, needsMember, roomParam } from '#server/host/schemas.ts'
import { notVerified } from './newcomer.ts'
import type { Rooms } from './rooms.ts'

const startRoom = createRoute({
  method: 'post',
  path: '/rooms',
  tags: ['Rooms'],
  summary: 'Create a room',
  description:
    'Whoever starts a room is its host. The answer holds their token and a first invitation: shoppers, 30 days, 50 uses. With an `identity`, the host is that customer of the shop.',
  request: { body: jsonBody(startRoomSchema) },
  responses: {
    201: json(startedRoomSchema, 'The room, its host, and the first invitation.'),
    ...problems(
      'not-json',
      'invalid',
      'no-such-shop',
      'sign-in-needed',
      ...notVerified,
      'origin-not-allowed',
      'too-many-requests',
    ),
  },
})

/** The routes of rooms. */
export function roomRoutes({
  rooms,
  callers,
  defaultShop,
}: {
  rooms: Rooms
  callers: CallerLookup
  defaultShop: ShopId
}) {
  const viewRoom = createRoute({
    method: 'get',
    path: '/rooms/{room}',
    tags: ['Rooms'],
    summary: 'Get a room',
    security: needsMember,
    middleware: signedIn(callers),
    request: { params: roomParam },
    responses: {
      200: json(roomViewSchema, 'The room, the caller, all members (hosts first) and the shop.'),
      ...problems('token-missing', 'token-invalid', 'token-expired', 'removed', 'no-such-room', 'room-closed'),
    },
  })
  return newApi()
    .openapi(startRoom, async (c) => {
      const { shop = defaultShop, ...request } = c.req.valid('json')
      const no = await originRefusal(c, shop)
      if (no) return problem(c, no)
      const started = await rooms.start({ ...request, shop })
      return started.ok ? c.json(started.value, 201) : problem(c, started.refusal)
    })
    .openapi(viewRoom, async (c) => {
      const view = await rooms.view(c.var.caller)
      return view.ok ? c.json(view.value, 200) : problem(c, view.refusal)
    })
}
