// What is different now, gathered by the thing that it is about.
import type { PastDifference } from '#client/sdk/past-difference.ts'
import { productIdOf } from '#shared/ids.ts'
import type { LineId, MemberId, ProductId } from '#shared/ids.ts'
import type { Lane } from '#shared/cart/lane.ts'
import type { OpinionSubject, Verdict } from '#shared/cart/opinion.ts'
import { isSameAmount } from '#shared/money.ts'
import type { Quote } from '#shared/cart/quote.ts'

/** One difference. */
export type Change =
  | { readonly kind: 'added' | 'taken-out' | 'brought-back' }
  | { readonly kind: 'moved'; readonly lane: Lane }
  | { readonly kind: 'price'; readonly then: Quote; readonly now: Quote }
  | { readonly kind: 'available' | 'soldOut' }
  | { readonly kind: 'want'; readonly member: MemberId; readonly then: number; readonly now: number }
  | { readonly kind: 'opinion'; readonly member: MemberId; readonly now: Verdict | undefined }
  | { readonly kind: 'note'; readonly member: MemberId; readonly how: 'written' | 'changed' | 'removed' }

/** What changed about a line, or about a product that is in no line of its own. */
export interface ChangedThing {
  /** A line or a product. */
  readonly id: string
  readonly product: ProductId
  readonly changes: readonly Change[]
}

/** Differences that concern no product. */
export interface ChangedRest {
  readonly decisions: readonly { readonly id: string; readonly kind: 'opened' | 'closed' }[]
  readonly messages: number
  readonly pins: number
}

/** By line, in the order of what weighs: lines that came and went, then prices, then what people want and think. */
export function changedThings(difference: PastDifference): readonly ChangedThing[] {
  const things = new Map<string, Change[]>()
  const put = (id: string, ...changes: Change[]) => things.set(id, [...(things.get(id) ?? []), ...changes])
  for (const { line, change, now } of difference.lines)
    put(line, change === 'moved' ? { kind: 'moved', lane: now ?? 'considering' } : { kind: change })
  for (const { variant, then, now } of difference.prices) put(variant, ...priceChanges(then, now))
  for (const { line, member, then = 0, now = 0 } of difference.wants) put(line, { kind: 'want', member, then, now })
  for (const { line, member, then, now } of difference.notes) {
    const how = then === undefined ? 'written' : now === undefined ? 'removed' : 'changed'
    put(line, { kind: 'note', member, how })
  }
  for (const { on, member, now } of difference.opinions)
    put(things.has(on) ? on : (lineOf(on, things) ?? on), { kind: 'opinion', member, now: now?.verdict })
  return [...things]
    .filter(([, changes]) => changes.length > 0)
    .map(([id, changes]) => ({ id, product: productIdOf(id), changes }))
}

/** See `ChangedRest`. */
export function changedRest({ decisions, messages, pins }: PastDifference): ChangedRest {
  return {
    decisions: decisions.map(({ decision, now }) => ({ id: decision, kind: now === 'closed' ? 'closed' : 'opened' })),
    messages: messages.filter(({ then, now }) => !then && now).length,
    pins: pins.filter(({ then, now }) => !then && now).length,
  }
}

/** An opinion on a product as a whole stands with a line of it that changed, where there is one. */
function lineOf(on: OpinionSubject, things: ReadonlyMap<string, unknown>): LineId | undefined {
  return [...things.keys()].find((id) => productIdOf(id) === on)
}

function priceChanges(then: Quote | undefined, now: Quote | undefined): Change[] {
  if (!then || !now) return []
  return [
    ...(!isSameAmount(then, now) ? [{ kind: 'price', then, now } as const] : []),
    ...(then.available === now.available ? [] : [{ kind: now.available ? 'available' : 'soldOut' } as const]),
  ]
}
