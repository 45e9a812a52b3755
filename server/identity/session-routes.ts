import { createRoute } from '@hono/zod-openapi'
import * as z from 'zod'
import { sessionListSchema } from '#shared/rooms/sessions.ts'
import { newApi } from '#server/http/api.ts'
import { signedIn } from '#server/http/bearer.ts'
import type { CallerLookup } from '#server/http/bearer.ts'
import { problem, problems } from '#server/http/problem.ts'
import { idParam, json, needsMember } from '#server/http/schemas.ts'
import type { SignOuts } from './sign-outs.ts'

const notIn = ['token-missing', 'token-invalid', 'token-expired', 'session-ended', 'removed', 'room-closed'] as const

/** The routes of a member's own sessions. */
export function sessionRoutes({ signOuts, callers }: { signOuts: SignOuts; callers: CallerLookup }) {
  const shared = { tags: ['Identity'], security: needsMember, middleware: signedIn(callers) }
  const list = createRoute({
    ...shared,
    method: 'get',
    path: '/sessions',
    summary: 'See where you are signed in',
    description: 'The devices of the token’s member, in its room. Nobody sees another’s.',
    responses: { 200: json(sessionListSchema, 'The sessions.'), ...problems(...notIn) },
  })
  const end = createRoute({
    ...shared,
    method: 'delete',
    path: '/sessions/{session}',
    summary: 'Sign a device out',
    description:
      'Ends a session: its tokens are refused at once, and what is open by them is closed. The membership stays; other devices do not notice.',
    request: {
      params: z.object({ session: idParam.describe('The id of a session, or `current` for the one that asks.') }),
    },
    responses: { 204: { description: 'It is signed out.' }, ...problems(...notIn, 'no-such-session') },
  })
  const endAll = createRoute({
    ...shared,
    method: 'delete',
    path: '/sessions',
    summary: 'Sign all other devices out',
    description: 'With `current=end` also the one that asks.',
    request: { query: z.object({ current: z.enum(['keep', 'end']).default('keep') }) },
    responses: { 204: { description: 'They are signed out.' }, ...problems(...notIn, 'invalid') },
  })
  return newApi()
    .openapi(list, async (c) => c.json({ sessions: await signOuts.list(c.var.caller) }, 200))
    .openapi(end, async (c) => {
      const { caller } = c.var
      const { session } = c.req.valid('param')
      const ended = await signOuts.end(caller, session === 'current' ? (caller.sessionId ?? '') : session)
      return ended.ok ? c.body(null, 204) : problem(c, ended.refusal)
    })
    .openapi(endAll, async (c) => {
      await signOuts.endAll(c.var.caller, c.req.valid('query'))
      return c.body(null, 204)
    })
}
