// Sales begin and end by themselves: rooms hear of it at that moment, as of any other change of a price.
import type { Kysely } from 'kysely'
import type { ProductId, ShopId } from '#shared/ids.ts'
import { DueJobs } from '#server/host/jobs/due-jobs.ts'
import type { Clock, ReportError } from '#server/host/jobs/clock.ts'
import type { PriceMomentRow } from '#server/storage/catalogue-tables.ts'
import type { Tables } from '#server/storage/tables.ts'

const retryMs = 30_000

interface PriceMomentsParts {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly reportError: ReportError
  /** Prices of these products have changed. */
  readonly repriced: (shopId: ShopId, productIds: readonly ProductId[]) => void
}

export function priceMoments({ db, clock, reportError, repriced }: PriceMomentsParts): DueJobs<PriceMomentRow> {
  return new DueJobs({
    name: 'begin and end of sales',
    claim: ({ now, limit }) =>
      db.selectFrom('price_moments').selectAll().where('at', '<=', now).orderBy('at').limit(limit).execute(),
    work: async ({ shop_id: shopId, product_id: productId, at }) => {
      await db
        .deleteFrom('price_moments')
        .where('shop_id', '=', shopId)
        .where('product_id', '=', productId)
        .where('at', '=', at)
        .execute()
      repriced(shopId, [productId])
      return true
    },
    nextDue: async (now) => {
      const row = await db
        .selectFrom('price_moments')
        .select(({ fn }) => fn.min('at').as('at'))
        .where('at', '>', now)
        .executeTakeFirst()
      return row?.at ?? undefined
    },
    retryMs,
    clock,
    reportError,
  })
}
