// A member's access: the short-lived token, renewed with the device's session secret when needed.
import { granted } from '#shared/outcome.ts'
import type { Session } from '#shared/rooms/contracts.ts'
import { callApi } from './http.ts'
import { RenewedToken } from './renewed-token.ts'
import type { Token } from './renewed-token.ts'
import type { ServerClock } from './server-clock.ts'

type Signed = Pick<Session, 'token' | 'expiresAt'>

/** Hands out valid tokens of a member. Refuses `offline` where one must be renewed and cannot, and the reason where the membership has ended. */
export class Access extends RenewedToken {
  constructor({
    server,
    session,
    token,
    now,
    clock,
  }: {
    server: string
    session: string
    token?: Signed | undefined
    now: () => number
    /** Learns the server's time from its answers. */
    clock?: ServerClock
  }) {
    const ask = async () => {
      const call = { method: 'POST', path: '/tokens/renew', bearer: session } as const
      const renewed = await callApi<Signed>(server, call, clock)
      return renewed.ok ? granted(tokenOf(renewed.value)) : renewed
    }
    super({ server, first: token && tokenOf(token), ask, now, clock })
  }
}

function tokenOf({ token, expiresAt }: Signed): Token {
  return { text: token, until: Date.parse(expiresAt) }
}
