// A shop's word for who somebody is: a JWT that the shop signs and we verify.
import { decodeProtectedHeader, errors, jwtVerify } from 'jose'
import type { JWTPayload } from 'jose'
import * as z from 'zod'
import { startOf } from '#shared/cut-text.ts'
import { staffRoles } from '#shared/desk/contracts.ts'
import type { StaffRole } from '#shared/desk/contracts.ts'
import type { ShopId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import { maxIdentityLength, personSchema } from '#shared/rooms/contracts.ts'
import { maxNameLength } from '#shared/rooms/member.ts'
import type { IdentitySettings, KnownIdentity } from './identity-settings.ts'
import { keySetOf } from './public-keys.ts'
import type { KeySet } from './public-keys.ts'
import type { PublishedKeys } from './published-keys.ts'

/**
 * A token that is good for longer is no token for a sign-in: it could not be taken back. Within it a token may be shown again,
 * and its `jti` is not remembered: shops write it into a page, and a page that is loaded again, or restored by the browser,
 * shows the same one. To take it once would put customers out, and win little: a thief who can read it can present it first.
 */
const maxLifetimeSeconds = 24 * 3600
/** Key sets of inline settings that are kept ready. */
const maxKeySets = 200

/** Somebody whom the shop knows. */
export interface Customer {
  /** The shop's own id of them. */
  readonly id: string
  /** Absent where the shop says none, or one that no member may have. */
  readonly name?: string | undefined
  readonly locale?: string | undefined
  /** Absent for a customer. */
  readonly staff?: SignedStaff | undefined
}

/** What a shop says of somebody who works there. */
export interface SignedStaff {
  readonly role: StaffRole
  /** Such as `Dublin`. */
  readonly store?: string | undefined
  /** ISO 639, best first. */
  readonly languages: readonly string[]
  /** Topics and departments; none for all of them. */
  readonly skills: readonly string[]
  readonly picture?: string | undefined
}

const claimsSchema = z.object({
  sub: z
    .string()
    .min(1)
    .max(200)
    .regex(/^\P{Cc}+$/u)
    // The store writes every half of a character as the same sign: two customers would be one.
    .refine((id) => id.isWellFormed()),
  exp: z.number(),
  // What else a shop says is taken where it fits; a long name must not keep anybody out.
  name: z.string().optional().catch(undefined),
  locale: personSchema.shape.locale.optional().catch(undefined),
  // `staff` is another word for an associate.
  role: z.enum(['customer', 'staff', ...staffRoles]).catch('customer'),
  store: z.string().trim().min(1).max(60).optional().catch(undefined),
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}$/))
    .max(20)
    .catch([]),
  skills: z.array(z.string().trim().min(1).max(60)).max(50).catch([]),
  picture: z
    .url({ protocol: /^https$/ })
    .max(500)
    .optional()
    .catch(undefined),
})

type Key = Uint8Array | KeySet

/** Verifies identities. */
export class ShopIdentities {
  readonly #settings: IdentitySettings
  readonly #published: PublishedKeys
  readonly #now: () => number
  readonly #keySets = new Map<string, KeySet>()

  constructor(parts: { settings: IdentitySettings; published: PublishedKeys; now: () => number }) {
    this.#settings = parts.settings
    this.#published = parts.published
    this.#now = parts.now
  }

  /**
   * Who the shop says this is. May ask the shop for its keys: do not call it within a transaction.
   * Refuses `identity-not-configured`, `identity-invalid`, `identity-expired`, `identity-wrong-audience`,
   * `identity-wrong-issuer`, `identity-algorithm`, `identity-unknown-key`, `identity-unavailable`.
   */
  async verify(shopId: ShopId, token: string): Promise<Outcome<Customer>> {
    const known = await this.#settings.known(shopId)
    if (!known.ok) return known
    const algorithm = algorithmOf(token)
    if (algorithm === undefined) return refused(refusal('identity-invalid'))
    const accepted: readonly string[] = known.value.algorithms
    if (!accepted.includes(algorithm)) {
      return refused(refusal('identity-algorithm', { detail: `Accepted are ${accepted.join(', ')}.` }))
    }
    const payload = await this.#payloadOf(token, known.value)
    return payload.ok ? this.#customerOf(payload.value, known.value) : payload
  }

  async #payloadOf(token: string, known: KnownIdentity): Promise<Outcome<JWTPayload>> {
    const keys = await this.#keysOf(known)
    if (!keys.ok) return keys
    const payload = await this.#read(token, keys.value, known)
    if (payload.ok || payload.refusal.code !== 'identity-unknown-key' || known.keys.kind !== 'jwks-url') return payload
    // The shop may have a new key since we looked.
    const newest = await this.#published.newestAt(known.keys.url)
    return newest.ok ? this.#read(token, [newest.value], known) : newest
  }

  async #keysOf({ keys }: KnownIdentity): Promise<Outcome<readonly Key[]>> {
    switch (keys.kind) {
      case 'secret':
        return granted(keys.secrets.map((secret) => new TextEncoder().encode(secret)))
      case 'jwks':
        return granted([this.#keySetOf(keys.jwks)])
      case 'jwks-url': {
        const published = await this.#published.at(keys.url)
        return published.ok ? granted([published.value]) : published
      }
      default:
        return keys satisfies never
    }
  }

  #keySetOf(jwks: Parameters<typeof keySetOf>[0]): KeySet {
    const name = JSON.stringify(jwks)
    const kept = this.#keySets.get(name) ?? keySetOf(jwks)
    this.#keySets.delete(name)
    this.#keySets.set(name, kept)
    if (this.#keySets.size > maxKeySets) this.#keySets.delete(this.#keySets.keys().next().value ?? '')
    return kept
  }

  /** What the token says, if one of the keys has signed it: of two secrets that are good at once, the second may. */
  async #read(token: string, keys: readonly Key[], known: KnownIdentity): Promise<Outcome<JWTPayload>> {
    let no: Refusal = refusal('identity-invalid')
    for (const key of keys) {
      const read = await this.#readWith(token, key, known)
      if (read.ok || read.refusal.code !== 'identity-invalid') return read
      no = read.refusal
    }
    return refused(no)
  }

  async #readWith(token: string, key: Key, known: KnownIdentity): Promise<Outcome<JWTPayload>> {
    const options = {
      algorithms: [...known.algorithms],
      issuer: known.issuer,
      audience: known.audience,
      requiredClaims: ['sub', 'exp'],
      clockTolerance: known.clockToleranceSeconds,
      currentDate: new Date(this.#now()),
    }
    try {
      // The same call twice: the library tells keys from functions that find one by its overloads.
      const { payload } = await (key instanceof Uint8Array
        ? jwtVerify(token, key, options)
        : jwtVerify(token, key, options))
      return granted(payload)
    } catch (error) {
      // jose says no by throwing; anything else that is thrown is a fault of ours.
      if (!(error instanceof errors.JOSEError) && !(error instanceof TypeError)) throw error
      return refused(refusalOf(error))
    }
  }

  #customerOf(payload: JWTPayload, { clockToleranceSeconds }: KnownIdentity): Outcome<Customer> {
    const claims = claimsSchema.safeParse(payload)
    if (!claims.success) return refused(refusal('identity-invalid', { detail: 'sub: a text of 1 to 200 characters.' }))
    const { sub, exp, name, locale } = claims.data
    const latest = this.#now() / 1000 + maxLifetimeSeconds + clockToleranceSeconds
    if (exp > latest) return refused(refusal('identity-invalid', { detail: 'exp: at most 24 hours ahead.' }))
    return granted({ id: sub, name: fittingName(name), locale, staff: staffOf(claims.data) })
  }
}

function staffOf({ role, store, languages, skills, picture }: z.infer<typeof claimsSchema>): SignedStaff | undefined {
  if (role === 'customer') return undefined
  return { role: role === 'staff' ? 'associate' : role, store, languages, skills, picture }
}

/** The algorithm that a token says it is signed with; undefined for what is no token. */
function algorithmOf(token: string): string | undefined {
  if (token.length > maxIdentityLength || token.split('.').length !== 3) return undefined
  try {
    const { alg } = decodeProtectedHeader(token)
    return typeof alg === 'string' ? alg : undefined
  } catch {
    return undefined
  }
}

function refusalOf(error: Error): Refusal {
  if (error instanceof errors.JWTExpired) return refusal('identity-expired')
  if (error instanceof errors.JOSEAlgNotAllowed) return refusal('identity-algorithm')
  if (error instanceof errors.JWKSNoMatchingKey) return refusal('identity-unknown-key')
  if (error instanceof errors.JWKSMultipleMatchingKeys) {
    return refusal('identity-unknown-key', {
      detail: 'Several keys could have signed it: the token must name its kid.',
    })
  }
  if (!(error instanceof errors.JWTClaimValidationFailed)) return refusal('identity-invalid')
  if (error.claim === 'aud') return refusal('identity-wrong-audience')
  if (error.claim === 'iss') return refusal('identity-wrong-issuer')
  return refusal('identity-invalid', {
    detail: `${error.claim}: ${error.reason === 'missing' ? 'missing' : 'does not fit'}.`,
  })
}

function fittingName(text: string | undefined): string | undefined {
  return personSchema.shape.name.safeParse(text === undefined ? undefined : startOf(text.trim(), maxNameLength)).data
}
