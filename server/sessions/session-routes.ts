import * as z from 'zod'
import { endedSessionsSchema, sessionListSchema } from '#shared/rooms/sessions.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { idParam, json } from '#server/host/schemas.ts'
import type { AdminKey } from '#server/identity/admin-keys.ts'
import type { SignOuts } from './sign-outs.ts'

const own = { tags: ['Identity'], access: 'member', limit: 'requests' } as const

/** The routes of a member's own sessions. */
export function sessionRoutes({ signOuts }: { signOuts: SignOuts }): readonly Route[] {
  return [listSessions(signOuts), endSession(signOuts), endAllSessions(signOuts)]
}

function listSessions(signOuts: SignOuts): Route {
  return route(
    {
      ...own,
      method: 'get',
      path: '/sessions',
      summary: 'List your sessions',
      description: 'The devices on which the token’s member is signed in to the room. Nobody can see another member’s.',
      responses: { 200: json(sessionListSchema, 'The sessions.') },
    },
    async (c) => c.json({ sessions: await signOuts.list(c.var.caller) }, 200),
  )
}

function endSession(signOuts: SignOuts): Route {
  return route(
    {
      ...own,
      method: 'delete',
      path: '/sessions/{session}',
      summary: 'Sign out a device',
      description:
        'Ends a session: its tokens are refused at once, and what is open by them is closed. The membership stays; other devices do not notice.',
      request: {
        params: z.object({ session: idParam.describe('The id of a session, or `current` for the one that asks.') }),
      },
      responses: { 204: { description: 'The device is signed out.' } },
      refusals: ['invalid', 'no-such-session'],
    },
    async (c) => {
      const { caller } = c.var
      const { session } = c.req.valid('param')
      const ended = await signOuts.end(caller, session === 'current' ? (caller.sessionId ?? '') : session)
      return ended.ok ? c.body(null, 204) : problem(c, ended.refusal)
    },
  )
}

function endAllSessions(signOuts: SignOuts): Route {
  return route(
    {
      ...own,
      method: 'delete',
      path: '/sessions',
      summary: 'Sign out all other devices',
      description: 'With `current=end`, also the device that sends the request.',
      request: { query: z.object({ current: z.enum(['keep', 'end']).default('keep') }) },
      responses: { 204: { description: 'The devices are signed out.' } },
    },
    async (c) => {
      await signOuts.endAll(c.var.caller, c.req.valid('query'))
      return c.body(null, 204)
    },
  )
}

/** Signs the staff of a shop out, one by the shop's own id or all. @returns how many sessions it were. */
export type SignOutStaff = (key: AdminKey, externalId: string | undefined) => Promise<number>

interface CustomerSessionParts {
  readonly signOuts: SignOuts
  readonly signOutStaff: SignOutStaff
}

/** The route by which a shop's server signs its customers and its staff out. */
export function customerSessionRoutes({ signOuts, signOutStaff }: CustomerSessionParts): readonly Route[] {
  const end = route(
    {
      method: 'delete',
      path: '/shops/{shop}/sessions',
      access: { shopKey: 'identity' },
      limit: 'requests',
      tags: ['Shops'],
      summary: 'Sign out customers and staff',
      description:
        'With an admin key of the scope `identity`. Ends the sessions of one customer or associate, as when they signed out at the shop, or of all: after a secret of the shop was lost, replace it first. Memberships stay, and customers and staff come in again by the shop’s word. Desks that are open are closed at once.',
      request: {
        params: z.object({ shop: idParam }),
        query: z.object({
          customer: z
            .string()
            .min(1)
            .max(200)
            .optional()
            .describe('The shop’s own id of them; all where none is named.'),
        }),
      },
      responses: { 200: json(endedSessionsSchema, 'The devices are signed out.') },
    },
    async (c) => {
      const { customer } = c.req.valid('query')
      const customers = await signOuts.endOfCustomers(c.var.adminKey, customer)
      const staff = await signOutStaff(c.var.adminKey, customer)
      return c.json({ ended: customers + staff }, 200)
    },
  )
  return [end]
}
