// The products that a page of a shop tells search engines of (schema.org in JSON-LD): Product, ProductGroup, Offer.
import { Parser } from 'htmlparser2'
import { FeedFault } from './feed-fault.ts'
import { isAvailable } from './availability.ts'
import type { FoundItem, Offer } from './offer.ts'

/** The longest page, characters. */
const maxPageLength = 8 * 1024 * 1024
/** The most variants and offers of one product that are looked at. */
const maxVariants = 2500
const maxDepth = 12

type Node = Readonly<Record<string, unknown>>

/** Takes the text of a page. */
export class PageOffers {
  readonly #onItem: (item: FoundItem, line: number) => void
  readonly #parser: Parser
  #length = 0
  #script: string | undefined
  #base = ''
  #count = 0

  constructor(onItem: (item: FoundItem, line: number) => void) {
    this.#onItem = onItem
    this.#parser = new Parser({
      onopentag: (name, { type, rel, href }) => {
        if (name === 'script' && /^application\/ld\+json\b/i.test(type?.trim() ?? '')) this.#script = ''
        if (name === 'link' && rel === 'canonical' && href !== undefined) this.#base = href
      },
      ontext: (text) => {
        if (this.#script !== undefined) this.#script += text
      },
      onclosetag: (name) => {
        if (name !== 'script' || this.#script === undefined) return
        this.#read(this.#script)
        this.#script = undefined
      },
    })
  }

  take(text: string): void {
    this.#length += text.length
    if (this.#length > maxPageLength) throw new FeedFault('too-large', 'A page may have 8 MB.')
    this.#parser.write(text)
  }

  end(): void {
    this.#parser.end()
  }

  /** A text of JSON-LD. */
  #read(script: string): void {
    let found: unknown
    try {
      found = JSON.parse(script)
    } catch {
      this.#count += 1
      return this.#onItem({ offers: [], problems: ['What the page says as JSON-LD is no JSON.'] }, this.#count)
    }
    for (const node of productsIn(found)) {
      this.#count += 1
      this.#onItem(offersOf(node, this.#count, this.#base), this.#count)
    }
  }
}

/** The products that a page is about; not those that it only names beside them. */
function productsIn(value: unknown, depth = 0): Node[] {
  if (depth > maxDepth) return []
  if (Array.isArray(value)) return value.flatMap((one) => productsIn(one, depth + 1))
  const node = nodeOf(value)
  if (!node) return []
  if (isA(node, 'ProductGroup') || isA(node, 'Product')) return [node]
  return [...productsIn(node['@graph'], depth + 1), ...productsIn(node['mainEntity'], depth + 1)]
}

function offersOf(node: Node, line: number, base: string): FoundItem {
  const variants = nodesIn(node['hasVariant']).slice(0, maxVariants)
  const varies = listOf(node['variesBy']).map((name) => textOf(name).replace(/^https?:\/\/schema\.org\//, ''))
  const url = addressOf(textOf(node['url']) || base, base)
  const id =
    textOf(node['productGroupID']) || textOf(node['productID']) || textOf(node['sku']) || url || textOf(node['@id'])
  const title = textOf(node['name'])
  const group = id || title
  if (group === '') return { offers: [], problems: ['A product of the page has neither an id nor a name.'] }
  const problems: string[] = []
  const offers = (variants.length > 0 ? variants : [node]).flatMap((variant) => {
    const price = priceOf(variant)
    if (typeof price === 'string') {
      problems.push(`“${(textOf(variant['name']) || title).slice(0, 60)}” ${price}`)
      return []
    }
    return [offerOf({ product: node, variant, price, line, group, url, base, varies })]
  })
  return { offers, problems }
}

interface Found {
  readonly product: Node
  readonly variant: Node
  readonly price: Node
  readonly line: number
  readonly group: string
  readonly url: string
  readonly base: string
  readonly varies: readonly string[]
}

const usualChoices = ['color', 'size', 'material', 'pattern']
const choiceNames: Readonly<Record<string, string>> = {
  color: 'Colour',
  size: 'Size',
  material: 'Material',
  pattern: 'Pattern',
}

function offerOf({ product, variant, price, line, group, url, base, varies }: Found): Offer {
  const isVariant = variant !== product
  const availability = textOf(price['availability'])
  const pictures = listOf(product['image']).map((one) => addressOf(pictureOf(one), base))
  const own = listOf(variant['image']).map((one) => addressOf(pictureOf(one), base))
  const names = [...new Set([...varies.filter((name) => name in choiceNames), ...usualChoices])]
  return {
    line,
    group,
    sku: textOf(variant['sku']) || textOf(price['sku']),
    gtin: ['gtin', 'gtin14', 'gtin13', 'gtin12', 'gtin8']
      .map((name) => textOf(variant[name]))
      .find((text) => text !== ''),
    url: addressOf(textOf(variant['url']) || textOf(price['url']), base) || url,
    productUrl: url,
    title: textOf(product['name']),
    variantTitle: isVariant ? textOf(variant['name']) : undefined,
    body: textOf(product['description']) || textOf(variant['description']),
    brand: textOf(product['brand']) || textOf(nodeOf(product['brand'])?.['name']),
    department: textOf(product['category']).split('>').at(-1)?.trim(),
    tags: [],
    choices: isVariant
      ? names.flatMap((name) =>
          textOf(variant[name]) === '' ? [] : [[choiceNames[name] ?? name, textOf(variant[name])] as const],
        )
      : [],
    price: textOf(price['price']),
    currency: textOf(price['priceCurrency']) || undefined,
    saleUntil: undefined,
    availability,
    // What is offered can be had, where nothing else is said.
    available: availability === '' ? true : isAvailable(availability),
    quantity: textOf(nodeOf(price['inventoryLevel'])?.['value']),
    picture: own[0],
    pictures: [...pictures, ...own],
    facts: [],
  }
}

/** The one offer of a product, or a sentence why nobody can say what it costs. */
function priceOf(product: Node): Node | string {
  const found = nodesIn(product['offers'])
  const offers = found.flatMap((offer) =>
    isA(offer, 'AggregateOffer') && offer['offers'] !== undefined ? nodesIn(offer['offers']) : [offer],
  )
  const [first] = offers
  if (!first) return 'is offered at no price.'
  if (isA(first, 'AggregateOffer')) {
    const [low, high] = [textOf(first['lowPrice']), textOf(first['highPrice'])]
    if (low === '' || low !== high) return 'has only a range of prices.'
    return { ...first, price: low }
  }
  const [one, ...others] = offers.map(withPrice)
  if (!one || textOf(one['price']) === '') return 'is offered at no price.'
  const differs = others.some(
    (other) =>
      textOf(other['price']) !== textOf(one['price']) ||
      textOf(other['priceCurrency']) !== textOf(one['priceCurrency']),
  )
  return differs ? 'has several offers at different prices, and nothing says whose they are.' : one
}

/** The price of an offer may stand in its specification. */
function withPrice(offer: Node): Node {
  if (textOf(offer['price']) !== '') return offer
  const said = nodesIn(offer['priceSpecification'])
  const [first] = said
  return said.length === 1 && first
    ? { ...offer, price: first['price'], priceCurrency: first['priceCurrency'] ?? offer['priceCurrency'] }
    : offer
}

function isA(node: Node, type: string): boolean {
  return listOf(node['@type']).some((one) => textOf(one).replace(/^https?:\/\/schema\.org\/|^schema:/, '') === type)
}

function nodeOf(value: unknown): Node | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Node) : undefined
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
}

function nodesIn(value: unknown): Node[] {
  return listOf(value)
    .map(nodeOf)
    .filter((node) => node !== undefined)
}

function textOf(value: unknown): string {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? value.slice(0, 50_000).trim() : ''
}

function pictureOf(value: unknown): string {
  const node = nodeOf(value)
  return node ? textOf(node['url']) || textOf(node['contentUrl']) : textOf(value)
}

/** As a whole address, where it can be made one. */
function addressOf(text: string, base: string): string {
  if (text === '') return ''
  return URL.canParse(text) ? text : URL.canParse(text, base) ? new URL(text, base).href : ''
}
