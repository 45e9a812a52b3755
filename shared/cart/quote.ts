// Price and availability of a variant: written by the server from the catalogue, never by a client.
import * as z from 'zod/mini'
import { isSameAmount } from '../money.ts'
import { serverOnly } from '../records/grants.ts'
import { recordKind } from '../records/record-kind.ts'
import { amountValue, atValue, currencyValue, exponentValue } from '../records/values.ts'

const quoteValue = z.strictObject({
  amountMinor: amountValue,
  currency: currencyValue,
  exponent: exponentValue,
  available: z.boolean(),
  at: atValue,
})

/** Price and availability of a variant, as of `at`. */
export type Quote = z.infer<typeof quoteValue>

const briefValue = z.object({
  amountMinor: z.number(),
  currency: z.string(),
  exponent: z.optional(z.number()),
  available: z.boolean(),
})
const changed = z.object({ from: briefValue, to: briefValue })

/** What history keeps of a quote. */
export type QuoteBrief = z.infer<typeof briefValue>

/** `quotes`: variantId → Quote. */
export const quoteKind = recordKind({
  root: 'quotes',
  key: ['variant'],
  value: quoteValue,
  create: serverOnly,
  change: serverOnly,
  remove: serverOnly,
  events: { 'quote.changed': { group: 'cart', topic: 'variant', detail: changed, news: 'price', gathers: true } },
  toEvent: ({ before, after, parts }) => {
    if (!before || !after) return undefined
    // The same amount with another exponent is no news.
    if (before.available === after.available && isSameAmount(before, after)) return undefined
    const brief = ({ at: _at, ...quote }: Quote) => quote
    const subject = parts[0] ?? ''
    const detail = { from: brief(before), to: brief(after) }
    return { kind: 'quote.changed', subject, detail, about: [`variant:${subject}`] }
  },
  examples: [
    {
      id: 'boot:walnut-39',
      value: { amountMinor: 200, currency: 'EUR', exponent: 2, available: true, at: 1_700_000_000_000 },
    },
    {
      id: 'boot:walnut-39',
      value: { amountMinor: 100, currency: 'EUR', exponent: 2, available: true, at: 1_700_000_000_000 },
    },
  ],
  about: 'Price and availability of a variant, from the catalogue.',
})
