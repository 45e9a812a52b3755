// Ratings of visits. An associate is shown them several at a time, once they can no longer be changed, so that none can be told apart.
import type { Kysely } from 'kysely'
import type { DeskShopSettings } from '#shared/desk/shop-settings.ts'
import type { ShopId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import { isVoice } from '#shared/roles.ts'
import type { OwnRating, Ratings as ShownRatings, RateVisit, ShopRatings } from '#shared/visits/rating.ts'
import type { Caller } from '#server/identity/caller.ts'
import type { VisitRatingRow } from '#server/storage/after-tables.ts'
import type { Tables } from '#server/storage/tables.ts'

const [hourMs, dayMs] = [3_600_000, 86_400_000]
/** The most that supervisors read at once. */
const maxListed = 200

/** What ratings need. */
export interface RatingsParts {
  readonly db: Kysely<Tables>
  readonly settingsOf: (shopId: ShopId) => Promise<DeskShopSettings>
  readonly now: () => number
}

type Stars = Pick<VisitRatingRow, 'stars' | 'words'>

/** The ratings of all visits. */
export class Ratings {
  readonly #parts: RatingsParts

  constructor(parts: RatingsParts) {
    this.#parts = parts
  }

  /** A member's own. Refuses `no-such-visit`. */
  async own(caller: Caller, visitId: string): Promise<Outcome<OwnRating>> {
    const visit = await this.#visitOf(caller, visitId)
    if (!visit) return refused(refusal('no-such-visit'))
    const row = await this.#rowOf(caller, visitId)
    const canRate = isVoice(caller.role) && (await this.#isToRate(caller, visit, row))
    const rating = row ? { stars: row.stars, words: row.words, changeableUntil: row.fixed_at } : null
    return granted({ canRate, rating })
  }

  /** Rates a visit, or changes one's rating. Refuses `no-such-visit`, `role-may-not`, `not-to-rate`. */
  async rate(caller: Caller, visitId: string, { stars, words }: RateVisit): Promise<Outcome<void>> {
    const { db, settingsOf, now } = this.#parts
    if (!isVoice(caller.role)) return refused(refusal('role-may-not'))
    const visit = await this.#visitOf(caller, visitId)
    if (!visit) return refused(refusal('no-such-visit'))
    if (!(await this.#isToRate(caller, visit, await this.#rowOf(caller, visitId))))
      return refused(refusal('not-to-rate'))
    const { ratingChangeHours } = await settingsOf(caller.room.shopId)
    const at = now()
    const { room, memberId } = caller
    await db
      .insertInto('visit_ratings')
      .values({
        ...{ visit_id: visitId, room: room.num, member_id: memberId, shop_id: room.shopId, staff: visit.staff },
        ...{ stars, words, rated_at: at, fixed_at: at + ratingChangeHours * hourMs },
      })
      .onConflict((conflict) => conflict.columns(['visit_id', 'member_id']).doUpdateSet({ stars, words }))
      .execute()
    return granted(undefined)
  }

  /** What an associate reads of their own. */
  async shownTo(staffId: string, shopId: ShopId): Promise<ShownRatings> {
    const { db, settingsOf, now } = this.#parts
    const { ratingsAtOnce: atOnce } = await settingsOf(shopId)
    const rows = await db
      .selectFrom('visit_ratings')
      .select(['stars', 'words'])
      .where('staff', '=', staffId)
      .where('fixed_at', '<=', now())
      .orderBy('fixed_at')
      .orderBy('visit_id')
      .orderBy('member_id')
      .execute()
    const shown = rows.slice(0, rows.length - (rows.length % atOnce))
    return { atOnce, count: shown.length, average: averageOf(shown), ratings: bestFirst(shown) }
  }

  /** What supervisors read. @param nameOf as the shop shows names. */
  async ofShop(shopId: ShopId, nameOf: (staffId: string) => string): Promise<ShopRatings> {
    const { db, settingsOf } = this.#parts
    const { ratings: view, perPerson } = await settingsOf(shopId)
    if (view === 'none') return { view, count: 0, average: null, people: null, ratings: null }
    const rows = await db
      .selectFrom('visit_ratings')
      .select(['stars', 'words', 'staff'])
      .where('shop_id', '=', shopId)
      .orderBy('rated_at', 'desc')
      .execute()
    const people = [...Map.groupBy(rows, ({ staff }) => staff)]
      .map(([id, of]) => ({ id, name: nameOf(id), count: of.length, average: averageOf(of) }))
      .toSorted((one, other) => one.name.localeCompare(other.name))
    return {
      ...{ view, count: rows.length, average: averageOf(rows), people: perPerson ? people : null },
      ratings: view === 'each' ? bestFirst(rows.slice(0, maxListed)) : null,
    }
  }

  #visitOf({ room }: Caller, visitId: string) {
    return this.#parts.db
      .selectFrom('visits')
      .select(['staff', 'answered_at', 'ended_at'])
      .where('id', '=', visitId)
      .where('room', '=', room.num)
      .where('is_practice', '=', 0)
      .executeTakeFirst()
  }

  #rowOf({ memberId }: Caller, visitId: string): Promise<VisitRatingRow | undefined> {
    return this.#parts.db
      .selectFrom('visit_ratings')
      .selectAll()
      .where('visit_id', '=', visitId)
      .where('member_id', '=', memberId)
      .executeTakeFirst()
  }

  /** One that is over and on which somebody wrote, for some days; a rating that is given, for some hours. */
  async #isToRate(
    { room }: Caller,
    visit: { readonly answered_at: number | null; readonly ended_at: number | null },
    row: VisitRatingRow | undefined,
  ): Promise<boolean> {
    const now = this.#parts.now()
    if (row) return now < row.fixed_at
    if (visit.ended_at === null || visit.answered_at === null) return false
    const { ratingDays } = await this.#parts.settingsOf(room.shopId)
    return now < visit.ended_at + ratingDays * dayMs
  }
}

function averageOf(rows: readonly Stars[]): number | null {
  if (rows.length === 0) return null
  return Math.round((rows.reduce((sum, { stars }) => sum + stars, 0) / rows.length) * 10) / 10
}

/** An order that tells nothing of who came when. */
function bestFirst(rows: readonly Stars[]): { stars: number; words: string }[] {
  return rows
    .map(({ stars, words }) => ({ stars, words }))
    .toSorted((one, other) => other.stars - one.stars || (one.words < other.words ? -1 : 1))
}
