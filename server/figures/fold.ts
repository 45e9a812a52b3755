// Facts that are older than the shop wants become sums of an hour and a store; nothing tells any more who it was.
import type { Kysely } from 'kysely'
import type { DeskShopSettings } from '#shared/desk/shop-settings.ts'
import type { ShopId } from '#shared/ids.ts'
import type { RetentionRule } from '#server/host/jobs/retention-job.ts'
import type { DeskSumRow } from '#server/storage/after-tables.ts'
import type { Tables } from '#server/storage/tables.ts'
import { add, noCounts } from './counts.ts'
import { judgingOf } from './figures.ts'
import { countedOf } from './ledger.ts'
import type { Counted } from './ledger.ts'

const [dayMs, hourMs] = [86_400_000, 3_600_000]
/** Facts of one transaction, few enough that nobody waits for the database. */
const batch = 500

/** What folding needs. */
export interface FoldParts {
  readonly db: Kysely<Tables>
  readonly settingsOf: (shopId: ShopId) => Promise<DeskShopSettings>
  readonly now: () => number
}

/** The rule by which facts go. */
export function oldFacts({ db, settingsOf, now }: FoldParts): RetentionRule {
  return {
    name: 'the figures of desks',
    deleteExpired: async () => {
      let isMore = false
      for (const { shop_id } of await db.selectFrom('desk_facts').select('shop_id').distinct().execute()) {
        const settings = await settingsOf(shop_id)
        isMore = (await foldSome(db, shop_id, { settings, now: now() })) || isMore
      }
      return isMore
    },
  }
}

async function foldSome(
  db: Kysely<Tables>,
  shopId: ShopId,
  { settings, now }: { readonly settings: DeskShopSettings; readonly now: number },
): Promise<boolean> {
  const facts = await db
    .selectFrom('desk_facts')
    .selectAll()
    .where('shop_id', '=', shopId)
    .where('asked_at', '<', now - settings.keepDays * dayMs)
    // What is not over is not old.
    .where('closed_at', 'is not', null)
    .orderBy('asked_at')
    .limit(batch)
    .execute()
  if (facts.length === 0) return false
  const ids = facts.map(({ id }) => id)
  const suggestions = await db.selectFrom('desk_suggestions').selectAll().where('request', 'in', ids).execute()
  const counted = countedOf({ facts, suggestions, sums: [] }, judgingOf(settings, now))
  await db.transaction().execute(async (trx) => {
    for (const sum of sumsOf(shopId, counted)) await addSum(trx, sum)
    await trx.deleteFrom('desk_suggestions').where('request', 'in', ids).execute()
    await trx.deleteFrom('desk_facts').where('id', 'in', ids).execute()
  })
  return facts.length === batch
}

function sumsOf(shopId: ShopId, counted: readonly Counted[]): readonly DeskSumRow[] {
  const sums = new Map<string, { hour: number; store: string; of: Counted[] }>()
  for (const one of counted) {
    const [hour, store] = [Math.floor(one.at / hourMs) * hourMs, one.store ?? '']
    const key = `${hour}/${store}`
    const sum = sums.get(key) ?? { hour, store, of: [] }
    sum.of.push(one)
    sums.set(key, sum)
  }
  return [...sums.values()].map(({ hour, store, of }) => {
    const all = of.map(({ counts }) => counts).reduce(add, noCounts)
    return {
      ...{ shop_id: shopId, hour, store, asked: all.asked, counted: all.counted, in_time: all.inTime },
      ...{ answered: all.answered, taken_back: all.takenBack, left_at_once: all.leftAtOnce },
      ...{ suggested: all.suggested, accepted: all.accepted },
    }
  })
}

async function addSum(trx: Kysely<Tables>, sum: DeskSumRow): Promise<void> {
  await trx
    .insertInto('desk_sums')
    .values(sum)
    .onConflict((conflict) =>
      conflict.columns(['shop_id', 'hour', 'store']).doUpdateSet((e) => ({
        asked: e('desk_sums.asked', '+', sum.asked),
        counted: e('desk_sums.counted', '+', sum.counted),
        in_time: e('desk_sums.in_time', '+', sum.in_time),
        answered: e('desk_sums.answered', '+', sum.answered),
        taken_back: e('desk_sums.taken_back', '+', sum.taken_back),
        left_at_once: e('desk_sums.left_at_once', '+', sum.left_at_once),
        suggested: e('desk_sums.suggested', '+', sum.suggested),
        accepted: e('desk_sums.accepted', '+', sum.accepted),
      })),
    )
    .execute()
}
