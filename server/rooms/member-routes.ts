import { createRoute } from '@hono/zod-openapi'
import { changeMemberSchema, memberSchema } from '#shared/rooms/contracts.ts'
import { newApi } from '#server/host/api.ts'
import { signedIn } from '#server/host/bearer.ts'
import type { CallerLookup } from '#server/host/bearer.ts'
import { problem, problems } from '#server/host/problem.ts'
import { idParam, json, jsonBody, needsMember, roomParam } from '#server/host/schemas.ts'
import type { Members } from './members.ts'

const memberParams = roomParam.extend({ member: idParam.describe('Member id.') })
const notIn = ['token-missing', 'token-invalid', 'token-expired', 'removed', 'no-such-room', 'room-closed'] as const

/** The routes of members. */
export function memberRoutes({ members, callers }: { members: Members; callers: CallerLookup }) {
  const shared = { tags: ['Members'], security: needsMember, middleware: signedIn(callers) }
  const changeMember = createRoute({
    ...shared,
    method: 'patch',
    path: '/rooms/{room}/members/{member}',
    summary: 'Change a role or a name',
    description: 'Hosts change roles; everyone changes their own name. Open connections learn of it at once.',
    request: { params: memberParams, body: jsonBody(changeMemberSchema) },
    responses: {
      200: json(memberSchema, 'The member as they are now.'),
      ...problems(...notIn, 'invalid', 'role-may-not', 'not-your-record', 'no-such-member', 'last-host'),
    },
  })
  const removeMember = createRoute({
    ...shared,
    method: 'delete',
    path: '/rooms/{room}/members/{member}',
    summary: 'Remove a member, or leave',
    description:
      'Hosts remove anybody, everybody removes themselves. Seats are closed, sessions end, words keep their name.',
    request: { params: memberParams },
    responses: {
      204: { description: 'They are no longer in the room.' },
      ...problems(...notIn, 'role-may-not', 'no-such-member', 'last-host'),
    },
  })
  return newApi()
    .openapi(changeMember, async (c) => {
      const changed = await members.change(c.var.caller, c.req.valid('param').member, c.req.valid('json'))
      return changed.ok ? c.json(changed.value, 200) : problem(c, changed.refusal)
    })
    .openapi(removeMember, async (c) => {
      const removed = await members.remove(c.var.caller, c.req.valid('param').member)
      return removed.ok ? c.body(null, 204) : problem(c, removed.refusal)
    })
}
