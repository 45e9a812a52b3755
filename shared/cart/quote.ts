// Price and availability of a variant: written by the server from the catalogue, never by a client.
import * as z from 'zod/mini'
import { serverOnly } from '../records/grants.ts'
import { recordKind } from '../records/record-kind.ts'
import { amountValue, atValue, currencyValue } from '../records/values.ts'

const quoteValue = z.strictObject({
  amountMinor: amountValue,
  currency: currencyValue,
  available: z.boolean(),
  at: atValue,
})

/** Price and availability of a variant, as of `at`. */
export type Quote = z.infer<typeof quoteValue>

const briefValue = z.object({ amountMinor: z.number(), currency: z.string(), available: z.boolean() })
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
    const same =
      before.amountMinor === after.amountMinor &&
      before.available === after.available &&
      before.currency === after.currency
    if (same) return undefined
    const brief = ({ amountMinor, currency, available }: Quote) => ({ amountMinor, currency, available })
    const subject = parts[0] ?? ''
    const detail = { from: brief(before), to: brief(after) }
    return { kind: 'quote.changed', subject, detail, about: [`variant:${subject}`] }
  },
  examples: [
    { id: 'boot:walnut-39', value: { amountMinor: 200, currency: 'EUR', available: true, at: 1_700_000_000_000 } },
    { id: 'boot:walnut-39', value: { amountMinor: 100, currency: 'EUR', available: true, at: 1_700_000_000_000 } },
  ],
  about: 'Price and availability of a variant, from the catalogue.',
})
