// How a shop's customers sign in, as the shop's server has set it.
import type { Kysely, Selectable } from 'kysely'
import * as z from 'zod'
import type { ShopId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import { jwksSchema } from '#shared/shops/contracts.ts'
import type { IdentityAlgorithm, Jwks, ShopIdentity, ShopIdentitySettings } from '#shared/shops/contracts.ts'
import type { ShopIdentityRow, Tables } from '#server/storage/tables.ts'
import { writeAudit } from './audit.ts'
import type { AuditActor } from './audit.ts'
import { whyNotAsk } from './fetch-outside.ts'
import type { OutsideRules } from './fetch-outside.ts'
import { bareJwk, whyUnusable } from './public-keys.ts'
import type { Sealing } from './sealing.ts'

/** Where the keys come from. */
export type IdentityKeys =
  | { readonly kind: 'secret'; readonly secrets: readonly string[] }
  | { readonly kind: 'jwks'; readonly jwks: Jwks }
  | { readonly kind: 'jwks-url'; readonly url: string }

/** A shop's settings, as they are needed to verify a token. */
export interface KnownIdentity {
  readonly issuer: string
  readonly audience: string
  readonly clockToleranceSeconds: number
  readonly algorithms: readonly IdentityAlgorithm[]
  readonly keys: IdentityKeys
}

interface SettingsParts {
  readonly db: Kysely<Tables>
  readonly sealing: Sealing
  readonly outside: OutsideRules
  readonly now: () => number
  readonly reportError: (fault: unknown, message: string) => void
}

type Row = Selectable<ShopIdentityRow>

/** A secret signs with HS256 and with nothing else; a public key never does: that is the whole of algorithm confusion. */
const algorithms = {
  'secret': ['HS256'],
  'jwks': ['RS256', 'ES256', 'EdDSA'],
  'jwks-url': ['RS256', 'ES256', 'EdDSA'],
} as const satisfies Record<Row['kind'], readonly IdentityAlgorithm[]>
const secretsSchema = z.array(z.string()).min(1).max(2)

/** Reads and writes these settings. */
export class IdentitySettings {
  readonly #parts: SettingsParts

  constructor(parts: SettingsParts) {
    this.#parts = parts
  }

  /** What is needed to verify a token. Refuses `identity-not-configured`. */
  async known(shopId: ShopId): Promise<Outcome<KnownIdentity>> {
    const row = await this.#row(shopId)
    const keys = row && this.#keysOf(row)
    if (!row || !keys) return refused(refusal('identity-not-configured'))
    const { issuer, audience, clock_tolerance, kind } = row
    return granted({ issuer, audience, clockToleranceSeconds: clock_tolerance, algorithms: algorithms[kind], keys })
  }

  /** What the shop's server may read of it: everything but secrets. Refuses `identity-not-configured`. */
  async shown(shopId: ShopId): Promise<Outcome<ShopIdentity>> {
    const row = await this.#row(shopId)
    return row ? granted(shownOf(row)) : refused(refusal('identity-not-configured'))
  }

  /** Sets it. Refuses `invalid`: keys that cannot be used, an address that may not be asked; and `no-such-shop`. */
  async save(shopId: ShopId, settings: ShopIdentitySettings, by: AuditActor): Promise<Outcome<ShopIdentity>> {
    const problem = await this.#problemOf(settings)
    if (problem !== undefined) return refused(refusal('invalid', { detail: problem }))
    const row = this.#rowOf(shopId, settings)
    return this.#parts.db.transaction().execute(async (trx) => {
      const shop = await trx.selectFrom('shops').select('id').where('id', '=', shopId).executeTakeFirst()
      if (!shop) return refused(refusal('no-such-shop'))
      const { shop_id: _, ...changed } = row
      await trx
        .insertInto('shop_identities')
        .values(row)
        .onConflict((conflict) => conflict.column('shop_id').doUpdateSet(changed))
        .execute()
      const note = { at: row.changed_at, where: { shopId }, actor: by, subject: shopId, detail: { keys: row.kind } }
      await writeAudit(trx, { ...note, action: 'identity.changed' })
      return granted(shownOf(row))
    })
  }

  /** Takes it back: nobody signs in any more, and who is in a room stays. Refuses `identity-not-configured`. */
  remove(shopId: ShopId, by: AuditActor): Promise<Outcome<void>> {
    return this.#parts.db.transaction().execute(async (trx) => {
      const { numDeletedRows } = await trx
        .deleteFrom('shop_identities')
        .where('shop_id', '=', shopId)
        .executeTakeFirst()
      if (numDeletedRows === 0n) return refused(refusal('identity-not-configured'))
      const note = { at: this.#parts.now(), where: { shopId }, actor: by, subject: shopId }
      await writeAudit(trx, { ...note, action: 'identity.removed' })
      return granted(undefined)
    })
  }

  #row(shopId: ShopId): Promise<Row | undefined> {
    return this.#parts.db.selectFrom('shop_identities').selectAll().where('shop_id', '=', shopId).executeTakeFirst()
  }

  #keysOf({ shop_id, kind, material }: Row): IdentityKeys | undefined {
    if (kind === 'jwks-url') return { kind, url: material }
    if (kind === 'jwks') return { kind, jwks: jwksSchema.parse(JSON.parse(material)) }
    const secrets = this.#parts.sealing.open(material, shop_id)
    if (secrets !== undefined) return { kind, secrets: secretsSchema.parse(JSON.parse(secrets)) }
    const message = `The identity secret of shop ${shop_id} was sealed with another SECRET; it must be set again`
    this.#parts.reportError(new Error(message), message)
    return undefined
  }

  async #problemOf({ jwks, jwksUrl }: ShopIdentitySettings): Promise<string | undefined> {
    const no = jwksUrl === undefined ? undefined : whyNotAsk(jwksUrl, this.#parts.outside)
    if (no !== undefined) return `body.jwksUrl: ${no}`
    for (const [index, jwk] of (jwks?.keys ?? []).entries()) {
      const why = await whyUnusable(jwk)
      if (why !== undefined) return `body.jwks.keys.${index}: ${why}.`
    }
    return undefined
  }

  #rowOf(shopId: ShopId, settings: ShopIdentitySettings): Row {
    const { issuer, audience, clockToleranceSeconds } = settings
    const told = { shop_id: shopId, issuer, audience, clock_tolerance: clockToleranceSeconds }
    return { ...told, ...this.#materialOf(shopId, settings), changed_at: this.#parts.now() }
  }

  #materialOf(
    shopId: ShopId,
    { secret, previousSecret, jwks, jwksUrl = '' }: ShopIdentitySettings,
  ): Pick<Row, 'kind' | 'material'> {
    if (secret !== undefined) {
      const secrets = previousSecret === undefined ? [secret] : [secret, previousSecret]
      return { kind: 'secret', material: this.#parts.sealing.seal(JSON.stringify(secrets), shopId) }
    }
    if (jwks) return { kind: 'jwks', material: JSON.stringify({ keys: jwks.keys.map(bareJwk) }) }
    return { kind: 'jwks-url', material: jwksUrl }
  }
}

function shownOf({ issuer, audience, clock_tolerance, kind, material, changed_at }: Row): ShopIdentity {
  return {
    issuer,
    audience,
    clockToleranceSeconds: clock_tolerance,
    algorithms: [...algorithms[kind]],
    keys: kind,
    ...(kind === 'jwks' ? { jwks: jwksSchema.parse(JSON.parse(material)) } : {}),
    ...(kind === 'jwks-url' ? { jwksUrl: material } : {}),
    changedAt: new Date(changed_at).toISOString(),
  }
}
