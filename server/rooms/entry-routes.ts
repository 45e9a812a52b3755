// A shop's customers: the rooms they are in, and the guest who becomes one.
import { createRoute } from '@hono/zod-openapi'
import { claimSchema, memberSchema, signInSchema, signedInSchema } from '#shared/rooms/contracts.ts'
import { newApi } from '#server/host/api.ts'
import { originRefusal, signedIn } from '#server/host/bearer.ts'
import type { CallerLookup } from '#server/host/bearer.ts'
import { problem, problems } from '#server/host/problem.ts'
import { json, jsonBody, needsMember, roomParam } from '#server/host/schemas.ts'
import type { Entries } from './entries.ts'
import { notVerified } from './newcomer.ts'

const signIn = createRoute({
  method: 'post',
  path: '/sign-in',
  tags: ['Identity'],
  summary: 'Find a customer’s rooms',
  description:
    'Exchanges the shop’s word for sessions of every room the customer is in, so that another device of theirs finds them.',
  request: { body: jsonBody(signInSchema) },
  responses: {
    200: json(signedInSchema, 'The rooms, newest first.'),
    ...problems('not-json', 'invalid', 'no-such-shop', ...notVerified, 'origin-not-allowed', 'too-many-requests'),
  },
})

/** The routes of customers. */
export function entryRoutes({ entries, callers }: { entries: Entries; callers: CallerLookup }) {
  const claim = createRoute({
    method: 'post',
    path: '/rooms/{room}/claim',
    tags: ['Identity'],
    summary: 'Turn a guest into a signed-in customer',
    description: 'The member keeps their id, their history and everything they wrote. Doing it twice is not an error.',
    security: needsMember,
    middleware: signedIn(callers),
    request: { params: roomParam, body: jsonBody(claimSchema) },
    responses: {
      200: json(memberSchema, 'The member.'),
      ...problems(
        'token-missing',
        'token-invalid',
        'token-expired',
        'token-wrong-room',
        'removed',
        'no-such-room',
        'room-closed',
        'not-json',
        'invalid',
        ...notVerified,
        'member-taken',
        'identity-taken',
      ),
    },
  })
  return newApi()
    .openapi(signIn, async (c) => {
      const { shop, identity } = c.req.valid('json')
      const no = await originRefusal(c, shop)
      if (no) return problem(c, no)
      const found = await entries.signIn(shop, identity)
      return found.ok ? c.json(found.value, 200) : problem(c, found.refusal)
    })
    .openapi(claim, async (c) => {
      const claimed = await entries.claim(c.var.caller, c.req.valid('json').identity)
      return claimed.ok ? c.json(claimed.value, 200) : problem(c, claimed.refusal)
    })
}
