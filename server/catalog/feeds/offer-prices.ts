// What the offers of a product cost, and what they cost before or will cost again. All of a product is in one currency.
import { isoExponentOf } from '#shared/iso-4217.ts'
import type { Problems } from '../problems.ts'
import { brief } from '../shopify-row.ts'
import type { RowVariant } from '../shopify-row.ts'
import type { FeedFacts } from './feed-facts.ts'
import type { Offer } from './offer.ts'
import { amountOf, writtenPrice } from './price-text.ts'
import { instantOf } from './sale-dates.ts'

type Price = Pick<RowVariant, 'amountMinor' | 'compareAtMinor' | 'sale'>

interface Amount {
  readonly amountMinor: number
  readonly currency: string
}

/** Reads the prices of one product. */
export class OfferPrices {
  /** Of the product, once a price was read. */
  currency: string | undefined
  readonly #facts: Pick<FeedFacts, 'currency' | 'named'>
  readonly #problems: Problems

  constructor(facts: Pick<FeedFacts, 'currency' | 'named'>, problems: Problems) {
    this.#facts = facts
    this.#problems = problems
  }

  /** Undefined where nobody can say what it costs; why is among the problems. */
  of(offer: Offer): Price | undefined {
    const { line, title, price, currency } = offer
    const said = brief(title)
    if (price === '') return this.#no(line, `“${said}” has no price.`)
    const read = this.#read(offer, 'price', price, currency)
    if (typeof read === 'string') return this.#no(line, `The price “${brief(price)}” of “${said}” ${read}.`)
    this.currency ??= read.currency
    if (read.currency !== this.currency)
      return this.#no(
        line,
        `“${said}” is priced in ${read.currency} where others of the product are in ${this.currency}.`,
      )
    return { amountMinor: read.amountMinor, ...this.#reduction(offer, read) }
  }

  #no(line: number, sentence: string): undefined {
    this.#problems.add(line, sentence)
  }

  #reduction(offer: Offer, price: Amount): Partial<Price> {
    const { salePrice = '', compareAt = '', line, title } = offer
    if (salePrice === '') return this.#before(offer, compareAt, price)
    const sale = this.#read(offer, 'sale price', salePrice, price.currency)
    const why =
      typeof sale === 'string'
        ? sale
        : sale.currency === price.currency
          ? undefined
          : `is not in ${price.currency}, as its price is`
    if (typeof sale === 'string' || why !== undefined) {
      this.#problems.add(
        line,
        `The sale price “${brief(salePrice)}” of “${brief(title)}” ${why}: only the usual price is shown.`,
      )
      return {}
    }
    // What does not cost less is no sale.
    if (sale.amountMinor >= price.amountMinor) return {}
    return this.#dated(offer, sale, price)
  }

  #dated({ saleFrom, saleUntil, line, title }: Offer, sale: Amount, price: Amount): Partial<Price> {
    const from = saleFrom === undefined || saleFrom === '' ? undefined : instantOf(saleFrom, false)
    const until = saleUntil === undefined || saleUntil === '' ? undefined : instantOf(saleUntil, true)
    const isBroken = (text: string | undefined, at: number | undefined) =>
      text !== undefined && text !== '' && at === undefined
    if (
      isBroken(saleFrom, from) ||
      isBroken(saleUntil, until) ||
      (from !== undefined && until !== undefined && until <= from)
    ) {
      this.#problems.add(
        line,
        `The dates of the sale of “${brief(title)}” are none (${brief(`${saleFrom ?? ''}/${saleUntil ?? ''}`)}): only the usual price is shown.`,
      )
      return {}
    }
    if (from === undefined && until === undefined)
      return { amountMinor: sale.amountMinor, compareAtMinor: price.amountMinor }
    return {
      sale: {
        amountMinor: sale.amountMinor,
        ...(from === undefined ? {} : { from }),
        ...(until === undefined ? {} : { until }),
      },
    }
  }

  #before(offer: Offer, compareAt: string, price: Amount): Partial<Price> {
    if (compareAt === '') return {}
    const before = this.#read(offer, 'compare-at price', compareAt, price.currency)
    if (typeof before === 'string') {
      this.#problems.add(offer.line, `The compare-at price “${brief(compareAt)}” of “${brief(offer.title)}” ${before}.`)
      return {}
    }
    return before.amountMinor > price.amountMinor && before.currency === price.currency
      ? { compareAtMinor: before.amountMinor }
      : {}
  }

  /** @param known the currency where the text names none. */
  #read({ line, title }: Offer, what: string, text: string, known: string | undefined): Amount | string {
    const written = writtenPrice(text)
    if (typeof written === 'string') return written
    const currency = written.currency ?? known ?? this.#shopsOwn()
    if (currency === undefined) return 'names no currency, and others of the file are not in that of the shop'
    const read = amountOf(written.digits, currency)
    if (typeof read === 'string') return read
    if (read.isRounded) {
      const exponent = isoExponentOf(currency)
      const taken = (read.amountMinor / 10 ** exponent).toFixed(exponent)
      this.#problems.adjusted(
        line,
        `The ${what} “${brief(text)}” of “${brief(title)}” is finer than ${currency}: ${taken} was taken.`,
      )
    }
    return { amountMinor: read.amountMinor, currency }
  }

  /** A price without a currency is in the shop's, unless the file has others: then nobody knows. */
  #shopsOwn(): string | undefined {
    const { currency, named } = this.#facts
    return [...named].every((name) => name === currency) ? currency : undefined
  }
}
