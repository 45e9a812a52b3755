// Staff tokens: short-lived JWTs that say which associate of a shop, and nothing about rooms.
import * as z from 'zod'
import { idPattern } from '#shared/ids.ts'
import type { SessionId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import { SignedTokens } from './signed-tokens.ts'
import type { SignedToken } from './signed-tokens.ts'

/** What a staff token says. */
export interface StaffClaims {
  readonly staffId: string
  readonly sessionId: SessionId
  /** Milliseconds since 1970. */
  readonly expiresAt: number
}

const claimsSchema = z.object({
  sub: z.string().regex(idPattern),
  sid: z.string().regex(idPattern),
  exp: z.int(),
})

/** Signs and verifies staff tokens. */
export class StaffTokens {
  readonly #tokens: SignedTokens

  constructor(options: { secret: Uint8Array; now: () => number }) {
    this.#tokens = new SignedTokens({ ...options, audience: 'tagalong:staff' })
  }

  sign({ staffId, sessionId }: Pick<StaffClaims, 'staffId' | 'sessionId'>): Promise<SignedToken> {
    return this.#tokens.sign(staffId, { sid: sessionId })
  }

  /** What the token says. Refuses what `SignedTokens.verify` refuses. */
  async verify(token: string | undefined): Promise<Outcome<StaffClaims>> {
    const payload = await this.#tokens.verify(token)
    if (!payload.ok) return payload
    const claims = claimsSchema.safeParse(payload.value)
    if (!claims.success) return refused(refusal('token-invalid'))
    const { sub, sid, exp } = claims.data
    return granted({ staffId: sub, sessionId: sid, expiresAt: exp * 1000 })
  }
}
