// A feed as products, however long it is: its items are laid down one by one, and put together once all of them are there.
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { ShopId } from '#shared/ids.ts'
import { Problems } from '../problems.ts'
import { productOf } from '../shopify-product.ts'
import { feedDraft } from './feed-draft.ts'
import { FeedFault } from './feed-fault.ts'
import type { FileFormat } from './file-format.ts'
import { itemReader } from './item-reader.ts'
import type { FoundItem, Offer } from './offer.ts'
import type { Peeked } from './peek.ts'
import { writtenPrice } from './price-text.ts'
import type { Staging } from './staging.ts'

/** After how many products progress is told. */
const batchSize = 100
/** The most items of one product. */
const maxOffers = 2048

export interface FeedOptions {
  readonly shop: ShopId
  readonly currency: string
  /** Where the feed comes from, such as `https://shop.example`. */
  readonly origin?: string | undefined
  readonly onProgress?: ((progress: { readonly rows: number; readonly products: number }) => void) | undefined
}

/** What was read; the products lie in the staging. */
export interface ReadFeed {
  readonly rows: number
  readonly problems: Problems
  /** A file of lines that may end too early, which nothing else tells. */
  readonly isCut: boolean
}

/** Refuses `feed-broken`, `feed-unknown`, `too-large`, `csv-unreadable`. */
export async function readFeed(
  file: Peeked,
  format: Exclude<FileFormat, { kind: 'shopify-csv' }>,
  { staging, ...options }: FeedOptions & { readonly staging: Staging },
): Promise<Outcome<ReadFeed>> {
  const collected = new Collected(staging, options)
  try {
    const end = await itemReader(format)(file, collected)
    if (end.refusal) return refused(end.refusal)
    if (collected.items === 0) return refused(refusal('feed-unknown', { detail: 'No product was found in it.' }))
    collected.makeProducts()
    return granted({ rows: collected.items, problems: collected.problems, isCut: end.isCut })
  } catch (fault) {
    if (fault instanceof FeedFault) return refused(refusal(fault.code, { detail: fault.message }))
    throw fault
  }
}

/** What the items of a file come to. */
class Collected {
  readonly problems = new Problems()
  readonly #staging: Staging
  readonly #options: FeedOptions
  readonly #currencies = new Set<string>()
  items = 0

  constructor(staging: Staging, options: FeedOptions) {
    this.#staging = staging
    this.#options = options
  }

  /** An item of the file. */
  item({ offers, problems, aliases = [], isParent = false }: FoundItem, line: number): void {
    this.items += 1
    for (const sentence of problems) this.problems.add(line, sentence)
    for (const offer of offers) this.#offer(offer, isParent)
    for (const alias of aliases) if (offers[0]) this.#staging.addAlias(alias, offers[0].group)
    if (this.items % 1000 === 0) this.#options.onProgress?.({ rows: this.items, products: 0 })
  }

  #offer(offer: Offer, isParent: boolean): void {
    const id = isParent ? offer.group : (offer.ref ?? '')
    const earlier = id === '' ? undefined : this.#staging.takeRef(`${isParent ? 'parent' : 'offer'} ${id}`, offer.line)
    if (earlier !== undefined && earlier !== offer.line)
      return this.problems.add(
        offer.line,
        `The id “${id.slice(0, 60)}” is that of line ${earlier} as well: only the first was taken.`,
      )
    for (const price of [offer.price, offer.salePrice ?? '']) {
      const written = price === '' ? '' : writtenPrice(price)
      if (typeof written === 'object' && written.currency !== undefined) this.#currencies.add(written.currency)
    }
    if (offer.currency !== undefined) this.#currencies.add(offer.currency)
    this.#staging.addOffer(offer, isParent)
  }

  makeProducts(): void {
    const { shop, currency, origin, onProgress } = this.#options
    const facts = { currency, named: this.#currencies, origin }
    let done = 0
    for (const { parent, offers } of this.#staging.groups()) {
      const orphan = parent ? undefined : offers.find(({ isVariation }) => isVariation)
      if (orphan) {
        this.problems.add(orphan.line, `The parent of “${orphan.title.slice(0, 60)}” is not in this file.`)
        continue
      }
      const tooMany = offers[maxOffers]
      if (tooMany)
        this.problems.add(
          tooMany.line,
          `“${tooMany.title.slice(0, 40)}” has more than ${maxOffers} variants; the others were left out.`,
        )
      const made = feedDraft({ parent, offers: offers.slice(0, maxOffers) }, facts, this.problems)
      if (!made) continue
      const product = productOf(made.draft, { shop, currency: made.currency }, this.problems)
      if (typeof product === 'string') this.problems.add(made.draft.firstLine, product)
      else if (
        !this.#staging.addProduct(
          made.isUnlisted ? { ...product, unlisted: true } : product,
          made.isHidden ? 'hidden' : 'shown',
        )
      )
        this.problems.add(
          made.draft.firstLine,
          `“${product.title.slice(0, 60)}” has the same id as another product of this file.`,
        )
      done += 1
      if (done % batchSize === 0) onProgress?.({ rows: this.items, products: done })
    }
    onProgress?.({ rows: this.items, products: done })
  }
}
