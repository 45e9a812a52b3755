// The feeds of shops and their readings, as they are stored.
import type { Kysely } from 'kysely'
import type { FeedInfo, FeedRunInfo, FeedSettings } from '#shared/catalog/feeds.ts'
import { importReportSchema } from '#shared/catalog/contracts.ts'
import type { ImportReport } from '#shared/catalog/contracts.ts'
import { newId } from '#shared/ids.ts'
import type { ShopId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { FeedRow, FeedRunRow } from '#server/storage/catalogue-tables.ts'
import { readJson } from '#server/storage/json-column.ts'
import type { Tables } from '#server/storage/tables.ts'
import type { Known } from './feed-fetch.ts'

/** The most feeds of a shop: a few markets with a few languages. */
const maxFeeds = 20
/** The most readings of a feed that are kept. */
const maxRuns = 50

/** How a reading ended. */
export interface RunEnd {
  readonly outcome: Exclude<FeedRunRow['outcome'], 'running'>
  readonly code?: string | undefined
  readonly detail?: string | undefined
  readonly report?: ImportReport | undefined
}

/** Reads and writes feeds. */
export class FeedStore {
  readonly #db: Kysely<Tables>
  readonly #now: () => number

  constructor({ db, now }: { readonly db: Kysely<Tables>; readonly now: () => number }) {
    this.#db = db
    this.#now = now
  }

  /** The first reading is due at once. Refuses `too-many-feeds`. */
  async add(shopId: ShopId, settings: FeedSettings): Promise<Outcome<FeedInfo>> {
    const { count } = await this.#db
      .selectFrom('feeds')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('shop_id', '=', shopId)
      .executeTakeFirstOrThrow()
    if (Number(count) >= maxFeeds) return refused(refusal('too-many-feeds'))
    const row = { id: newId(), shop_id: shopId, ...columnsOf(settings), created_at: this.#now(), next_at: this.#now() }
    const added = await this.#db.insertInto('feeds').values(row).returningAll().executeTakeFirstOrThrow()
    return granted(infoOf(added, undefined))
  }

  /** What was said of the address before is forgotten where it is another one. Refuses `no-such-feed`. */
  async change(shopId: ShopId, id: string, settings: FeedSettings): Promise<Outcome<FeedInfo>> {
    const before = await this.find(shopId, id)
    if (!before) return refused(refusal('no-such-feed'))
    const forgotten = before.url === settings.url ? {} : { etag: null, last_modified: null }
    const row = await this.#db
      .updateTable('feeds')
      .set({ ...columnsOf(settings), ...forgotten, next_at: this.#now() })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow()
    return granted(infoOf(row, await this.#lastRun(id)))
  }

  /** Its products stay as they are. @returns whether there was one. */
  async remove(shopId: ShopId, id: string): Promise<boolean> {
    const removed = await this.#db
      .deleteFrom('feeds')
      .where('shop_id', '=', shopId)
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst()
    if (removed) await this.#db.deleteFrom('feed_runs').where('feed_id', '=', id).execute()
    return removed !== undefined
  }

  find(shopId: ShopId, id: string): Promise<FeedRow | undefined> {
    return this.#db
      .selectFrom('feeds')
      .selectAll()
      .where('shop_id', '=', shopId)
      .where('id', '=', id)
      .executeTakeFirst()
  }

  async list(shopId: ShopId): Promise<FeedInfo[]> {
    const rows = await this.#db
      .selectFrom('feeds')
      .selectAll()
      .where('shop_id', '=', shopId)
      .orderBy('created_at')
      .execute()
    return Promise.all(rows.map(async (row) => infoOf(row, await this.#lastRun(row.id))))
  }

  /** Those whose next reading is due. */
  due(now: number, limit: number): Promise<FeedRow[]> {
    return this.#db
      .selectFrom('feeds')
      .selectAll()
      .where('next_at', '<=', now)
      .orderBy('next_at')
      .limit(limit)
      .execute()
  }

  async nextDue(now: number): Promise<number | undefined> {
    const row = await this.#db
      .selectFrom('feeds')
      .select(({ fn }) => fn.min('next_at').as('at'))
      .where('next_at', '>', now)
      .executeTakeFirst()
    return row?.at ?? undefined
  }

  async begin({ id, shop_id: shopId, every_hours: hours }: FeedRow): Promise<number> {
    const now = this.#now()
    await this.#db
      .updateTable('feeds')
      .set({ next_at: now + hours * 3_600_000 })
      .where('id', '=', id)
      .execute()
    const run = { shop_id: shopId, feed_id: id, started_at: now, ended_at: null, outcome: 'running' as const }
    const added = await this.#db
      .insertInto('feed_runs')
      .values({ ...run, code: null, detail: null, report: null })
      .returning('id')
      .executeTakeFirstOrThrow()
    return added.id
  }

  /** @param known what the address said, where its products are now as it says. */
  async end(feed: FeedRow, run: number, { outcome, code, detail, report }: RunEnd, known?: Known): Promise<void> {
    const now = this.#now()
    await this.#db.transaction().execute(async (trx) => {
      await trx
        .updateTable('feed_runs')
        .set({
          ended_at: now,
          outcome,
          code: code ?? null,
          detail: detail ?? null,
          report: report ? JSON.stringify(report) : null,
        })
        .where('id', '=', run)
        .execute()
      if (known)
        await trx
          .updateTable('feeds')
          .set({ confirmed_at: now, etag: known.etag, last_modified: known.lastModified })
          .where('id', '=', feed.id)
          .where('url', '=', feed.url)
          .execute()
      const kept = trx
        .selectFrom('feed_runs')
        .select('id')
        .where('feed_id', '=', feed.id)
        .orderBy('id', 'desc')
        .limit(maxRuns)
      await trx.deleteFrom('feed_runs').where('feed_id', '=', feed.id).where('id', 'not in', kept).execute()
    })
  }

  /** Readings that ended with the process that did them. */
  async endForgotten(): Promise<void> {
    await this.#db
      .updateTable('feed_runs')
      .set({ outcome: 'unreachable', ended_at: this.#now(), detail: 'The server stopped meanwhile.' })
      .where('outcome', '=', 'running')
      .execute()
  }

  async runs(feedId: string): Promise<FeedRunInfo[]> {
    const rows = await this.#db
      .selectFrom('feed_runs')
      .selectAll()
      .where('feed_id', '=', feedId)
      .orderBy('id', 'desc')
      .limit(maxRuns)
      .execute()
    return rows.map(runOf)
  }

  #lastRun(feedId: string): Promise<FeedRunRow | undefined> {
    return this.#db
      .selectFrom('feed_runs')
      .selectAll()
      .$castTo<FeedRunRow>()
      .where('feed_id', '=', feedId)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
  }
}

function columnsOf({ url, everyHours, whole, mayLosePercent }: FeedSettings) {
  return { url, every_hours: everyHours, is_whole: whole ? 1 : 0, may_lose_percent: mayLosePercent }
}

function infoOf(row: FeedRow, run: FeedRunRow | undefined): FeedInfo {
  return {
    id: row.id,
    url: row.url,
    everyHours: row.every_hours,
    whole: row.is_whole === 1,
    mayLosePercent: row.may_lose_percent,
    nextAt: instantOf(row.next_at),
    confirmedAt: instantOf(row.confirmed_at),
    lastRun: run ? runOf(run) : null,
  }
}

function runOf(run: Omit<FeedRunRow, 'id'>): FeedRunInfo {
  return {
    startedAt: new Date(run.started_at).toISOString(),
    endedAt: instantOf(run.ended_at),
    outcome: run.outcome,
    code: run.code,
    detail: run.detail,
    report: run.report === null ? null : readJson(run.report, importReportSchema.nullable(), null),
  }
}

function instantOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}
