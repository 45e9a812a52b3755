// What goes over HTTP about finding a shop's things by the shop's own names, and about those that cannot be bought from here.
import * as z from 'zod'
import { maxRefLength } from './product.ts'

const instant = z.int().min(0).describe('Milliseconds since 1970.')

/** The names by which a shop's things are found. */
const resolveBy = ['ref', 'gtin', 'sku', 'url', 'handle'] as const
export type ResolveBy = (typeof resolveBy)[number]

export const resolveQuerySchema = z.object({
  ref: z.string().max(maxRefLength).optional().describe('The shop’s own id of a variant.'),
  gtin: z.string().max(40).optional().describe('EAN, UPC or ISBN; zeros in front make no difference.'),
  sku: z.string().max(255).optional(),
  url: z
    .string()
    .max(2000)
    .optional()
    .describe('Of a product’s page. Scheme, `www.`, fragment and what tracks make no difference.'),
  handle: z.string().max(255).optional(),
})

/** What a shop has of something. */
export const resolvedSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('found'),
    by: z.array(z.enum(resolveBy)),
    product: z.string(),
    variant: z.string().nullable().describe('Null where the product has several, and nothing said which.'),
    ref: z.string().nullable().describe('Of the variant; null where it cannot be bought from here.'),
    seenAt: instant.describe('When price and stock were last heard from the shop, milliseconds since 1970.'),
  }),
  z.object({
    state: z.literal('ambiguous'),
    by: z.array(z.enum(resolveBy)),
    products: z.array(z.string()).describe('Several products have this name; at most 20 are told.'),
  }),
  z.object({
    state: z.literal('conflict'),
    by: z.array(z.enum(resolveBy)).describe('Names that lead to different things.'),
  }),
  z.object({ state: z.literal('unknown') }),
])

export const unboundPageSchema = z.object({
  products: z
    .int()
    .describe(
      'How many products of the shop have variants that cannot be bought from here because the shop’s id of them is unknown.',
    ),
  variants: z.int().describe('How many such variants they have.'),
  unbound: z.array(
    z.object({
      product: z.string(),
      title: z.string(),
      variants: z.array(
        z.object({
          id: z.string(),
          why: z.literal('no-ref'),
          hint: z.string().describe('What would help, in a sentence.'),
        }),
      ),
    }),
  ),
  shared: z
    .array(z.object({ kind: z.enum(['ref', 'sku', 'gtin']), key: z.string(), variants: z.int() }))
    .describe('Names that several variants have, so that nothing is found by them alone; the first 100.'),
  next: z.string().nullable().describe('Cursor of the next page; null on the last.'),
})

export type Resolved = z.infer<typeof resolvedSchema>
export type UnboundPage = z.infer<typeof unboundPageSchema>
