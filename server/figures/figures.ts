// Figures of a time by hour or day, by store and by person. All are sums over the same counted things, so that they agree.
import type { Kysely } from 'kysely'
import { definitions } from '#shared/desk/figures.ts'
import type { Figures } from '#shared/desk/figures.ts'
import type { DeskShopSettings } from '#shared/desk/shop-settings.ts'
import type { ShopId } from '#shared/ids.ts'
import type { Tables } from '#server/storage/tables.ts'
import { add, noCounts, Tally } from './counts.ts'
import type { Judging } from './counts.ts'
import type { FiguresDesk } from './desk-port.ts'
import type { Facts } from './facts.ts'
import { countedOf, readLedger } from './ledger.ts'
import type { Counted } from './ledger.ts'
import { rowsByPerson } from './people.ts'
import { periodsOf } from './periods.ts'
import type { Period } from './periods.ts'

/** What reading figures needs. */
export interface FigureParts {
  readonly db: Kysely<Tables>
  readonly facts: Facts
  readonly desk: FiguresDesk
  readonly settingsOf: (shopId: ShopId) => Promise<DeskShopSettings>
  readonly now: () => number
}

/** Which figures are read. */
export interface FigureWish extends Period {
  readonly by: 'hour' | 'day'
  readonly zone: string
}

/** What judges answers of a shop now. */
export function judgingOf({ targetSeconds }: DeskShopSettings, now: number): Judging {
  return { targetMs: targetSeconds * 1000, now }
}

/** What all answers to supervisors say of the shop's rules. */
export function rulesOf({ targetSeconds, targetShare, perPerson, names, keepDays }: DeskShopSettings) {
  return { targetSeconds, targetShare, privacy: { perPerson, names, keepDays } }
}

/** A sum by store, those with a name first. */
export function countsByStore(counted: readonly Counted[]) {
  const tally = new Tally<string | null>()
  for (const { store, counts } of counted) tally.add(store, counts)
  return tally.keys.toSorted(byName).map((store) => ({ store, counts: tally.of(store) }))
}

/** No store comes last. */
export function byName(one: string | null, other: string | null): number {
  if (one === null || other === null) return one === other ? 0 : one === null ? 1 : -1
  return one.localeCompare(other)
}

/** Figures of a shop. @param reader the supervisor who reads them; the shop's own server is none. */
export async function figuresOf(
  parts: FigureParts,
  shopId: ShopId,
  { reader, ...wish }: FigureWish & { readonly reader?: string },
): Promise<Figures> {
  await parts.facts.settle()
  const settings = await parts.settingsOf(shopId)
  const now = parts.now()
  const counted = countedOf(await readLedger(parts.db, shopId, wish), judgingOf(settings, now))
  const sum = (of: readonly Counted[]) => of.map(({ counts }) => counts).reduce(add, noCounts)
  const { people } = parts.desk.live(shopId)
  return {
    now,
    ...wish,
    ...rulesOf(settings),
    total: sum(counted),
    periods: periodsOf(wish, wish.by, wish.zone).map(({ from, to }) => ({
      ...{ from, to },
      counts: sum(counted.filter(({ at }) => at >= from && at < to)),
    })),
    stores: countsByStore(counted),
    people: settings.perPerson ? [...rowsByPerson(counted, people, { settings, reader })] : null,
    definitions,
  }
}
