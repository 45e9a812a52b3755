import * as z from 'zod'
import type { MemberId, RoomId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import { changeMemberSchema, memberSchema } from '#shared/rooms/contracts.ts'
import type { Caller } from '#server/identity/caller.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { idParam, json, jsonBody, roomParam } from '#server/host/schemas.ts'
import type { Members } from './members.ts'

const memberParams = roomParam.extend({ member: idParam.describe('Member id.') })
const removal = z.object({
  links: z.enum(['keep', 'end']).default('end'),
  records: z.enum(['keep', 'remove']).default('keep'),
})
const shared = {
  tags: ['Members'],
  path: '/rooms/{room}/members/{member}',
  access: 'member',
  limit: 'requests',
} as const

interface Parts {
  readonly members: Members
  /** Announces the room's pending history events. */
  readonly publishPending: (roomId: RoomId) => Promise<void>
  /** Deletes what belongs to a member. */
  readonly removeBelongings: (caller: Caller, memberId: MemberId) => Promise<Outcome<void>>
}

/** The routes of members. */
export function memberRoutes(parts: Parts): readonly Route[] {
  return [changeMember(parts), removeMember(parts)]
}

function changeMember({ members }: Parts): Route {
  return route(
    {
      ...shared,
      method: 'patch',
      summary: 'Change a role or a name',
      description:
        'Hosts change roles; everyone changes their own name, to one that looks like nobody else’s. Open connections learn of it at once.',
      request: { params: memberParams, body: jsonBody(changeMemberSchema) },
      responses: { 200: json(memberSchema, 'The member as they are now.') },
      refusals: ['role-may-not', 'not-your-record', 'no-such-member', 'last-host', 'name-taken'],
    },
    async (c) => {
      const changed = await members.change(c.var.caller, c.req.valid('param').member, c.req.valid('json'))
      return changed.ok ? c.json(changed.value, 200) : problem(c, changed.refusal)
    },
  )
}

function removeMember({ members, publishPending, removeBelongings }: Parts): Route {
  return route(
    {
      ...shared,
      method: 'delete',
      summary: 'Remove a member, or leave',
      description:
        'Hosts remove anybody, everybody removes themselves. Seats are closed, sessions end, words keep their name. Where a host removes another, the link that one came by and the links they made end too; with `links=keep` they stay open. With `records=remove` what the member wrote and added goes with them.',
      request: { params: memberParams, query: removal },
      responses: { 204: { description: 'They are no longer in the room.' } },
      refusals: ['invalid', 'role-may-not', 'no-such-member', 'last-host'],
    },
    async (c) => {
      const { caller } = c.var
      const { member } = c.req.valid('param')
      const { links, records } = c.req.valid('query')
      let removed = await members.remove(caller, member, links === 'keep')
      if (removed.ok) await publishPending(caller.room.id)
      // Also of somebody who was removed before: what was cut off then is finished, and a host may think of it later.
      const isGone = removed.ok || (removed.refusal.code === 'no-such-member' && caller.role === 'host')
      if (isGone && records === 'remove') removed = await removeBelongings(caller, member)
      return removed.ok ? c.body(null, 204) : problem(c, removed.refusal)
    },
  )
}
