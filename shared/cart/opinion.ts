// What a member thinks of a product.
import * as z from 'zod/mini'
import { voiceSelf } from '../records/grants.ts'
import { recordKind } from '../records/record-kind.ts'
import { amountValue, atValue, currencyValue, textValue } from '../records/values.ts'

/** The three verdicts. */
export const verdicts = ['yes', 'no', 'unsure'] as const
/** See `verdicts`. */
export type Verdict = (typeof verdicts)[number]

/** The longest reason, in UTF-16 units. */
export const maxReasonLength = 280

const opinionValue = z.strictObject({
  verdict: z.enum(verdicts),
  reason: z.optional(textValue(maxReasonLength)),
  /** What the product cost when the verdict was given: "said yes at 59, now 74". */
  seenPrice: z.optional(z.strictObject({ amountMinor: amountValue, currency: currencyValue })),
  at: atValue,
})

const judged = z.object({ verdict: z.enum(verdicts) })

/** A verdict with its reason; each member counts once a product. */
export type Opinion = z.infer<typeof opinionValue>

/** `opinions`: productId/memberId → Opinion. */
export const opinionKind = recordKind({
  root: 'opinions',
  key: ['product', 'member'],
  value: opinionValue,
  create: voiceSelf,
  change: voiceSelf,
  remove: voiceSelf,
  events: {
    'opinion.given': { group: 'cart', topic: 'product', detail: judged, gathers: true },
    'opinion.changed': { group: 'cart', topic: 'product', detail: judged },
    'opinion.withdrawn': { group: 'cart', topic: 'product', detail: z.object({}) },
  },
  toEvent: ({ before, after, parts }) => {
    const subject = parts[0] ?? ''
    const about = [`product:${subject}`] as const
    if (!after) return { kind: 'opinion.withdrawn', subject, detail: {}, about }
    if (before && before.verdict === after.verdict && before.reason === after.reason) return undefined
    return { kind: before ? 'opinion.changed' : 'opinion.given', subject, detail: { verdict: after.verdict }, about }
  },
  examples: [
    { id: 'boot/ana', value: { verdict: 'yes', at: 1_700_000_000_000 } },
    { id: 'boot/ana', value: { verdict: 'no', reason: 'the cuff', at: 1_700_000_000_000 } },
  ],
  about: 'A member’s yes, no or unsure on a product, with a reason and the price it was given at.',
})
