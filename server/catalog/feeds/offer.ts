// One item of a feed as its format has it: texts, not yet amounts. Every format is read into this, and only one place makes products of it.

/** Something to be sold, as a feed says it. */
export interface Offer {
  /** Line of the file, or number of the item where lines say nothing. */
  readonly line: number
  /** What all variants of a product have in common. */
  readonly group: string
  /** The id of the product, where it is not made of the group. */
  readonly productId?: string | undefined
  /** The shop's own id of it, by which it is bought. */
  readonly ref?: string | undefined
  /** The shop's own id of the product. */
  readonly productRef?: string | undefined
  readonly sku?: string | undefined
  readonly gtin?: string | undefined
  readonly handle?: string | undefined
  readonly url?: string | undefined
  /** Of the product, where that is not `url`. */
  readonly productUrl?: string | undefined
  readonly title: string
  /** Its own title, where `title` is that of the product. */
  readonly variantTitle?: string | undefined
  readonly body: string
  readonly brand?: string | undefined
  readonly department?: string | undefined
  readonly tags: readonly string[]
  /** What can be chosen, and what this one is: `[['Colour', 'Blue']]`. */
  readonly choices: readonly (readonly [name: string, value: string])[]
  /** Ids are made of the choices rather than of `ref`: as a Shopify export does it, which has no ids. */
  readonly idsByChoice?: boolean | undefined
  readonly price: string
  readonly salePrice?: string | undefined
  readonly saleFrom?: string | undefined
  readonly saleUntil?: string | undefined
  /** What it cost before, where `price` is what it costs now. */
  readonly compareAt?: string | undefined
  /** Of all prices, where the format says it apart from them. */
  readonly currency?: string | undefined
  /** Whether it can be had; undefined where the feed does not say. */
  readonly available?: boolean | undefined
  /** What the feed says of it, where that is not understood. */
  readonly availability?: string | undefined
  readonly quantity?: string | undefined
  readonly measure?: string | undefined
  readonly measureBase?: string | undefined
  readonly pictures: readonly string[]
  readonly picture?: string | undefined
  readonly facts: readonly (readonly [name: string, value: string])[]
  /** It is nothing without the product that it is a variant of. */
  readonly isVariation?: boolean | undefined
  readonly hidden?: boolean | undefined
  readonly unlisted?: boolean | undefined
}

/** What a format hands over of one item: an offer, several, or sentences why it is none. */
export interface FoundItem {
  readonly offers: readonly Offer[]
  readonly problems: readonly string[]
  /** Other names of the group: variations may use them. */
  readonly aliases?: readonly string[]
  /** Only says what its variations have in common. */
  readonly isParent?: boolean
}
