import { renewedSchema } from '#shared/rooms/contracts.ts'
import { route } from '#server/host/route.ts'
import type { Route } from '#server/host/route.ts'
import { json } from '#server/host/schemas.ts'
import type { Sessions } from '../identity/sessions.ts'

/** The routes of tokens. */
export function tokenRoutes(sessions: Sessions): readonly Route[] {
  const renew = route(
    {
      method: 'post',
      path: '/tokens/renew',
      access: 'session',
      limit: 'requests',
      // Every client renews every few minutes, and renewing twice does no harm: storing the responses is of no use.
      repeatable: false,
      tags: ['Identity'],
      summary: 'Renew a token',
      description:
        'With the session secret, also after the token ran out; or with a member token that is still valid, for twelve hours after the secret was shown last.',
      responses: { 200: json(renewedSchema, 'A new token.') },
    },
    async (c) => {
      const { token, expiresAt } = await sessions.renew(c.var.renewable)
      return c.json({ token, expiresAt: new Date(expiresAt).toISOString() }, 200)
    },
  )
  return [renew]
}
