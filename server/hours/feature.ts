import type { Kysely } from 'kysely'
import type { ShopId } from '#shared/ids.ts'
import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import { PeriodicJob } from '#server/host/jobs/periodic-job.ts'
import type { Tables } from '#server/storage/tables.ts'
import { ShiftRows } from './shift-rows.ts'
import { shiftRoutes } from './shift-routes.ts'
import type { KnownPerson } from './shift-routes.ts'
import { shiftTurns } from './shift-turns.ts'
import type { TurnListener } from './shift-turns.ts'
import { Shifts } from './shifts.ts'
import { StoreRows } from './store-rows.ts'
import { storeRoutes } from './store-routes.ts'
import { Stores } from './stores.ts'

/** How often it is looked for what other servers have saved. */
const refreshEveryMs = 15_000

/** Stores and shifts, for the desk. */
export interface HoursFeature extends Feature {
  readonly stores: Stores
  readonly shifts: Shifts
  readonly storeRows: StoreRows
  /** Does what the clock says of shifts. It attaches behind those who hear of it: what came due while no server ran is told at once. */
  readonly turns: Feature
  /** Hears of shifts that end, and of breaks. To be called before anything runs. */
  readonly onTurn: (listener: TurnListener) => void
}

/** When stores are open, and who works when. */
export function hoursFeature({ db, now, clock, reportError }: Host): HoursFeature {
  const [storeRows, shiftRows] = [new StoreRows({ db, now }), new ShiftRows({ db, now })]
  const listeners: TurnListener[] = []
  const stores = new Stores({ rows: storeRows, now })
  const cutShort = async (of: { readonly shopId: ShopId; readonly person: string }) => {
    for (const listener of listeners) await listener({ ...of, kind: 'shift-ended' })
  }
  const shifts: Shifts = new Shifts({ rows: shiftRows, stores, now, expectTurn: (at) => turns.expect(at), cutShort })
  const turns = shiftTurns({ rows: shiftRows, shifts, listeners, clock, reportError })
  const refresh = async () => {
    await stores.refresh()
    await shifts.refresh()
  }
  const refreshing = new PeriodicJob({
    ...{ name: 'stores and shifts', everyMs: refreshEveryMs, runsAtStart: false, run: refresh, clock, reportError },
  })
  return {
    name: 'hours',
    routes: [
      ...storeRoutes({ stores, rows: storeRows }),
      ...shiftRoutes({
        ...{ shifts, now },
        people: (shopId) => peopleOf(db, shopId),
        personOf: (staffId) => personOf(db, staffId),
      }),
    ],
    jobs: [{ name: 'reading stores and shifts', start: refresh, stop: () => {} }, refreshing],
    ...{ stores, shifts, storeRows },
    turns: { name: 'shifts', jobs: [turns] },
    onTurn: (listener) => void listeners.push(listener),
  }
}

async function peopleOf(db: Kysely<Tables>, shopId: ShopId): Promise<readonly KnownPerson[]> {
  const rows = await db.selectFrom('staff').select(['external_id', 'name']).where('shop_id', '=', shopId).execute()
  return rows.map(({ external_id, name }) => ({ person: external_id, name }))
}

async function personOf(db: Kysely<Tables>, staffId: string): Promise<string | undefined> {
  const row = await db.selectFrom('staff').select('external_id').where('id', '=', staffId).executeTakeFirst()
  return row?.external_id
}
