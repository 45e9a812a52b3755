// The tables beside a shop's products: by which ids they are found, when their prices change, and the feeds that they come from.
import type { Generated } from 'kysely'

/** One of the shop's own names for a product or a variant of it. */
export interface ProductKeyRow {
  shop_id: string
  kind: 'ref' | 'sku' | 'gtin' | 'url' | 'handle'
  /** As names of that kind are compared. */
  key: string
  product_id: string
  /** Empty where it is the name of the product. */
  variant_id: string
}

/** A moment at which prices of a product change by themselves. */
export interface PriceMomentRow {
  shop_id: string
  product_id: string
  at: number
}

/** An address from which a shop's products are read every so often. */
export interface FeedRow {
  id: string
  shop_id: string
  url: string
  every_hours: number
  /** 1 where it names everything, so that what it no longer names is taken away. */
  is_whole: number
  may_lose_percent: number
  /** What the address answered with, for asking only for what is new. */
  etag: string | null
  last_modified: string | null
  /** When its products were last seen to be as it says; null before. */
  confirmed_at: number | null
  /** When it is read next; null while it is not to be read. */
  next_at: number | null
  created_at: number
}

/** One reading of a feed. */
export interface FeedRunRow {
  id: Generated<number>
  shop_id: string
  feed_id: string
  started_at: number
  /** Null while it is under way. */
  ended_at: number | null
  outcome: 'running' | 'imported' | 'unchanged' | 'refused' | 'unreachable'
  /** The code of a refusal; null where there was none. */
  code: string | null
  detail: string | null
  /** Of an import, as JSON. */
  report: string | null
}
