// A shop's customers: the rooms they are in, and the guest who becomes one.
import { claimSchema, memberSchema, signInSchema, signedInSchema } from '#shared/rooms/contracts.ts'
import { originRefusal } from '#server/host/bearer.ts'
import { problem } from '#server/host/problem.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { json, jsonBody, roomParam } from '#server/host/schemas.ts'
import type { Entries } from './entries.ts'
import { notVerified } from './newcomer.ts'

/** The routes of customers. */
export function entryRoutes({ entries }: { entries: Entries }): readonly Route[] {
  return [signIn(entries), claim(entries)]
}

function signIn(entries: Entries): Route {
  return route(
    {
      method: 'post',
      path: '/sign-in',
      access: 'customer',
      limit: { joins: 'sign-in' },
      repeatable: true,
      tags: ['Identity'],
      summary: 'Find a customer’s rooms',
      description:
        'Exchanges the shop’s word for sessions of every room the customer is in, so that another device of theirs finds them.',
      request: { body: jsonBody(signInSchema) },
      responses: { 200: json(signedInSchema, 'The rooms, newest first.') },
      refusals: ['no-such-shop', ...notVerified, 'origin-not-allowed'],
    },
    async (c) => {
      const { shop, identity } = c.req.valid('json')
      const no = await originRefusal(c, shop)
      if (no) return problem(c, no)
      const found = await entries.signIn(shop, identity)
      return found.ok ? c.json(found.value, 200) : problem(c, found.refusal)
    },
  )
}

function claim(entries: Entries): Route {
  return route(
    {
      method: 'post',
      path: '/rooms/{room}/claim',
      access: 'member',
      limit: 'requests',
      repeatable: true,
      tags: ['Identity'],
      summary: 'Turn a guest into a signed-in customer',
      description:
        'The member keeps their id, their history and everything they wrote. Doing it twice is not an error.',
      request: { params: roomParam, body: jsonBody(claimSchema) },
      responses: { 200: json(memberSchema, 'The member.') },
      refusals: [...notVerified, 'member-taken', 'identity-taken'],
    },
    async (c) => {
      const claimed = await entries.claim(c.var.caller, c.req.valid('json').identity)
      return claimed.ok ? c.json(claimed.value, 200) : problem(c, claimed.refusal)
    },
  )
}
