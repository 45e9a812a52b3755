// A file of products, of whatever format, read whole and made ready to be written.
import type { Kysely } from 'kysely'
import type { ImportReport } from '#shared/catalog/contracts.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Tables } from '#server/storage/tables.ts'
import { FeedFault } from './feeds/feed-fault.ts'
import { formatOf } from './feeds/file-format.ts'
import type { Peeked } from './feeds/peek.ts'
import { readFeed } from './feeds/read-feed.ts'
import type { ReadFeed } from './feeds/read-feed.ts'
import { Staging } from './feeds/staging.ts'
import { unpacked } from './feeds/unpacked.ts'
import { prepareProducts } from './prepare-products.ts'
import type { PreparedProducts } from './prepare-products.ts'
import type { Problems } from './problems.ts'
import { readShopifyCsv } from './shopify-csv.ts'
import type { ReadOptions } from './shopify-csv.ts'
import { withdrawHidden, withdrawMissing } from './withdraw.ts'
import type { WholeFile } from './withdraw.ts'

/** What a file holds. */
export interface CatalogueFile {
  readonly report: Omit<ImportReport, 'added' | 'changed' | 'unchanged'>
  /** How many products the parts have. */
  readonly count: number
  /** Each is made when it is asked for. */
  readonly parts: AsyncGenerator<PreparedProducts>
  /** To be called once, whether or not all parts were read. */
  close(): Promise<void>
}

/** How a file is read. */
export interface CatalogueReadOptions extends ReadOptions {
  /** Where it comes from, such as `https://shop.example`: addresses in it may be relative to that. */
  readonly origin?: string | undefined
  /** It is all that the shop has: what it does not name is taken away. */
  readonly whole?: WholeFile | undefined
}

/**
 * Reads a file of products. Refuses `too-large`, `csv-unreadable`, `csv-column-missing`, `feed-broken`, `feed-unknown`, and where it
 * names everything `feed-loses-much`.
 */
export type ReadCatalogue = (
  source: AsyncIterable<Uint8Array>,
  options: CatalogueReadOptions,
) => Promise<Outcome<CatalogueFile>>

/** Reads files in this thread. */
export function catalogueReader(db: Kysely<Tables>): ReadCatalogue {
  return async (source, options) => {
    const staging = new Staging()
    const close = () => Promise.resolve(staging.close())
    try {
      const read = await readInto(staging, source, options)
      const file = read.ok ? await fileOf(db, { staging, options, read: read.value }) : read
      if (file.ok) return granted({ ...file.value, close })
      await close()
      return file
    } catch (fault) {
      await close()
      throw fault
    }
  }
}

async function fileOf(
  db: Kysely<Tables>,
  { staging, options, read }: { staging: Staging; options: CatalogueReadOptions; read: ReadFeed },
): Promise<Outcome<Omit<CatalogueFile, 'close'>>> {
  const { shop, whole } = options
  // Of what breaks off nobody knows what it would have named.
  if (whole && read.isCut) return refused(refusal('feed-broken', { detail: 'Its last row is cut off.' }))
  const hidden = await withdrawHidden(db, shop, staging)
  const missing = whole ? await withdrawMissing(db, { shop, whole, staging, hidden: hidden.listed }) : granted(0)
  if (!missing.ok) return missing
  const report = {
    rows: read.rows,
    products: staging.count('shown'),
    hidden: staging.count('hidden'),
    withdrawn: missing.value,
    ...namedIn(read.problems),
  }
  return granted({
    report,
    count: report.products + staging.withdrawnCount,
    parts: prepareProducts(db, shop, productsIn(staging)),
  })
}

function* productsIn(staging: Staging) {
  yield* staging.products('shown')
  yield* staging.withdrawn()
}

async function readInto(
  staging: Staging,
  source: AsyncIterable<Uint8Array>,
  options: CatalogueReadOptions,
): Promise<Outcome<ReadFeed>> {
  try {
    const file = await unpacked(source)
    const format = formatOf(file.head)
    return await (format.kind === 'shopify-csv'
      ? readExport(staging, file, options)
      : readFeed(file, format, { ...options, staging }))
  } catch (fault) {
    if (fault instanceof FeedFault) return refused(refusal(fault.code, { detail: fault.message }))
    throw fault
  }
}

/** A Shopify product export. */
async function readExport(staging: Staging, { whole }: Peeked, options: ReadOptions): Promise<Outcome<ReadFeed>> {
  const read = await readShopifyCsv(whole, options)
  if (!read.ok) return read
  const { rows, products, hidden, problems, isCut } = read.value
  for (const product of products) staging.addProduct(product, 'shown')
  for (const product of hidden) staging.addProduct(product, 'hidden')
  return granted({ rows, problems, isCut })
}

function namedIn({ count, listed, adjustedCount, listedAdjustments }: Problems) {
  return { problemCount: count, problems: listed, adjustedCount, adjusted: listedAdjustments }
}
