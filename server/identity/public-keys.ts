// Public keys of a shop, as JSON Web Keys: which of them we can use.
import { createLocalJWKSet, importJWK } from 'jose'
import type { JWK } from 'jose'
import { publicJwkSchema } from '#shared/shops/contracts.ts'
import type { Jwks } from '#shared/shops/contracts.ts'

/** Finds the key that a token names. */
export type KeySet = ReturnType<typeof createLocalJWKSet>

/** One kind of key stands for one algorithm, so that nobody but us chooses how a key is used. */
const algorithmOf = { RSA: 'RS256', EC: 'ES256', OKP: 'EdDSA' } as const
/** RFC 7518, 3.3. */
const minRsaBits = 2048
/** FIPS 186-5, A.1.1: odd, and no less. With 1 everybody can sign, and no library says so. */
const minRsaExponent = 65_537

type PublicJwk = Jwks['keys'][number]

/** Why a key is of no use, in a sentence; undefined where it is. */
export async function whyUnusable(jwk: PublicJwk): Promise<string | undefined> {
  const algorithm = algorithmOf[jwk.kty]
  if (jwk.alg !== undefined && jwk.alg !== algorithm) return `A key of ${jwk.kty} is for ${algorithm}`
  if (jwk.use !== undefined && jwk.use !== 'sig') return 'The key is not for signatures'
  if (jwk.kty === 'RSA' && bitsOf(jwk.n) < minRsaBits) return `RSA needs ${minRsaBits} bits`
  if (jwk.kty === 'RSA' && !isStrongExponent(jwk.e)) return 'The exponent of RSA is odd, and 65537 or more'
  try {
    await importJWK(bareJwk(jwk), algorithm)
    return undefined
  } catch {
    return `This is no public key for ${algorithm}`
  }
}

/** How long a number is, however many zeros stand before it. */
function bitsOf(number = ''): number {
  const hex = Buffer.from(number, 'base64url').toString('hex')
  return hex === '' ? 0 : BigInt(`0x${hex}`).toString(2).length
}

function isStrongExponent(number = ''): boolean {
  const exponent = Buffer.from(number, 'base64url')
  const isOdd = ((exponent.at(-1) ?? 0) & 1) === 1
  return isOdd && BigInt(`0x0${exponent.toString('hex')}`) >= minRsaExponent
}

/** The set of the keys, with nothing of them but what is needed. */
export function keySetOf(jwks: Jwks): KeySet {
  return createLocalJWKSet({ keys: jwks.keys.map(bareJwk) })
}

/** The usable keys of what a shop publishes; it may publish others too, such as for encryption. */
export async function usableKeys(published: readonly unknown[]): Promise<Jwks> {
  const keys: PublicJwk[] = []
  for (const one of published) {
    const jwk = publicJwkSchema.safeParse(one)
    if (jwk.success && (await whyUnusable(jwk.data)) === undefined) keys.push(jwk.data)
  }
  return { keys }
}

/** The key without what we do not know: nothing else of it is kept or told. */
export function bareJwk({ kty, kid, n, e, crv, x, y }: PublicJwk): JWK & { kty: PublicJwk['kty'] } {
  const parts = Object.entries({ kid, n, e, crv, x, y }).filter(([, part]) => part !== undefined)
  return { kty, alg: algorithmOf[kty], ...Object.fromEntries(parts) }
}
