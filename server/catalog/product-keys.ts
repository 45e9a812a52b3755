// The shop's own names for its products and variants, in the form in which they are compared.
import type { ProductKeyRow } from '#server/storage/catalogue-tables.ts'
import { gtinOf } from './feeds/gtin.ts'
import type { StoredProduct } from './stored-product.ts'

export type KeyKind = ProductKeyRow['kind']

/** One name: its kind, how it is compared, and the variant; empty for the product. */
export type ProductKey = readonly [kind: KeyKind, key: string, variant: string]

/** Parameters of addresses that say where somebody came from, and nothing of what is shown. */
const tracking =
  /^(?:utm_.*|gclid|gbraid|wbraid|gad_.*|fbclid|msclkid|ttclid|srsltid|dclid|yclid|igshid|mc_[ce]id|_ga|_gl|_pos|_sid|_ss|_psq|_v|pr_.*)$/i

/** How a name is compared; undefined where it is none of that kind. */
export function comparable(kind: KeyKind, text: string): string | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  if (kind === 'gtin') return gtinOf(trimmed)
  if (kind === 'url') return comparableUrl(trimmed)
  return kind === 'ref' ? trimmed : trimmed.toLowerCase()
}

/** Without its scheme, `www.`, fragment, language of the reader's browser, and what tracks: `shop.example/p/boot?variant=7`. */
function comparableUrl(text: string): string | undefined {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined
  const url = new URL(text)
  const kept = [...url.searchParams].filter(([name]) => !tracking.test(name)).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const query = new URLSearchParams(kept).toString()
  const path = url.pathname.replace(/\/+$/, '')
  return `${url.host.replace(/^www\./, '')}${path}${query === '' ? '' : `?${query}`}`
}

/** Every name of a product. */
export function keysOf({ handle, url, id, variants }: StoredProduct): ProductKey[] {
  const keys: ProductKey[] = []
  const add = (kind: KeyKind, text: string | undefined, variant = '') => {
    const key = text === undefined ? undefined : comparable(kind, text)
    if (key !== undefined) keys.push([kind, key, variant])
  }
  add('handle', handle ?? id)
  add('url', url)
  for (const variant of variants) {
    add('ref', variant.ref, variant.id)
    add('sku', variant.sku, variant.id)
    add('gtin', variant.gtin, variant.id)
    add('url', variant.url, variant.id)
  }
  return keys
}
