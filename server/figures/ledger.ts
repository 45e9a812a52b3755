// Everything that is counted of a shop in a time: facts that are kept singly, their suggestions, and sums of what is older.
import type { Kysely } from 'kysely'
import type { Counts } from '#shared/desk/figures.ts'
import type { ShopId } from '#shared/ids.ts'
import type { DeskFactRow, DeskSuggestionsRow, DeskSumRow } from '#server/storage/after-tables.ts'
import type { Tables } from '#server/storage/tables.ts'
import { countsOf, noCounts } from './counts.ts'
import type { Fact, Judging } from './counts.ts'
import type { Period } from './periods.ts'

/** One counted thing, and where it belongs. */
export interface Counted {
  readonly at: number
  readonly store: string | null
  /** Of an associate; `undefined` where only sums remain, null for nobody. */
  readonly person: string | null | undefined
  readonly counts: Counts
}

/** What is stored of a time. */
export interface Ledger {
  readonly facts: readonly Fact[]
  readonly suggestions: readonly DeskSuggestionsRow[]
  readonly sums: readonly DeskSumRow[]
}

export async function readLedger(db: Kysely<Tables>, shopId: ShopId, { from, to }: Period): Promise<Ledger> {
  const facts = await db
    .selectFrom('desk_facts')
    .selectAll()
    .where('shop_id', '=', shopId)
    .where('asked_at', '>=', from)
    .where('asked_at', '<', to)
    .orderBy('asked_at', 'desc')
    .orderBy('id')
    .execute()
  const suggestions = await db
    .selectFrom('desk_suggestions as suggestions')
    .innerJoin('desk_facts as fact', 'fact.id', 'suggestions.request')
    .selectAll('suggestions')
    .where('fact.shop_id', '=', shopId)
    .where('fact.asked_at', '>=', from)
    .where('fact.asked_at', '<', to)
    .execute()
  const sums = await db
    .selectFrom('desk_sums')
    .selectAll()
    .where('shop_id', '=', shopId)
    .where('hour', '>=', from)
    .where('hour', '<', to)
    .execute()
  return { facts, suggestions, sums }
}

/** All that is counted. */
export function countedOf({ facts, suggestions, sums }: Ledger, judging: Judging): readonly Counted[] {
  const askedAt = new Map(facts.map(({ id, asked_at }) => [id, asked_at]))
  return [
    ...facts.map((fact) => countedFact(fact, judging)),
    ...suggestions.map(({ request, store, person, suggested, accepted }) => ({
      ...{ at: askedAt.get(request) ?? 0, store, person },
      counts: { ...noCounts, suggested, accepted },
    })),
    ...sums.map((sum) => ({ at: sum.hour, store: sum.store || null, person: undefined, counts: countsOfSum(sum) })),
  ]
}

function countedFact(fact: DeskFactRow, judging: Judging): Counted {
  return { at: fact.asked_at, store: fact.store, person: fact.person, counts: countsOf(fact, judging) }
}

function countsOfSum(sum: DeskSumRow): Counts {
  return {
    ...{ asked: sum.asked, counted: sum.counted, inTime: sum.in_time, takenBack: sum.taken_back, notDue: 0 },
    ...{ leftAtOnce: sum.left_at_once, answered: sum.answered, suggested: sum.suggested, accepted: sum.accepted },
  }
}
