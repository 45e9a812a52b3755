// Plans the restoring of a moment: the cart as it was, as far as this member may write it and nobody relies on what came since.
import type { Lane } from '#shared/cart/lane.ts'
import { productIdOf } from '#shared/ids.ts'
import type { LineId, MemberId } from '#shared/ids.ts'
import { kindsOf } from '#shared/records/table.ts'
import type { RecordsOf } from '#shared/records/table.ts'
import { keysOf, laneOf } from './compare-past.ts'
import type { Documents } from './compare-past.ts'
import { isSame } from './keep-same.ts'
import type { LeftBecause, Restored, RestoredRecord } from './past-difference.ts'
import { recordsOf } from './room-document.ts'

/** The records to write, and those to leave. */
export interface RestorePlan {
  readonly writes: readonly RestoredRecord[]
  readonly left: Restored['left']
}

/** A record that differs, with the reason to leave it; undefined where it is to be written. */
type Plan = RestoredRecord & { readonly why?: LeftBecause | undefined }

/** Plans the restoring of a moment. */
export function planRestoring(then: Documents, now: Documents, me: MemberId): RestorePlan {
  const [cartThen, cartNow] = [recordsOf<'cart'>(then.cart), recordsOf<'cart'>(now.cart)]
  const plans = [
    ...planLanes({ then: cartThen, now: cartNow, said: recordsOf<'annotations'>(now.annotations), me }),
    ...planWants(cartThen, cartNow, me),
    ...planMessages('notes', cartThen.records('notes'), cartNow.records('notes'), me),
    ...planMessages('opinions', cartThen.records('opinions'), cartNow.records('opinions'), me),
    ...planAnnotations(then, now, me),
  ]
  const writes: RestoredRecord[] = []
  const left: Restored['left'][number][] = []
  for (const { why, ...record } of plans) {
    // The rules are checked for each record here, so that one refusal does not prevent the others from being restored.
    const refusal = why ? undefined : now[record.document].whyNot({ ...record, after: record.then })
    if (refusal) left.push({ ...record, why: 'not-allowed', refusal })
    else if (why) left.push({ ...record, why })
    else writes.push(record)
  }
  return { writes, left }
}

interface Carts {
  readonly then: RecordsOf<'cart'>
  readonly now: RecordsOf<'cart'>
  readonly said: RecordsOf<'annotations'>
  readonly me: MemberId
}

function planLanes({ then, now, said, me }: Carts): readonly Plan[] {
  const decided = decidedSince(then, now)
  return [...keysOf(now.records('lines'))].flatMap((line): Plan[] => {
    const [was, is] = [laneOf(then, line), laneOf(now, line)]
    const lane: Lane = was ?? 'rejected'
    if (is === lane) return []
    const record = { document: 'cart', root: 'lanes', key: line, then: lane, now: is } as const
    if (decided.has(line)) return [{ ...record, why: 'decided-since' }]
    if (was !== undefined) return [record]
    if (now.records('lines').get(line)?.by !== me) return [{ ...record, why: 'of-others' }]
    return [{ ...record, why: isWantedByOthers(line, now, said, me) ? 'relied-on' : undefined }]
  })
}

/** Lines that the group has voted on since, or is voting on now. */
function decidedSince(then: RecordsOf<'cart'>, now: RecordsOf<'cart'>): ReadonlySet<LineId> {
  const since = [...now.records('decisions')].filter(
    ([id]) => !now.records('outcomes').has(id) || !then.records('outcomes').has(id),
  )
  return new Set(since.flatMap(([, { candidates }]) => candidates))
}

function isWantedByOthers(
  line: LineId,
  cart: RecordsOf<'cart'>,
  said: RecordsOf<'annotations'>,
  me: MemberId,
): boolean {
  const isOfOthers = (key: string, of: string) => key.startsWith(`${of}/`) && !key.endsWith(`/${me}`)
  const subjects = new Set<string>([`line:${line}`, `product:${productIdOf(line)}`])
  const threads = [...said.records('threads')].filter(([, { subject }]) => subjects.has(subject)).map(([id]) => id)
  return (
    [...cart.records('wants')].some(([key, count]) => count > 0 && isOfOthers(key, line)) ||
    [...cart.records('notes').keys()].some((key) => isOfOthers(key, line)) ||
    [line, productIdOf(line)].some((on) => [...cart.records('opinions').keys()].some((key) => isOfOthers(key, on))) ||
    [...said.records('messages')].some(([key, { by }]) => by !== me && threads.some((id) => key.startsWith(`${id}/`)))
  )
}

function planWants(then: RecordsOf<'cart'>, now: RecordsOf<'cart'>, me: MemberId): readonly Plan[] {
  const [before, after] = [then.records('wants'), now.records('wants')]
  return [...keysOf(before, after)]
    .map(
      (key) =>
        ({ document: 'cart', root: 'wants', key, then: before.get(key) ?? 0, now: after.get(key) ?? 0 }) as const,
    )
    .filter(({ then, now }) => then !== now)
    .map((record) => (record.key.endsWith(`/${me}`) ? record : { ...record, why: 'of-others' }))
}

/** Notes and opinions: this member's own are restored as they were; those written since stay. */
function planMessages(
  root: 'notes' | 'opinions',
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
  me: MemberId,
): readonly Plan[] {
  return [...keysOf(before, after)]
    .map((key) => ({ document: 'cart', root, key, then: before.get(key), now: after.get(key) }) as const)
    .filter(({ then, now }) => !isSame(then, now))
    .map((record) => {
      if (!record.key.endsWith(`/${me}`)) return { ...record, why: 'of-others' }
      return record.then === undefined ? { ...record, why: 'written-since' } : record
    })
}

/** Signed annotations that were removed since. */
function planAnnotations(then: Documents, now: Documents, me: MemberId): readonly Plan[] {
  return kindsOf('annotations').flatMap(({ root }) =>
    [...then.annotations.records(root)].flatMap(([key, value]): Plan[] => {
      const { by } = value as { readonly by?: MemberId }
      if (by === undefined || now.annotations.record(root, key) !== undefined) return []
      const record = { document: 'annotations', root, key, then: value, now: undefined } as const
      return [by === me ? record : { ...record, why: 'of-others' }]
    }),
  )
}
