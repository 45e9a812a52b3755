// Member tokens: short-lived JWTs that say who and which room, and nothing about what they may do.
import * as z from 'zod'
import type { MemberId, RoomId, SessionId } from '#shared/ids.ts'
import { idPattern } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import { SignedTokens, tokenLifetimeMs } from './signed-tokens.ts'
import type { SignedToken } from './signed-tokens.ts'

/** What a valid token says. */
export interface TokenClaims {
  readonly memberId: MemberId
  readonly roomId: RoomId
  readonly sessionId: SessionId
  /** Milliseconds since 1970. */
  readonly expiresAt: number
  /** When the session's secret was shown last: the token, or the one that it was renewed with, came of that. */
  readonly signedInAt: number
}

/** What a token shall say; it was signed in just now where nothing else is said. */
export type TokenPlan = Pick<TokenClaims, 'memberId' | 'roomId' | 'sessionId'> &
  Partial<Pick<TokenClaims, 'signedInAt'>>

const claimsSchema = z.object({
  sub: z.string().regex(idPattern),
  room: z.string().regex(idPattern),
  exp: z.int(),
  // Absent in older tokens.
  auth_time: z.int().optional(),
  sid: z.string().regex(idPattern).optional(),
})

/** Signs and verifies member tokens with one key. */
export class Tokens {
  readonly #tokens: SignedTokens
  readonly #now: () => number

  constructor(options: { secret: Uint8Array; now: () => number }) {
    this.#tokens = new SignedTokens({ ...options, audience: 'tagalong:member' })
    this.#now = options.now
  }

  /** A new token for a member of a room. */
  sign({ memberId, roomId, sessionId, signedInAt = this.#now() }: TokenPlan): Promise<SignedToken> {
    return this.#tokens.sign(memberId, { room: roomId, sid: sessionId, auth_time: Math.floor(signedInAt / 1000) })
  }

  /** What the token says. Refuses what `SignedTokens.verify` refuses. */
  async verify(token: string | undefined): Promise<Outcome<TokenClaims>> {
    const payload = await this.#tokens.verify(token)
    if (!payload.ok) return payload
    const claims = claimsSchema.safeParse(payload.value)
    if (!claims.success) return refused(refusal('token-invalid'))
    const { sub, room, sid, exp, auth_time: signedIn = exp - tokenLifetimeMs / 1000 } = claims.data
    // It could not be ended; the session that it came of gives another.
    if (sid === undefined) return refused(refusal('token-expired', { detail: 'It does not name its session.' }))
    return granted({
      memberId: sub,
      roomId: room,
      sessionId: sid,
      expiresAt: exp * 1000,
      signedInAt: signedIn * 1000,
    })
  }
}
