// Member tokens: short-lived JWTs that say who and which room, and nothing about what they may do.
import { createHash } from 'node:crypto'
import { SignJWT, decodeProtectedHeader, errors, jwtVerify } from 'jose'
import * as z from 'zod'
import type { MemberId, RoomId, SessionId } from '#shared/ids.ts'
import { idPattern } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { RefusalCode } from '#shared/refusals.ts'

/** How long a member token is valid. */
export const tokenLifetimeMs = 15 * 60_000
/** How far the clocks of two of our nodes may differ. */
const clockToleranceSeconds = 5
/** Longer than any token of this server; longer ones are not decoded. */
const maxTokenLength = 2048

const algorithm = 'HS256'
const issuer = 'tagalong'
const audience = 'tagalong:member'

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

/** A token and the moment it runs out, milliseconds since 1970. */
export interface SignedToken {
  readonly token: string
  readonly expiresAt: number
}

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
  /** Made once: jose would make it again of bytes for every token. */
  readonly #key: Promise<CryptoKey>
  /** Names the key: a token of the secret before is told apart from one that somebody made up. */
  readonly #keyId: string
  readonly #now: () => number

  constructor(options: { secret: Uint8Array; now: () => number }) {
    this.#key = importKey(options.secret)
    this.#keyId = createHash('sha256').update('kid').update(options.secret).digest('base64url').slice(0, 8)
    this.#now = options.now
  }

  /** A new token for a member of a room. */
  async sign({ memberId, roomId, sessionId, signedInAt = this.#now() }: TokenPlan): Promise<SignedToken> {
    const issuedAt = Math.floor(this.#now() / 1000)
    const expiresAt = issuedAt + tokenLifetimeMs / 1000
    const token = await new SignJWT({ room: roomId, sid: sessionId, auth_time: Math.floor(signedInAt / 1000) })
      .setProtectedHeader({ alg: algorithm, typ: 'JWT', kid: this.#keyId })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(memberId)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiresAt)
      .sign(await this.#key)
    return { token, expiresAt: expiresAt * 1000 }
  }

  /**
   * What the token says, if this server signed it and it has not run out.
   * Refuses `token-missing`, `token-invalid`, `token-algorithm`, `token-unknown-key`, `token-wrong-audience`,
   * `token-expired`.
   */
  async verify(token: string | undefined): Promise<Outcome<TokenClaims>> {
    if (!token) return refused(refusal('token-missing'))
    const no = this.#whyNotRead(token)
    if (no) return refused(refusal(no))
    try {
      const { payload } = await jwtVerify(token, await this.#key, {
        algorithms: [algorithm],
        issuer,
        audience,
        typ: 'JWT',
        requiredClaims: ['sub', 'exp', 'room'],
        clockTolerance: clockToleranceSeconds,
        currentDate: new Date(this.#now()),
      })
      const claims = claimsSchema.safeParse(payload)
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
    } catch (error) {
      // jose tells a no by throwing; anything else that is thrown is a fault of ours.
      if (!(error instanceof errors.JOSEError) && !(error instanceof TypeError)) throw error
      return refused(refusal(codeOf(error)))
    }
  }

  /** What the header alone tells. */
  #whyNotRead(token: string): RefusalCode | undefined {
    if (token.length > maxTokenLength || token.split('.').length !== 3) return 'token-invalid'
    try {
      const { alg, kid } = decodeProtectedHeader(token)
      if (alg !== algorithm) return 'token-algorithm'
      return kid === undefined || kid === this.#keyId ? undefined : 'token-unknown-key'
    } catch {
      return 'token-invalid'
    }
  }
}

function importKey(secret: Uint8Array): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', new Uint8Array(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
    'verify',
  ])
}

function codeOf(error: Error): RefusalCode {
  if (error instanceof errors.JWTExpired) return 'token-expired'
  const isOfAudience = error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud'
  return isOfAudience ? 'token-wrong-audience' : 'token-invalid'
}
