// The board: the desk of a shop as it is now, and how well this day goes. What is live comes of the queue, what is of the day of facts.
import type { Kysely } from 'kysely'
import type { BoardPeople, Counts, DeskBoard } from '#shared/desk/figures.ts'
import type { ShopId } from '#shared/ids.ts'
import type { Tables } from '#server/storage/tables.ts'
import { add, noCounts } from './counts.ts'
import type { LiveDesk, LivePerson, LiveRequest } from './desk-port.ts'
import { byName, countsByStore, judgingOf, rulesOf } from './figures.ts'
import type { FigureParts } from './figures.ts'
import { countedOf, readLedger } from './ledger.ts'
import type { Counted } from './ledger.ts'
import { rowsByPerson, shownName } from './people.ts'
import { startOf } from './periods.ts'

const hourMs = 3_600_000
/** How many hours are drawn beside the figure of the day. */
const hoursShown = 5
/** The most who are listed of those who wait. */
const maxListed = 100

/** The board of a shop, for one of its supervisors. */
export async function boardOf(
  parts: FigureParts,
  shopId: ShopId,
  { zone, reader }: { readonly zone: string; readonly reader: string },
): Promise<DeskBoard> {
  await parts.facts.settle()
  const settings = await parts.settingsOf(shopId)
  const now = parts.now()
  const dayFrom = startOf(now, 'day', zone)
  const firstHour = startOf(now, 'hour', zone) - (hoursShown - 1) * hourMs
  const read = { from: Math.min(dayFrom, firstHour), to: now + 1 }
  const counted = countedOf(await readLedger(parts.db, shopId, read), judgingOf(settings, now))
  const today = counted.filter(({ at }) => at >= dayFrom)
  const live = parts.desk.live(shopId)
  const slowest = await slowestReplies(parts.db, shopId)
  const waiting = live.requests.filter(({ state }) => state === 'waiting')
  const nameOf = (id: string | null) => {
    const name = live.people.find((person) => person.id === id)?.name
    return settings.perPerson && name !== undefined ? shownName(name, settings) : null
  }
  return {
    now,
    ...rulesOf(settings),
    ...stripOf(live),
    today: sumOf(today),
    dayFrom,
    hours: Array.from({ length: hoursShown }, (_, index) => {
      const from = firstHour + index * hourMs
      return { from, counts: sumOf(counted.filter(({ at }) => at >= from && at < from + hourMs)) }
    }),
    stores: storesOf(live, today),
    people: settings.perPerson
      ? rowsByPerson(today, live.people, { settings, reader }).map(({ counts, ...row }) => ({
          ...row,
          today: counts,
          ...workOf(row.id, live),
          slowestSince: slowest.get(row.id ?? '') ?? null,
        }))
      : null,
    queue: waiting.slice(0, maxListed).map((request) => {
      const { id, at, name, topic, language, text } = request
      const { why, staffId, until } = parts.desk.whyWaiting(id)
      return {
        id,
        at,
        name,
        topic,
        language,
        text,
        store: storeOf(request, live.people),
        why,
        who: nameOf(staffId),
        until,
      }
    }),
  }
}

/** Who is on, those with the most places first. */
export async function peopleOn(
  { desk, settingsOf }: Pick<FigureParts, 'desk' | 'settingsOf'>,
  shopId: ShopId,
): Promise<BoardPeople['people']> {
  const settings = await settingsOf(shopId)
  const { people, requests } = desk.live(shopId)
  return people
    .filter(({ isOn }) => isOn)
    .map(({ id, name, store, capacity }) => ({
      ...{ id, name: shownName(name, settings), store },
      free: Math.max(0, capacity - visitsOf(id, requests)),
    }))
    .toSorted((one, other) => other.free - one.free || one.name.localeCompare(other.name))
}

function sumOf(counted: readonly Counted[]): Counts {
  return counted.map(({ counts }) => counts).reduce(add, noCounts)
}

function stripOf({ requests, people }: LiveDesk) {
  const waiting = requests.filter(({ state }) => state === 'waiting')
  const left = requests.filter(({ state }) => state === 'left')
  const offered = waiting.filter(({ offeredTo }) => offeredTo !== null)
  const on = people.filter(({ isOn }) => isOn)
  return {
    waiting: { count: waiting.length, oldestAt: waiting[0]?.at ?? null },
    offered: {
      count: offered.length,
      untils: offered.flatMap(({ offerUntil }) => offerUntil ?? []).toSorted((a, b) => a - b),
    },
    claimed: {
      count: requests.filter(({ state }) => state === 'visiting').length,
      places: on.reduce((all, { capacity }) => all + capacity, 0),
      on: on.length,
      away: people.filter(({ availability, isOn }) => availability !== 'off' && !isOn).length,
    },
    left: { count: left.length, oldestAt: left[0]?.at ?? null },
  }
}

/** Of whoever has it, or is offered it. */
export function storeOf({ claimedBy, offeredTo }: LiveRequest, people: readonly LivePerson[]): string | null {
  return people.find(({ id }) => id === (claimedBy ?? offeredTo))?.store ?? null
}

function storesOf({ requests, people }: LiveDesk, today: readonly Counted[]): DeskBoard['stores'] {
  const on = people.filter(({ isOn }) => isOn)
  const counts = new Map(countsByStore(today).map((row) => [row.store, row.counts]))
  const names = new Set([
    ...on.map(({ store }) => store),
    ...requests.map((request) => storeOf(request, people)),
    ...counts.keys(),
  ])
  return [...names].toSorted(byName).map((store) => {
    const of = requests.filter((request) => storeOf(request, people) === store)
    const waiting = of.filter(({ state }) => state === 'waiting')
    const here = on.filter((person) => person.store === store)
    return {
      store,
      waiting: waiting.length,
      oldestAt: waiting[0]?.at ?? null,
      offered: waiting.filter(({ offeredTo }) => offeredTo !== null).length,
      claimed: of.filter(({ state }) => state === 'visiting').length,
      left: of.filter(({ state }) => state === 'left').length,
      free: here.reduce((all, person) => all + Math.max(0, person.capacity - visitsOf(person.id, requests)), 0),
      today: counts.get(store) ?? noCounts,
    }
  })
}

function visitsOf(id: string | null, requests: readonly LiveRequest[]): number {
  return requests.filter(({ state, claimedBy }) => state === 'visiting' && claimedBy === id).length
}

function workOf(id: string | null, { requests, people }: LiveDesk) {
  const { availability = 'off', isOn = false, capacity = 0 } = people.find((person) => person.id === id) ?? {}
  return { availability, isOn, capacity, claimed: id === null ? 0 : visitsOf(id, requests) }
}

/** Since when the group waits that waits longest for a reply, by associate. */
async function slowestReplies(db: Kysely<Tables>, shopId: ShopId): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('visits')
    .select('staff')
    .select((e) => e.fn.min('last_at').as('since'))
    .where('shop_id', '=', shopId)
    .where('ended_at', 'is', null)
    .where('is_practice', '=', 0)
    .whereRef('last_by', '!=', 'staff')
    .groupBy('staff')
    .execute()
  return new Map(rows.map(({ staff, since }) => [staff, Number(since)]))
}
