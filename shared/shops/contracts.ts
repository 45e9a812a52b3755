// What goes over HTTP between Tagalong and a shop's own server: keys, and the sign-in of customers.
import * as z from 'zod'
import { idPattern } from '../ids.ts'

/** The permissions of a key. */
export const keyScopes = ['catalog', 'identity', 'keys', 'audit', 'desk'] as const
/** See `keyScopes`. */
export type KeyScope = (typeof keyScopes)[number]

const id = z.string().regex(idPattern)
const instant = z.iso.datetime().describe('RFC 3339, UTC.')
const scopes = z
  .array(z.enum(keyScopes))
  .min(1)
  .max(keyScopes.length)
  .refine((given) => new Set(given).size === given.length, 'Each scope once')
  .describe(
    'What it opens: `catalog` imports, `identity` how customers sign in, and signing them out, `keys` other keys, `audit` the log, `desk` stores, shifts, the settings, figures, sales and saved replies of the desk.',
  )

export const makeKeySchema = z
  .object({ name: z.string().trim().min(1).max(60).describe('What it is for, such as `nightly import`.'), scopes })
  .meta({ id: 'MakeKey' })

export const adminKeySchema = z
  .object({
    id,
    name: z.string(),
    scopes: z.array(z.enum(keyScopes)),
    createdAt: instant,
    usedAt: instant.nullable().describe('To the hour; null before the first use.'),
  })
  .meta({ id: 'AdminKey' })

export const madeKeySchema = adminKeySchema
  .extend({ key: z.string().describe('The key itself. Told this once; only its digest is kept.') })
  .meta({ id: 'MadeKey' })

export const adminKeyListSchema = z
  .object({
    keys: z.array(adminKeySchema).describe('Those in force, newest first; revoked ones are in the audit log.'),
  })
  .meta({ id: 'AdminKeyList' })

/** The secret members of a JSON Web Key. */
const privateParts = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']

export const publicJwkSchema = z
  .looseObject({
    kty: z.enum(['RSA', 'EC', 'OKP']),
    kid: z.string().min(1).max(200).optional(),
    alg: z.string().max(20).optional(),
    use: z.string().max(20).optional(),
    crv: z.string().max(20).optional(),
    n: z.string().max(2000).optional(),
    e: z.string().max(20).optional(),
    x: z.string().max(200).optional(),
    y: z.string().max(200).optional(),
  })
  .refine(
    (jwk) => !privateParts.some((part) => Object.hasOwn(jwk, part)),
    'This is a private key: keep it, and send the public one',
  )
  .meta({
    id: 'PublicJwk',
    description: 'A public JSON Web Key (RFC 7517): RSA of 2048 bits or more, P-256 or Ed25519.',
  })

export const jwksSchema = z.object({ keys: z.array(publicJwkSchema).min(1).max(20) }).meta({ id: 'Jwks' })

const secret = z.string().min(32).max(512)
/** A claim that is compared exactly. */
const named = z.string().min(1).max(200)

/** The longest that a shop's clock may differ from ours, seconds. */
export const maxClockToleranceSeconds = 300

export const shopIdentitySettingsSchema = z
  .strictObject({
    issuer: named.describe('`iss` of the tokens.'),
    audience: named.describe('`aud` of the tokens, or one of them.'),
    clockToleranceSeconds: z.int().min(0).max(maxClockToleranceSeconds).default(30),
    secret: secret.optional().describe('For HS256: the shared secret, as UTF-8. Kept encrypted and never told again.'),
    previousSecret: secret
      .optional()
      .describe('Also good while tokens are about that were signed with the secret before.'),
    jwks: jwksSchema.optional().describe('For RS256, ES256 and EdDSA: the public keys themselves.'),
    jwksUrl: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .optional()
      .describe('For RS256, ES256 and EdDSA: where the public keys are, over https. Read again when a `kid` is new.'),
  })
  .refine(
    ({ secret, jwks, jwksUrl }) => [secret, jwks, jwksUrl].filter((way) => way !== undefined).length === 1,
    'Say one of secret, jwks and jwksUrl',
  )
  .refine(({ secret, previousSecret }) => previousSecret === undefined || secret !== undefined, {
    path: ['previousSecret'],
    message: 'Only beside a secret',
  })
  .meta({ id: 'ShopIdentitySettings' })

/** The algorithms that a shop's tokens may be signed with. */
export const identityAlgorithms = ['HS256', 'RS256', 'ES256', 'EdDSA'] as const
/** See `identityAlgorithms`. */
export type IdentityAlgorithm = (typeof identityAlgorithms)[number]

export const shopIdentitySchema = z
  .object({
    issuer: z.string(),
    audience: z.string(),
    clockToleranceSeconds: z.int(),
    algorithms: z.array(z.enum(identityAlgorithms)).describe('What a token may be signed with.'),
    keys: z.enum(['secret', 'jwks', 'jwks-url']).describe('Where the keys come from. A secret is not told.'),
    jwks: jwksSchema.optional(),
    jwksUrl: z.string().optional(),
    changedAt: instant,
  })
  .meta({ id: 'ShopIdentity' })

export type AdminKeyInfo = z.infer<typeof adminKeySchema>
export type MadeKey = z.infer<typeof madeKeySchema>
export type Jwks = z.infer<typeof jwksSchema>
export type ShopIdentitySettings = z.infer<typeof shopIdentitySettingsSchema>
export type ShopIdentity = z.infer<typeof shopIdentitySchema>
