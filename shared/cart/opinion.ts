// What a member thinks of a product, or of one variant of it.
import * as z from 'zod/mini'
import { defined } from '../defined.ts'
import { voiceSelf } from '../records/grants.ts'
import { recordKind } from '../records/record-kind.ts'
import { amountValue, atValue, currencyValue, exponentValue, textValue } from '../records/values.ts'

/** The three verdicts. */
export const verdicts = ['yes', 'no', 'unsure'] as const
/** See `verdicts`. */
export type Verdict = (typeof verdicts)[number]

/** What an opinion is on: a variant's id, or a product's for the product as a whole. */
export type OpinionSubject = string

/** The longest reason, in UTF-16 units. */
export const maxReasonLength = 280

const opinionValue = z.strictObject({
  verdict: z.enum(verdicts),
  reason: z.optional(textValue(maxReasonLength)),
  /** What it cost when the verdict was given: "said yes at 59, now 74". */
  seenPrice: z.optional(z.strictObject({ amountMinor: amountValue, currency: currencyValue, exponent: exponentValue })),
  at: atValue,
})

const judged = z.object({
  verdict: z.enum(verdicts),
  /** See the record; absent in events that were written before it was told. */
  seenPrice: z.optional(z.object({ amountMinor: z.number(), currency: z.string(), exponent: z.optional(z.number()) })),
})

/** A verdict with its reason; each member has one on a product as a whole, and one on each of its variants. */
export type Opinion = z.infer<typeof opinionValue>

/**
 * `opinions`: variantId/memberId or productId/memberId → Opinion. A variant's id begins with its product's, so a program that
 * writes opinions on products needs no change; opinions from before variants counted are on the product.
 */
export const opinionKind = recordKind({
  root: 'opinions',
  key: ['variant', 'member'],
  value: opinionValue,
  create: voiceSelf,
  change: voiceSelf,
  remove: voiceSelf,
  events: {
    'opinion.given': { group: 'cart', topic: 'variant', detail: judged, news: 'judged', gathers: true },
    'opinion.changed': { group: 'cart', topic: 'variant', detail: judged, news: 'judged' },
    'opinion.withdrawn': { group: 'cart', topic: 'variant', detail: z.object({}), news: 'judged' },
  },
  toEvent: ({ before, after, parts }) => {
    const subject = parts[0] ?? ''
    const about = [`variant:${subject}`] as const
    if (!after) return { kind: 'opinion.withdrawn', subject, detail: {}, about }
    if (before && before.verdict === after.verdict && before.reason === after.reason) return undefined
    const { verdict, seenPrice } = after
    const detail = { verdict, ...defined({ seenPrice }) }
    return { kind: before ? 'opinion.changed' : 'opinion.given', subject, detail, about }
  },
  examples: [
    { id: 'boot:walnut-39/ana', value: { verdict: 'yes', at: 1_700_000_000_000 } },
    { id: 'boot:walnut-39/ana', value: { verdict: 'no', reason: 'the cuff', at: 1_700_000_000_000 } },
  ],
  belongsTo: 'key',
  words: { fields: ['reason'], goes: 'fields' },
  about: 'A member’s yes, no or unsure on a variant, or on a product as a whole, with a reason and the price seen.',
})
