import { createRoute } from '@hono/zod-openapi'
import { renewedSchema } from '#shared/rooms/contracts.ts'
import { newApi } from '#server/http/api.ts'
import { bearerToken } from '#server/http/bearer.ts'
import { problem, problems } from '#server/http/problem.ts'
import { json } from '#server/http/schemas.ts'
import type { Sessions } from './sessions.ts'

const renew = createRoute({
  method: 'post',
  path: '/tokens/renew',
  tags: ['Identity'],
  summary: 'Renew a token',
  description:
    'With a member token that is still valid, or with the session secret, which also works after the token ran out.',
  security: [{ member: [] }, { session: [] }],
  responses: {
    200: json(renewedSchema, 'A new token.'),
    ...problems('token-missing', 'token-invalid', 'token-expired', 'removed', 'room-closed'),
  },
})

/** The routes of tokens. */
export function tokenRoutes(sessions: Sessions) {
  return newApi().openapi(renew, async (c) => {
    const renewed = await sessions.renew(bearerToken(c))
    if (!renewed.ok) return problem(c, renewed.refusal)
    const { token, expiresAt } = renewed.value
    return c.json({ token, expiresAt: new Date(expiresAt).toISOString() }, 200)
  })
}
