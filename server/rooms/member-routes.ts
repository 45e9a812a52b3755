import { changeMemberSchema, memberSchema } from '#shared/rooms/contracts.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { idParam, json, jsonBody, roomParam } from '#server/host/schemas.ts'
import type { Members } from './members.ts'

const memberParams = roomParam.extend({ member: idParam.describe('Member id.') })
const shared = {
  tags: ['Members'],
  path: '/rooms/{room}/members/{member}',
  access: 'member',
  limit: 'requests',
} as const

/** The routes of members. */
export function memberRoutes({ members }: { members: Members }): readonly Route[] {
  return [changeMember(members), removeMember(members)]
}

function changeMember(members: Members): Route {
  return route(
    {
      ...shared,
      method: 'patch',
      summary: 'Change a role or a name',
      description: 'Hosts change roles; everyone changes their own name. Open connections learn of it at once.',
      request: { params: memberParams, body: jsonBody(changeMemberSchema) },
      responses: { 200: json(memberSchema, 'The member as they are now.') },
      refusals: ['role-may-not', 'not-your-record', 'no-such-member', 'last-host'],
    },
    async (c) => {
      const changed = await members.change(c.var.caller, c.req.valid('param').member, c.req.valid('json'))
      return changed.ok ? c.json(changed.value, 200) : problem(c, changed.refusal)
    },
  )
}

function removeMember(members: Members): Route {
  return route(
    {
      ...shared,
      method: 'delete',
      summary: 'Remove a member, or leave',
      description:
        'Hosts remove anybody, everybody removes themselves. Seats are closed, sessions end, words keep their name.',
      request: { params: memberParams },
      responses: { 204: { description: 'They are no longer in the room.' } },
      refusals: ['invalid', 'role-may-not', 'no-such-member', 'last-host'],
    },
    async (c) => {
      const removed = await members.remove(c.var.caller, c.req.valid('param').member)
      return removed.ok ? c.body(null, 204) : problem(c, removed.refusal)
    },
  )
}
