// The offers of one product, gathered as its draft: amounts read, choices told apart, everything that does not fit named.
import type { Measure } from '#shared/catalog/product.ts'
import { maxRefLength } from '#shared/catalog/product.ts'
import { defined } from '#shared/defined.ts'
import type { Problems } from '../problems.ts'
import { newDraft } from '../shopify-draft.ts'
import type { Draft } from '../shopify-draft.ts'
import { addressOf, brief } from '../shopify-row.ts'
import type { RowVariant } from '../shopify-row.ts'
import { withHash } from '../slug.ts'
import { commonTitle, namesOf, valuesOf } from './choices.ts'
import type { FeedFacts } from './feed-facts.ts'
import { gtinOf } from './gtin.ts'
import { measureOf } from './measure.ts'
import type { Offer } from './offer.ts'
import { OfferPrices } from './offer-prices.ts'

const maxProductIdLength = 64

/** A product to be made of its draft, in the currency of its prices. */
export interface FeedDraft {
  readonly draft: Draft
  readonly currency: string
  readonly isHidden: boolean
  readonly isUnlisted: boolean
}

/** @returns undefined where nothing of it can be sold; why is among the problems. */
export function feedDraft(
  { parent, offers }: { readonly parent: Offer | undefined; readonly offers: readonly Offer[] },
  facts: FeedFacts,
  problems: Problems,
): FeedDraft | undefined {
  const [first] = offers
  const about = parent ?? first
  if (!first || !about) {
    if (parent) problems.add(parent.line, `“${brief(parent.title)}” has no variations in this file.`)
    return undefined
  }
  const prices = new OfferPrices(facts, problems)
  const priced = offers.flatMap((offer) => {
    const price = prices.of(offer)
    return price ? [{ offer, price }] : []
  })
  if (priced.length === 0) return undefined
  const draft = newDraft(about.productId ?? productId(about.group), about.handle ?? about.group, about.line)
  describe(draft, about, offers, facts)
  const names = namesOf(priced.map(({ offer }) => offer))
  const values = valuesOf(
    priced.map(({ offer }) => offer),
    names,
  )
  for (const [at, name] of values.names.entries()) draft.texts.set(optionColumns[at] ?? 'option1Name', name)
  for (const [at, { offer, price }] of priced.entries()) {
    draft.variants.push({
      line: offer.line,
      values: [0, 1, 2].map((place) => values.rows[at]?.[place] ?? ''),
      ...price,
      ...ofOffer(offer, draft, problems),
    })
  }
  const shown = offers.filter(({ hidden }) => hidden !== true)
  return {
    draft,
    currency: prices.currency ?? facts.currency,
    isHidden: parent?.hidden === true || shown.length === 0,
    isUnlisted: about.unlisted === true,
  }
}

const optionColumns = ['option1Name', 'option2Name', 'option3Name'] as const

/** The group where it can be an id as it stands; otherwise with a hash of it, as other groups may become the same letters. */
function productId(group: string): string {
  const plain = group.replace(/^(?:id|sku):/, '').toLowerCase()
  const isId = /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(plain) && plain.length <= maxProductIdLength
  return isId && plain === group.replace(/^(?:id|sku):/, '') ? plain : withHash(slug(plain), group, maxProductIdLength)
}

function slug(text: string): string {
  return text
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, maxProductIdLength)
}

function describe(draft: Draft, about: Offer, offers: readonly Offer[], { origin }: FeedFacts): void {
  const titles = offers.map(({ title }) => title)
  const isOne = new Set(titles).size <= 1
  const { texts } = draft
  const title =
    about.title === ''
      ? (titles.find((text) => text !== '') ?? '')
      : isOne || offers[0] !== about
        ? about.title
        : commonTitle(titles)
  const said = { title, body: about.body, vendor: about.brand, type: about.department, tags: about.tags.join(',') }
  for (const [column, text] of Object.entries(said) as [keyof typeof said, string | undefined][])
    if (text !== undefined && text !== '') texts.set(column, text)
  for (const [name, value] of about.facts) if (!draft.facts.has(name)) draft.facts.set(name.slice(0, 60), value)
  const handle = about.handle === '' ? undefined : about.handle
  const made =
    handle !== undefined && origin !== undefined ? `${origin}/products/${encodeURIComponent(handle)}` : undefined
  const url = webAddress(about.productUrl ?? about.url) ?? webAddress(made)
  Object.assign(draft.own, defined({ handle, url, ref: refOf(about.productRef) }))
  for (const [at, src] of [...about.pictures, ...offers.flatMap(({ pictures }) => pictures)].entries()) {
    const address = src === '' ? undefined : addressOf(src)
    if (address !== undefined) draft.pictures.push({ src: address, position: at, alt: '' })
  }
}

function ofOffer(offer: Offer, draft: Draft, problems: Problems): Omit<RowVariant, 'line' | 'values' | 'amountMinor'> {
  const { line, ref, sku = '', quantity = '', gtin = '', picture = '' } = offer
  const name = brief(offer.title)
  if (offer.available === undefined) {
    const said = offer.availability ?? ''
    problems.add(
      line,
      said === ''
        ? `Nothing says whether “${name}” can be had: it is shown as sold out.`
        : `What “${brief(said)}” means for “${name}” is not known: it is shown as sold out.`,
    )
  }
  const number = gtinOf(gtin)
  if (gtin !== '' && number === undefined)
    problems.adjusted(
      line,
      `“${brief(gtin)}” is no trade number (GTIN) with a right check digit: “${name}” is kept without one.`,
    )
  const url = webAddress(offer.url)
  const count = /^-?\d{1,9}(?:\.0+)?$/.test(quantity) ? Math.max(Number(quantity), 0) : undefined
  const isOwnUrl = url !== undefined && url !== draft.own.url
  const image = picture === '' ? undefined : addressOf(picture)
  return {
    available: offer.hidden !== true && offer.available === true,
    grams: 0,
    ...(sku === '' ? {} : { sku }),
    ...defined({ ref: refOf(ref), gtin: number, quantity: count, image, measure: measureIn(offer, problems) }),
    ...(isOwnUrl ? { url } : {}),
    ...(offer.idsByChoice === true || ref === undefined || ref === '' ? {} : { name: ref }),
  }
}

function measureIn({ measure = '', measureBase = '', line, title }: Offer, problems: Problems): Measure | undefined {
  if (measure === '') return undefined
  const read = measureOf(measure, measureBase)
  if (!read) problems.adjusted(line, `“${brief(measure)}” of “${brief(title)}” is no measure: no unit price is shown.`)
  return read
}

function refOf(text: string | undefined): string | undefined {
  return text === undefined || text === '' || text.length > maxRefLength ? undefined : text
}

/** An address of the web, whole. */
function webAddress(text: string | undefined): string | undefined {
  if (text === undefined || text.length > 2000 || !/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined
  return new URL(text).href
}
