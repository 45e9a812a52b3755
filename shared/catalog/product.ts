// A product as the catalogue keeps it and the page shows it. The page imports only the types: zod proper stays out of it.
import * as z from 'zod'
import { idPattern } from '../ids.ts'

const id = z.string().regex(idPattern)
const currency = z.string().regex(/^[A-Z]{3}$/)
const amountMinor = z.int().min(0).max(1_000_000_000_000)

/** One picture of a product: square; its coordinates are physical and never mirror. */
export const pictureSchema = z.object({
  src: z
    .string()
    .max(2000)
    .describe('Where the picture is: a path on this server or an https address. It may be unreachable.'),
  alt: z.string().max(300),
  tint: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .optional()
    .describe('Colour of the ground that the picture stands on.'),
})

/** One thing that can be ordered. */
export const variantSchema = z.object({
  id: id.describe('`<productId>:<variant>`'),
  options: z
    .record(z.string().max(60), z.string().max(120))
    .describe('Such as { Colour: "Walnut", Size: "39" }; empty for the only variant.'),
  amountMinor,
  compareAtMinor: amountMinor.optional().describe('What it cost before.'),
  available: z.boolean(),
  picture: z.int().min(0).optional().describe('Index of the picture that shows this variant.'),
  sku: z.string().max(120).optional(),
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
  title: z.string().min(1).max(200),
  brand: z.string().max(120).optional(),
  department: z.string().max(120).optional(),
  description: z.string().max(5000).describe('Plain text.'),
  currency,
  options: z.array(z.object({ name: z.string().max(60), values: z.array(z.string().max(120)).max(100) })).max(3),
  variants: z.array(variantSchema).min(1).max(250),
  pictures: z.array(pictureSchema).max(50),
  attributes: z
    .record(z.string().max(60), z.string().max(300))
    .describe('Comparable facts, such as { Weight: "480 g" }.'),
  rating: z.object({ average: z.number().min(0).max(5), count: z.int().min(0) }).optional(),
  reviews: z.array(reviewSchema).max(maxReviews).optional().describe('A few of its reviews, the most telling first.'),
  tags: z.array(z.string().max(60)).max(50),
})

export const productPageSchema = z.object({
  products: z.array(productSchema),
  next: z.string().nullable().describe('Cursor of the next page; null on the last.'),
})

export type Picture = z.infer<typeof pictureSchema>
export type Variant = z.infer<typeof variantSchema>
export type Review = z.infer<typeof reviewSchema>
export type Product = z.infer<typeof productSchema>
export type ProductPage = z.infer<typeof productPageSchema>
