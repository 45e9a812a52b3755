// Keys that a shop's own server administers with. A key names itself, so that it is found without being compared; what is
// compared is the digest of the whole.
import { timingSafeEqual } from 'node:crypto'
import type { Kysely, Selectable } from 'kysely'
import * as z from 'zod'
import { newId } from '#shared/ids.ts'
import type { ShopId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import { keyScopes } from '#shared/shops/contracts.ts'
import type { AdminKeyInfo, KeyScope, MadeKey } from '#shared/shops/contracts.ts'
import type { AdminKeyRow, Tables } from '#server/storage/tables.ts'
import { writeAudit } from './audit.ts'
import type { AuditActor } from './audit.ts'
import { digestOf } from './digest.ts'

/** The most keys in force of one shop. */
const maxKeys = 50
/** How exact "last used" is: an import every minute need not be a write to disk each time. */
const touchEveryMs = 3_600_000
/** The prefix of admin keys, which scanners of leaked secrets look for as well. */
const prefix = 'tgk_'
const keyPattern = /^tgk_([\w-]{16})[\w-]{43}$/
const scopesSchema = z.array(z.enum(keyScopes))

/** What an admin key opens, once it was verified. */
export interface AdminKey {
  readonly id: string
  readonly shopId: ShopId
  readonly scopes: readonly KeyScope[]
}

/** Makes, verifies and revokes keys. */
export class AdminKeys {
  readonly #db: Kysely<Tables>
  readonly #now: () => number

  constructor(options: { db: Kysely<Tables>; now: () => number }) {
    this.#db = options.db
    this.#now = options.now
  }

  /**
   * Makes a key. The answer is the only place where it is.
   * Refuses `no-such-shop`, `too-many-keys`.
   */
  make(
    shopId: ShopId,
    { name, scopes }: { name: string; scopes: readonly KeyScope[] },
    by: AuditActor,
  ): Promise<Outcome<MadeKey>> {
    return this.#db.transaction().execute(async (trx) => {
      const shop = await trx.selectFrom('shops').select('id').where('id', '=', shopId).executeTakeFirst()
      if (!shop) return refused(refusal('no-such-shop'))
      if ((await inForce(trx, shopId)).length >= maxKeys) return refused(refusal('too-many-keys'))
      const id = newId()
      const key = prefix + id + newId(32)
      const at = this.#now()
      const row = { id, shop_id: shopId, name, hash: digestOf(key), scopes: JSON.stringify(scopes), created_at: at }
      const made = await trx.insertInto('admin_keys').values(row).returningAll().executeTakeFirstOrThrow()
      const detail = { scopes: scopes.join(' ') }
      await writeAudit(trx, { at, where: { shopId }, actor: by, action: 'key.created', subject: id, detail })
      return granted({ ...infoOf(made), key })
    })
  }

  /**
   * The key, if it is one of this shop and opens this.
   * Refuses `token-missing`, `token-invalid`, `key-revoked`, `scope-missing`.
   */
  async byKey(shopId: ShopId, key: string | undefined, scope: KeyScope): Promise<Outcome<AdminKey>> {
    if (key === undefined) return refused(refusal('token-missing', { detail: 'An admin key of the shop is needed.' }))
    const row = await this.#find(key)
    if (row?.shop_id !== shopId)
      return refused(refusal('token-invalid', { detail: 'This is not an admin key of the shop.' }))
    if (row.revoked_at !== null) return refused(refusal('key-revoked'))
    const scopes = scopesSchema.parse(JSON.parse(row.scopes))
    if (!scopes.includes(scope)) return refused(refusal('scope-missing', { detail: `The scope ${scope} is needed.` }))
    await this.#touch(row)
    return granted({ id: row.id, shopId, scopes })
  }

  /** The id of a key in force, of whatever shop; undefined for anything else. */
  async idOf(key: string): Promise<string | undefined> {
    const row = await this.#find(key)
    return row?.revoked_at === null ? row.id : undefined
  }

  /** Those in force, newest first. */
  async list(shopId: ShopId): Promise<readonly AdminKeyInfo[]> {
    return (await inForce(this.#db, shopId)).map(infoOf)
  }

  /** Ends a key at once. Refuses `no-such-key`, also for one that has ended. */
  revoke(shopId: ShopId, id: string, by: AuditActor): Promise<Outcome<void>> {
    const at = this.#now()
    return this.#db.transaction().execute(async (trx) => {
      const { numUpdatedRows } = await trx
        .updateTable('admin_keys')
        .set({ revoked_at: at })
        .where('id', '=', id)
        .where('shop_id', '=', shopId)
        .where('revoked_at', 'is', null)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) return refused(refusal('no-such-key'))
      await writeAudit(trx, { at, where: { shopId }, actor: by, action: 'key.revoked', subject: id })
      return granted(undefined)
    })
  }

  async #find(key: string): Promise<Selectable<AdminKeyRow> | undefined> {
    const id = keyPattern.exec(key)?.[1]
    if (id === undefined) return undefined
    const row = await this.#db.selectFrom('admin_keys').selectAll().where('id', '=', id).executeTakeFirst()
    // Digests of equal length, compared in constant time.
    return row && timingSafeEqual(Buffer.from(row.hash, 'hex'), Buffer.from(digestOf(key), 'hex')) ? row : undefined
  }

  async #touch({ id, used_at }: Selectable<AdminKeyRow>): Promise<void> {
    const hour = this.#now() - (this.#now() % touchEveryMs)
    if (used_at !== null && used_at >= hour) return
    await this.#db.updateTable('admin_keys').set({ used_at: hour }).where('id', '=', id).execute()
  }
}

function inForce(db: Kysely<Tables>, shopId: ShopId): Promise<Selectable<AdminKeyRow>[]> {
  return db
    .selectFrom('admin_keys')
    .selectAll()
    .where('shop_id', '=', shopId)
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(maxKeys)
    .execute()
}

function infoOf({ id, name, scopes, created_at, used_at }: Selectable<AdminKeyRow>): AdminKeyInfo {
  return {
    id,
    name,
    scopes: scopesSchema.parse(JSON.parse(scopes)),
    createdAt: new Date(created_at).toISOString(),
    usedAt: used_at === null ? null : new Date(used_at).toISOString(),
  }
}
