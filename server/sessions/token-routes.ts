import { createRoute } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { renewedSchema } from '#shared/rooms/contracts.ts'
import { newApi } from '#server/host/api.ts'
import type { ApiEnv } from '#server/host/api.ts'
import { bearerToken } from '#server/host/bearer.ts'
import { problem, problems } from '#server/host/problem.ts'
import { json } from '#server/host/schemas.ts'
import type { Sessions } from '../identity/sessions.ts'
import type { SignedToken } from '../identity/tokens.ts'

interface RenewEnv extends ApiEnv {
  Variables: ApiEnv['Variables'] & { renewed: SignedToken }
}

/** The routes of tokens. */
export function tokenRoutes(sessions: Sessions) {
  const renew = createRoute({
    method: 'post',
    path: '/tokens/renew',
    tags: ['Identity'],
    summary: 'Renew a token',
    description:
      'With the session secret, also after the token ran out; or with a member token that is still valid, for twelve hours after the secret was shown last.',
    security: [{ member: [] }, { session: [] }],
    middleware: renewing(sessions),
    responses: {
      200: json(renewedSchema, 'A new token.'),
      ...problems(
        'token-missing',
        'token-invalid',
        'token-expired',
        'session-ended',
        'removed',
        'room-closed',
        'too-many-requests',
      ),
    },
  })
  return newApi().openapi(renew, (c) => {
    const { token, expiresAt } = c.var.renewed
    return c.json({ token, expiresAt: new Date(expiresAt).toISOString() }, 200)
  })
}

/** Renews for whoever may, and sets `c.var.renewed`. */
function renewing(sessions: Sessions): MiddlewareHandler<RenewEnv> {
  return async (c, next) => {
    const renewed = await sessions.renew(bearerToken(c))
    if (!renewed.ok) return problem(c, renewed.refusal)
    const tooMany = await c.var.takeTurn?.(renewed.value.memberId)
    if (tooMany) return tooMany
    c.set('renewed', renewed.value)
    return next()
  }
}
