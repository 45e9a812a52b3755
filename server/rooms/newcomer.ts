// Who comes in: a guest with a name, or a customer whom the shop has signed in.
import type { Kysely } from 'kysely'
import type { ShopId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { ShopIdentities } from '#server/identity/shop-identities.ts'
import type { Tables } from '#server/storage/tables.ts'
import { whyNotName } from './naming.ts'
import { readShop } from './shop-rows.ts'

/** What a person says of themselves when they enter. */
export interface EntryRequest {
  /** As they want to be called; else as the shop calls them. */
  readonly name?: string | undefined
  readonly locale?: string | undefined
  /** The shop's signed word for who they are. */
  readonly identity?: string | undefined
}

/** A person with a name. */
export interface NamedPerson {
  readonly name: string
  readonly locale: string
  /** Who they are to the shop; null for a guest. */
  readonly customerId: string | null
}

/** What can be wrong with the shop's word, for the descriptions of routes. */
export const notVerified = [
  'identity-invalid',
  'identity-expired',
  'identity-wrong-audience',
  'identity-wrong-issuer',
  'identity-algorithm',
  'identity-unknown-key',
  'identity-not-configured',
  'identity-unavailable',
] as const

/**
 * Who comes into a room of a shop; `to.locale` is what people there read. May ask the shop for its keys: do not call it within a transaction.
 * Refuses `no-such-shop`, `sign-in-needed`, `invalid` where nobody has said a name, `name-taken` where it looks like the shop's, and as `ShopIdentities.verify`.
 */
export async function newcomerOf(
  { db, identities }: { db: Kysely<Tables>; identities: ShopIdentities },
  request: EntryRequest,
  to: { readonly shop: ShopId; readonly locale?: string },
): Promise<Outcome<NamedPerson>> {
  const shop = await readShop(db, to.shop)
  if (!shop.ok) return shop
  if (request.identity === undefined && !shop.value.guests) return refused(refusal('sign-in-needed'))
  const customer = request.identity === undefined ? undefined : await identities.verify(to.shop, request.identity)
  if (customer && !customer.ok) return customer
  const { id = null, name, locale } = customer?.value ?? {}
  const called = request.name ?? name
  if (called === undefined) return refused(refusal('invalid', { detail: 'body.name: the identity has none either' }))
  // A name that the shop has signed for is the shop's own affair.
  const no = request.name === undefined ? undefined : whyNotName(called, shop.value.name)
  if (no) return refused(no)
  const reads = request.locale ?? locale ?? to.locale ?? shop.value.locale
  return granted({ name: called, locale: reads, customerId: id })
}
