// The access of an associate to the desk: a short-lived token of staff, renewed with the token before it.
import type { StaffSession } from '#shared/desk/contracts.ts'
import { granted, refused } from '#shared/outcome.ts'
import { meaningOf, refusal } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import { callApi } from './http.ts'
import { isRenewable, RenewedToken } from './renewed-token.ts'
import type { Token } from './renewed-token.ts'

export interface StaffAccessOptions {
  readonly server: string
  readonly session: StaffSession
  readonly now: () => number
  /** There is a newer session, to be kept in place of the one before. */
  readonly onRenewed: (session: StaffSession) => void
  /** The server no longer accepts this sign-in. */
  readonly onEnded: (why: Refusal) => void
}

/** Hands out valid tokens of staff. */
export class StaffAccess extends RenewedToken {
  /** Whom the token is for. */
  readonly me: StaffSession['me']

  constructor({ server, session, now, onRenewed, onEnded }: StaffAccessOptions) {
    let { token: bearer } = session
    const ask = async () => {
      const renewed = await callApi<StaffSession>(server, { method: 'POST', path: '/desk/renew', bearer })
      if (renewed.ok) {
        bearer = renewed.value.token
        onRenewed(renewed.value)
        return granted(tokenOf(renewed.value))
      }
      if (meaningOf(renewed.refusal.code).retry && !isRenewable(renewed.refusal)) return renewed
      onEnded(renewed.refusal)
      // Not one that asks for another attempt: there is nothing to renew with.
      return refused(refusal('session-ended'))
    }
    super({ server, first: tokenOf(session), ask, now })
    this.me = session.me
  }
}

function tokenOf({ token, expiresAt }: StaffSession): Token {
  return { text: token, until: expiresAt }
}
