// From the bytes of a file to its items, by its format.
import type { Refusal } from '#shared/refusals.ts'
import { readCsv } from '../csv-rows.ts'
import { FeedFault } from './feed-fault.ts'
import { feedText } from './feed-text.ts'
import { Fields, fieldName } from './fields.ts'
import type { Delimiter, FileFormat } from './file-format.ts'
import { googleOffer } from './google-offer.ts'
import { fieldsOfJson } from './json-fields.ts'
import { JsonItems, JsonLines } from './json-items.ts'
import type { FoundItem } from './offer.ts'
import { PageOffers } from './page-offers.ts'
import type { Peeked } from './peek.ts'
import type { Problems } from '../problems.ts'
import { shopifyOffers } from './shopify-json-offer.ts'
import { maxFeedBytes } from './unpacked.ts'
import { wooOffer } from './woo-offer.ts'
import { XmlItems } from './xml-items.ts'

/** The most columns of a table. */
const maxColumns = 1000

/** Hears of what a file holds. */
export interface ItemListener {
  readonly problems: Problems
  item(found: FoundItem, line: number): void
}

/** How the reading ended. */
export interface ItemsEnd {
  readonly refusal?: Refusal
  readonly isCut: boolean
}

type ItemReader = (file: Peeked, listener: ItemListener) => Promise<ItemsEnd>

/** Takes the text of a file piece by piece. */
interface TextReader {
  take(text: string): void
  end(): void
  readonly lastIsBroken?: boolean
}

/** Reads the items of a file. It throws `FeedFault` where the file cannot be taken. */
export function itemReader(format: Exclude<FileFormat, { kind: 'shopify-csv' }>): ItemReader {
  switch (format.kind) {
    case 'table':
      return (file, listener) => readTable(file, format, listener)
    case 'xml':
      return text(
        ({ item, problems }) =>
          new XmlItems(
            (fields, line) => item(googleOffer(fields, line), line),
            (line, note) => problems.adjusted(line, note),
          ),
      )
    case 'json-lines':
      return text(
        ({ item, problems }) =>
          new JsonLines(
            (found, line) => item(offersOfJson(found, line), line),
            (line) => problems.add(line, 'The line is no JSON object.'),
          ),
      )
    case 'json':
      return text(({ item }) => new JsonItems(format.path, (found, line) => item(offersOfJson(found, line), line)))
    case 'page':
      return text(({ item }) => new PageOffers(item))
    case 'unknown':
      break
  }
  return () => Promise.reject(new FeedFault('feed-unknown', 'Nothing in it looks like a product.'))
}

function text(readerFor: (listener: ItemListener) => TextReader): ItemReader {
  return async ({ head, whole }, listener) => {
    const bound = { problems: listener.problems, item: listener.item.bind(listener) }
    const reader = readerFor(bound)
    for await (const piece of feedText(whole, head)) reader.take(piece)
    reader.end()
    return { isCut: reader.lastIsBroken === true }
  }
}

/** An object is a product of Shopify where it has variants, and otherwise an item of Google's. */
function offersOfJson(found: unknown, line: number): FoundItem {
  const isShopify = typeof found === 'object' && found !== null && 'variants' in found
  return isShopify ? shopifyOffers(found, line) : googleOffer(fieldsOfJson(found), line)
}

async function readTable(
  { whole }: Peeked,
  { of, delimiter }: { readonly of: 'google' | 'woocommerce'; readonly delimiter: Delimiter },
  listener: ItemListener,
): Promise<ItemsEnd> {
  const { problems } = listener
  let header: readonly string[] | undefined
  let isShort = false
  const offerOf = of === 'google' ? googleOffer : wooOffer
  const take = ({ line, cells }: { readonly line: number; readonly cells: readonly string[] }) => {
    if (!header) {
      // Meta's templates explain their columns in lines before the header.
      if (!cells[0]?.startsWith('#')) header = cells.map(fieldName)
      return (header?.length ?? 0) <= maxColumns
    }
    isShort = cells.length < header.length
    if (cells.length !== header.length) {
      problems.add(
        line,
        `The row has ${cells.length === 1 ? '1 field' : `${cells.length} fields`} where the header has ${header.length}.`,
      )
      return true
    }
    const fields = new Fields()
    for (const [at, name] of header.entries()) fields.add(name, cells[at] ?? '')
    listener.item(offerOf(fields, line), line)
    return true
  }
  const { refusal, broken } = await readCsv(whole, take, { delimiter, maxBytes: maxFeedBytes })
  if (refusal) return { refusal, isCut: true }
  if ((header?.length ?? 0) > maxColumns) throw new FeedFault('feed-broken', `It has more than ${maxColumns} columns.`)
  if (broken) problems.add(broken.line, broken.message)
  return { isCut: broken !== undefined || isShort }
}
