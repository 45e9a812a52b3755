// The differences between a moment of the past and now, record by record, in terms of the cart.
import type { Lane } from '#shared/cart/lane.ts'
import type { RecordsOf, ValueOf } from '#shared/records/table.ts'
import { isSame } from './keep-same.ts'
import type { LineChange, LineDifference, PastDifference, ThenAndNow } from './past-difference.ts'
import type { RecordLink } from './record-link.ts'
import { recordsOf } from './room-document.ts'

/** The documents of a moment. */
export interface Documents {
  readonly cart: RecordLink
  readonly annotations: RecordLink
}

/** Compares two moments. */
export function comparePast(then: Documents, now: Documents): PastDifference {
  const [cartThen, cartNow] = [recordsOf<'cart'>(then.cart), recordsOf<'cart'>(now.cart)]
  const [saidThen, saidNow] = [recordsOf<'annotations'>(then.annotations), recordsOf<'annotations'>(now.annotations)]
  const kinds = {
    lines: compareLines(cartThen, cartNow),
    wants: compareWants(cartThen, cartNow),
    notes: differing(cartThen.records('notes'), cartNow.records('notes')).map(({ key: [line, member], ...both }) => ({
      line,
      member,
      ...both,
    })),
    prices: differing(cartThen.records('quotes'), cartNow.records('quotes'))
      .filter(isOtherPrice)
      .map(({ key: [variant], ...both }) => ({ variant, ...both })),
    opinions: differing(cartThen.records('opinions'), cartNow.records('opinions')).map(
      ({ key: [on, member], ...both }) => {
        return { on, member, ...both }
      },
    ),
    decisions: compareDecisions(cartThen, cartNow),
    pins: differing(saidThen.records('pins'), saidNow.records('pins')).map(({ key: [pin], ...both }) => ({
      pin,
      ...both,
    })),
    messages: differing(saidThen.records('messages'), saidNow.records('messages')).map(
      ({ key: [thread, message], ...both }) => {
        return { thread, message, ...both }
      },
    ),
  }
  return { ...kinds, count: Object.values(kinds).reduce((sum, { length }) => sum + length, 0) }
}

/** The lane of a line; undefined where there is no such line. */
export function laneOf(cart: RecordsOf<'cart'>, line: string): Lane | undefined {
  return cart.records('lines').has(line) ? (cart.records('lanes').get(line) ?? 'considering') : undefined
}

/** Every key that any of the maps has. */
export function keysOf(...maps: readonly ReadonlyMap<string, unknown>[]): ReadonlySet<string> {
  return new Set(maps.flatMap((map) => [...map.keys()]))
}

type Differing<Value> = ThenAndNow<Value> & { readonly key: readonly [string, string] }

function differing<Value>(
  before: ReadonlyMap<string, Value>,
  after: ReadonlyMap<string, Value>,
): readonly Differing<Value>[] {
  return [...keysOf(before, after)]
    .map((key) => ({ key: halves(key), then: before.get(key), now: after.get(key) }))
    .filter(({ then, now }) => !isSame(then, now))
}

function compareLines(then: RecordsOf<'cart'>, now: RecordsOf<'cart'>): readonly LineDifference[] {
  return (
    [...keysOf(then.records('lines'), now.records('lines'))]
      .map((line) => ({ line, then: laneOf(then, line), now: laneOf(now, line) }))
      // A line that was added since and taken out again is no difference.
      .filter(({ then, now }) => then !== now && (then !== undefined || now !== 'rejected'))
      .map((both) => ({ ...both, change: changeOf(both) }))
  )
}

function changeOf({ then, now }: ThenAndNow<Lane>): LineChange {
  if (now === 'rejected' || now === undefined) return 'taken-out'
  if (then === undefined) return 'added'
  return then === 'rejected' ? 'brought-back' : 'moved'
}

/** A want of 0 counts as none. */
function compareWants(then: RecordsOf<'cart'>, now: RecordsOf<'cart'>): PastDifference['wants'] {
  return differing(then.records('wants'), now.records('wants'))
    .map(({ key: [line, member], then, now }) => ({ line, member, then: then || undefined, now: now || undefined }))
    .filter(({ then, now }) => then !== now)
}

/** Whether a price changed, rather than only being looked up since, or looked up again. */
function isOtherPrice({ then, now }: ThenAndNow<ValueOf<'cart', 'quotes'>>): boolean {
  return then !== undefined && now !== undefined && !isSame({ ...then, at: 0 }, { ...now, at: 0 })
}

function compareDecisions(then: RecordsOf<'cart'>, now: RecordsOf<'cart'>): PastDifference['decisions'] {
  const standing = (cart: RecordsOf<'cart'>, id: string) => {
    if (!cart.records('decisions').has(id)) return undefined
    return cart.records('outcomes').has(id) ? ('closed' as const) : ('open' as const)
  }
  return [...keysOf(then.records('decisions'), now.records('decisions'))]
    .map((decision) => ({ decision, then: standing(then, decision), now: standing(now, decision) }))
    .filter((both) => both.then !== both.now)
}

function halves(key: string): readonly [string, string] {
  const slash = key.indexOf('/')
  return slash === -1 ? [key, ''] : [key.slice(0, slash), key.slice(slash + 1)]
}
