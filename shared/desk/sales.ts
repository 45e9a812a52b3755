// Which sale counts for whom: lines of orders that the shop's server reports, and what of them associates suggested.
import * as z from 'zod'
import { idPattern } from '../ids.ts'

const id = z.string().regex(idPattern)
const at = z.int().min(0).describe('Milliseconds since 1970.')
const order = z.string().trim().min(1).max(100).describe('The shop’s own reference of the order.')
const line = z.int().min(0).max(999).describe('Of the order, counted from 0.')
/** The most lines of an order. */
const maxLines = 200

/** The body of a report of an order. */
export const orderSchema = z
  .object({
    order,
    boughtAt: at,
    room: z.string().max(120).optional().describe('The room it came of. Without one nothing is attributed.'),
    lines: z
      .array(
        z.object({
          variant: z.string().min(1).max(200),
          quantity: z.int().min(1).max(10_000),
          amount: z.int().min(0).describe('Of the line, in minor units.'),
          currency: z.string().regex(/^[A-Z]{3}$/),
          exponent: z.int().min(0).max(4).default(2),
        }),
      )
      .min(1)
      .max(maxLines),
  })
  .meta({ id: 'DeskOrder' })

const share = z.object({
  staff: id.nullable().describe('Null once it is no longer kept whose it was.'),
  name: z.string().nullable(),
  part: z.int().min(1),
  of: z.int().min(1).describe('The share is `part` of `of`.'),
})

const saleSchema = z
  .object({
    order,
    line,
    boughtAt: at,
    variant: z.string().nullable().describe('Null for staff: what was bought is the group’s own.'),
    quantity: z.int(),
    amount: z.int(),
    currency: z.string(),
    exponent: z.int(),
    shares: z.array(share).describe('Nobody’s where empty.'),
    corrections: z.array(
      z.object({ at, by: z.string().describe('The supervisor.'), reason: z.string(), before: z.array(share) }),
    ),
  })
  .meta({ id: 'DeskSale' })

export const salesSchema = z
  .object({ from: at, to: at, sales: z.array(saleSchema).describe('The newest first; at most 1,000.') })
  .meta({ id: 'DeskSales' })

/** The body that corrects for whom a line counts. */
export const correctSaleSchema = z
  .object({
    order,
    line,
    for: z.array(id).max(10).describe('Associates, in equal parts; empty for nobody.'),
    reason: z.string().trim().min(1).max(500),
  })
  .meta({ id: 'CorrectSale' })

export type DeskOrder = z.infer<typeof orderSchema>
export type CorrectSale = z.infer<typeof correctSaleSchema>
export type DeskSale = z.infer<typeof saleSchema>
