// The JWTs that this server signs for itself. Each kind has an audience of its own: a token of one is refused as the other.
import { createHash } from 'node:crypto'
import { SignJWT, decodeProtectedHeader, errors, jwtVerify } from 'jose'
import type { JWTPayload } from 'jose'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { RefusalCode } from '#shared/refusals.ts'

/** How long a token is valid. */
export const tokenLifetimeMs = 15 * 60_000
/** How far the clocks of two of our nodes may differ. */
const clockToleranceSeconds = 5
/** Longer than any token of this server; longer ones are not decoded. */
const maxTokenLength = 2048

const algorithm = 'HS256'
const issuer = 'tagalong'

/** A token and the moment it runs out, milliseconds since 1970. */
export interface SignedToken {
  readonly token: string
  readonly expiresAt: number
}

/** Signs and verifies the tokens of one audience with one key. */
export class SignedTokens {
  /** Made once: jose would make it again of bytes for every token. */
  readonly #key: Promise<CryptoKey>
  /** Names the key: a token of the secret before is told apart from one that somebody made up. */
  readonly #keyId: string
  readonly #audience: string
  readonly #now: () => number

  constructor(options: { secret: Uint8Array; audience: string; now: () => number }) {
    this.#key = importKey(options.secret)
    this.#keyId = createHash('sha256').update('kid').update(options.secret).digest('base64url').slice(0, 8)
    this.#audience = options.audience
    this.#now = options.now
  }

  /** A new token. */
  async sign(subject: string, claims: JWTPayload): Promise<SignedToken> {
    const issuedAt = Math.floor(this.#now() / 1000)
    const expiresAt = issuedAt + tokenLifetimeMs / 1000
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: algorithm, typ: 'JWT', kid: this.#keyId })
      .setIssuer(issuer)
      .setAudience(this.#audience)
      .setSubject(subject)
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiresAt)
      .sign(await this.#key)
    return { token, expiresAt: expiresAt * 1000 }
  }

  /**
   * What the token says, if this server signed it and it has not run out. What it must say is the caller's to check.
   * Refuses `token-missing`, `token-invalid`, `token-algorithm`, `token-unknown-key`, `token-wrong-audience`,
   * `token-expired`.
   */
  async verify(token: string | undefined): Promise<Outcome<JWTPayload>> {
    if (!token) return refused(refusal('token-missing'))
    const no = this.#whyNotRead(token)
    if (no) return refused(refusal(no))
    try {
      const { payload } = await jwtVerify(token, await this.#key, {
        algorithms: [algorithm],
        issuer,
        audience: this.#audience,
        typ: 'JWT',
        clockTolerance: clockToleranceSeconds,
        currentDate: new Date(this.#now()),
      })
      return granted(payload)
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
