// A product as the catalogue keeps it and the page shows it. The page imports only the types: zod proper stays out of it.
import * as z from 'zod'
import { idPattern } from '../ids.ts'
import { maxExponent } from '../iso-4217.ts'

const id = z.string().regex(idPattern)
const currency = z.string().regex(/^[A-Z]{3}$/)
const amountMinor = z.int().min(0).max(100_000_000_000_000)

// As far as the shop systems themselves go (Shopify: 2,048 variants, 250 pictures, 250 tags, names of 255 characters), so that nothing of
// a product is lost on the way.

/** The most variants of a product. */
export const maxVariants = 2048
/** The most pictures of a product. */
export const maxPictures = 250
/** The most tags of a product. */
export const maxTags = 250
/** The longest title, brand, option, option value, SKU or tag, UTF-16 units. */
export const maxNameLength = 255
/** The longest description of a picture, UTF-16 units. */
export const maxAltLength = 512
/** The longest description, UTF-16 units: shops have no limit here, and nobody reads on. */
export const maxDescriptionLength = 5000
/** The longest fact, UTF-16 units. */
export const maxFactLength = 300

/** One picture of a product: square; its coordinates are physical and never mirror. */
export const pictureSchema = z.object({
  src: z
    .string()
    .max(2000)
    .describe('Where the picture is: a path on this server or an https address. It may be unreachable.'),
  alt: z.string().max(maxAltLength),
  tint: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .optional()
    .describe('Colour of the ground that the picture stands on.'),
  sizes: z
    .array(z.object({ src: z.string().max(2000), width: z.int().min(1).max(10_000) }))
    .max(8)
    .optional()
    .describe('Files of the same picture by their width in pixels, `src` among them.'),
})

/** The longest of the shop's own ids, UTF-16 units: some shops take addresses for it. */
export const maxRefLength = 512
const shopsOwnId = z.string().min(1).max(maxRefLength)
const address = z
  .string()
  .max(2000)
  .regex(/^https?:/)

/** How much of something is in it, and of how much the price is told beside its own: 750 ml, per 100 ml. */
export const measureSchema = z.object({
  amount: z.number().positive(),
  base: z.number().positive(),
  unit: z.string().min(1).max(12).describe('Of both, such as `ml`.'),
})

/** One thing that can be ordered. */
export const variantSchema = z.object({
  id: id.describe('`<productId>:<variant>`'),
  options: z
    .record(z.string().max(maxNameLength), z.string().max(maxNameLength))
    .describe('Such as { Colour: "Walnut", Size: "39" }; empty for the only variant.'),
  amountMinor,
  compareAtMinor: amountMinor.optional().describe('What it cost before.'),
  available: z.boolean(),
  picture: z.int().min(0).optional().describe('Index of the picture that shows this variant.'),
  sku: z.string().max(maxNameLength).optional(),
  ref: shopsOwnId.optional().describe('The shop’s own id of it: what its checkout is asked for.'),
  gtin: z
    .string()
    .regex(/^\d{14}$/)
    .optional()
    .describe('Its trade number as 14 digits, with zeros in front: so EAN, UPC and ISBN compare.'),
  url: address.optional().describe('Its page in the shop, where that is another than the product’s.'),
  saleUntil: z
    .int()
    .min(0)
    .optional()
    .describe('When `amountMinor` ends, milliseconds since 1970; absent where no end is known.'),
  measure: measureSchema.optional(),
})

/** The most reviews that come with a product; a product with more shows a selection. */
const maxReviews = 20

/** A buyer's review of a product. */
export const reviewSchema = z.object({
  id: id.describe('Stays the same as long as the review is there: notes are pinned to it.'),
  author: z.string().min(1).max(80),
  rating: z.int().min(1).max(5),
  text: z.string().min(1).max(1500).describe('Plain text.'),
  at: z.int().min(0).describe('Milliseconds since 1970.'),
})

/** A product. */
export const productSchema = z.object({
  id,
  shop: id,
  title: z.string().min(1).max(maxNameLength),
  brand: z.string().max(maxNameLength).optional(),
  department: z.string().max(maxNameLength).optional(),
  departmentTitle: z
    .string()
    .max(maxNameLength)
    .optional()
    .describe('What the department is called in the language asked for; absent where that is `department`.'),
  description: z.string().max(maxDescriptionLength).describe('Plain text.'),
  currency,
  exponent: z
    .int()
    .min(0)
    .max(maxExponent)
    .describe(
      'How many decimals the minor unit of its amounts stands for: 2 for cents. ISO 4217 says it of the currency.',
    ),
  options: z
    .array(
      z.object({
        name: z.string().max(maxNameLength),
        values: z.array(z.string().max(maxNameLength)).max(maxVariants),
      }),
    )
    .max(3),
  variants: z.array(variantSchema).min(1).max(maxVariants),
  pictures: z.array(pictureSchema).max(maxPictures),
  attributes: z
    .record(z.string().max(60), z.string().max(maxFactLength))
    .describe('Comparable facts, such as { Weight: "480 g" }.'),
  rating: z.object({ average: z.number().min(0).max(5), count: z.int().min(0) }).optional(),
  reviews: z.array(reviewSchema).max(maxReviews).optional().describe('A few of its reviews, the most telling first.'),
  tags: z.array(z.string().max(maxNameLength)).max(maxTags),
  ref: shopsOwnId.optional().describe('The shop’s own id of the product.'),
  handle: z
    .string()
    .min(1)
    .max(maxNameLength)
    .optional()
    .describe('What the shop calls it in addresses, where that is not its id.'),
  url: address.optional().describe('Its page in the shop.'),
  unlisted: z.boolean().optional().describe('Reached by a direct link only: in no list, and found by no search.'),
})

export const productPageSchema = z.object({
  products: z.array(productSchema),
  next: z.string().nullable().describe('Cursor of the next page; null on the last.'),
})

export type Picture = z.infer<typeof pictureSchema>
export type Measure = z.infer<typeof measureSchema>
export type Variant = z.infer<typeof variantSchema>
export type Review = z.infer<typeof reviewSchema>
export type Product = z.infer<typeof productSchema>
export type ProductPage = z.infer<typeof productPageSchema>
