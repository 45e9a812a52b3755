// Products side by side. Any voice may put another product in or take one out.
import * as z from 'zod/mini'
import { anyVoice, voiceSigned } from '../records/grants.ts'
import { recordKind } from '../records/record-kind.ts'
import { atValue, idValue } from '../records/values.ts'

/** How many products stand side by side. */
export const comparedProducts = { least: 2, most: 6 } as const

const comparisonValue = z.strictObject({
  productIds: z.array(idValue).check(z.minLength(comparedProducts.least), z.maxLength(comparedProducts.most)),
  /** Who made it, or last changed it. */
  by: idValue,
  at: atValue,
})

const compared = z.object({ productIds: z.array(z.string()) })

/** A comparison. */
export type Comparison = z.infer<typeof comparisonValue>

/** `comparisons`: comparisonId → Comparison. */
export const comparisonKind = recordKind({
  root: 'comparisons',
  key: ['id'],
  value: comparisonValue,
  create: voiceSigned,
  change: voiceSigned,
  remove: anyVoice,
  fits: ({ after }) => after === undefined || new Set(after.productIds).size === after.productIds.length,
  events: {
    'comparison.made': { group: 'annotations', topic: 'comparison', detail: compared },
    'comparison.changed': { group: 'annotations', topic: 'comparison', detail: compared },
    'comparison.removed': { group: 'annotations', topic: 'comparison', detail: z.object({}) },
  },
  toEvent: ({ before, after, parts }) => {
    const subject = parts[0] ?? ''
    const about = ((after ?? before)?.productIds ?? []).map((id) => `product:${id}` as const)
    if (!after) return { kind: 'comparison.removed', subject, detail: {}, about }
    return {
      kind: before ? 'comparison.changed' : 'comparison.made',
      subject,
      detail: { productIds: after.productIds },
      about,
    }
  },
  belongsTo: 'by',
  about: 'Two to six products side by side; any voice may change which.',
  examples: [
    { id: 'c1', value: { productIds: ['boot', 'runner'], by: 'ana', at: 1_700_000_000_000 } },
    { id: 'c1', value: { productIds: ['boot', 'runner', 'mug'], by: 'ana', at: 1_700_000_000_000 } },
  ],
})
