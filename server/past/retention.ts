// Prunes the old past: of each day beyond the retention only the state at its end is kept. A day ends at the same update for all
// documents of a room, so that their states belong together.
import type { Kysely } from 'kysely'
import { pack } from '#server/storage/pack-updates.ts'
import type { PastUpdate } from '#server/storage/pack-updates.ts'
import { readHeaders, readSegmentUpdates, replaceSegments, rowOf } from '#server/storage/history-segments.ts'
import type { UnsealedSegment } from '#server/storage/history-segments.ts'
import { ifDamaged } from '#server/storage/damaged-data.ts'
import type { Tables } from '#server/storage/tables.ts'
import { documentsOf } from './cut.ts'
import type { DocumentPast } from './cut.ts'
import { readPages } from './pages.ts'
import type { Replayer } from './replayer.ts'

const dayMs = 24 * 60 * 60_000

/** What the retention needs. */
export interface PastRetentionOptions {
  readonly db: Kysely<Tables>
  readonly replayer: Pick<Replayer, 'run'>
  /** Days for which every update is kept; 0 for ever. */
  readonly days: number
  readonly now: () => number
  readonly reportError: (fault: unknown, message: string) => void
}

/** The retention of history segments. */
export class PastRetention {
  readonly #parts: PastRetentionOptions

  constructor(parts: PastRetentionOptions) {
    this.#parts = parts
  }

  /** Prunes all days beyond the retention; ends early once the signal is aborted. A fault loses nothing of the past. */
  async run(signal: AbortSignal): Promise<void> {
    const { db, now, days, reportError } = this.#parts
    const before = startOfDay(now() - days * dayMs)
    for (const room of await roomsWithOld(db, before)) {
      // A damaged past stays as it is, and does not keep the other rooms from being pruned.
      const message = `The past of room ${room} is damaged and cannot be pruned`
      const passOver = ifDamaged((damage) => reportError(damage, message))
      for (let isPruned = true; isPruned && !signal.aborted;)
        isPruned = (await this.#pruneDay(room, before).catch(passOver)) ?? false
      if (signal.aborted) return
    }
  }

  /** Prunes the oldest day of a room that still has its updates. @returns whether there was one. */
  async #pruneDay(room: number, before: number): Promise<boolean> {
    const { db } = this.#parts
    const documents = await documentsOf(db, room)
    const oldest = Math.min(...documents.flatMap(({ headers }) => whole(headers).map(({ firstAt }) => firstAt)))
    const end = startOfDay(oldest) + dayMs
    if (!(end <= before)) return false
    const days = await Promise.all(documents.map((document) => readDay(db, document, end)))
    // Where a clock was set back, the day ends at the first update of another day.
    const next = Math.min(...days.flatMap(({ updates }) => updates.find(({ at }) => at >= end)?.id ?? Infinity))
    const last = days
      .flatMap(({ updates }) => updates.findLast(({ id }) => id < next) ?? [])
      .toSorted((a, b) => a.id - b.id)
      .at(-1)
    if (!last || (await isInLog(db, documents, last.id))) return false
    const pruned = await Promise.all(days.map((day) => this.#pruned(day, last)))
    return db.transaction().execute(async (db) => {
      // A compaction may have extended a segment meanwhile.
      if (!(await isUnchanged(db, documents))) return false
      for (const { document, old, rows } of pruned) await replaceSegments(db, document, old, rows)
      return true
    })
  }

  /** The rows of a day without its updates: the state at its end, and the updates of its segments that belong to later days. */
  async #pruned({ document, updates }: Day, last: PastUpdate): Promise<Pruned> {
    const { num, headers, name } = document
    const gone = updates.filter(({ id }) => id <= last.id)
    const rest = updates.filter(({ id }) => id > last.id)
    const old = whole(headers).filter(({ last }) => last <= (updates.at(-1)?.id ?? 0))
    if (gone.length === 0) return { document: num, old: [], rows: [] }
    const pages = await readPages(this.#parts.db, document, last.id)
    const state = await this.#parts.replayer.run({ show: 'state', document: { num, name, pages } })
    const { seq, at } = last
    const moment = { document: num, last: last.id, first_seq: seq, first_at: at, seq, at }
    const rows: UnsealedSegment[] = [{ ...moment, count: 0, updates: null, state: await pack(state), packed: 1 }]
    if (rest.length > 0) rows.push(await rowOf(num, { updates: rest }))
    return { document: num, old: old.map(({ last }) => last), rows }
  }
}

/** The updates of segments that begin before the end of a day. */
interface Day {
  readonly document: DocumentPast
  readonly updates: readonly PastUpdate[]
}

interface Pruned {
  readonly document: number
  readonly old: readonly number[]
  readonly rows: readonly UnsealedSegment[]
}

async function roomsWithOld(db: Kysely<Tables>, before: number): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('history_segments')
    .innerJoin('documents', 'documents.num', 'history_segments.document')
    .select('documents.room')
    .distinct()
    .where('history_segments.count', '>', 0)
    .where('history_segments.first_at', '<', before)
    .execute()
  return rows.map(({ room }) => room)
}

async function readDay(db: Kysely<Tables>, document: DocumentPast, end: number): Promise<Day> {
  const updates: PastUpdate[] = []
  for (const { last, firstAt } of whole(document.headers)) {
    if (firstAt >= end) break
    updates.push(...(await readSegmentUpdates(db, document.num, last)))
  }
  return { document, updates }
}

/** Whether the log has updates up to a place that are in no segment yet. */
async function isInLog(db: Kysely<Tables>, documents: readonly DocumentPast[], upto: number): Promise<boolean> {
  for (const { num, headers } of documents) {
    const row = await db
      .selectFrom('updates')
      .select('id')
      .where('document', '=', num)
      .where('id', '>', headers.at(-1)?.last ?? 0)
      .where('id', '<=', upto)
      .executeTakeFirst()
    if (row) return true
  }
  return false
}

/** Whether the segments are still those that were read. */
export async function isUnchanged(db: Kysely<Tables>, documents: readonly DocumentPast[]): Promise<boolean> {
  for (const { num, headers } of documents) {
    const now = await readHeaders(db, num)
    if (now.length !== headers.length || now.at(-1)?.last !== headers.at(-1)?.last) return false
  }
  return true
}

/** The segments that still have their updates. */
function whole<Header extends { readonly count: number }>(headers: readonly Header[]): readonly Header[] {
  return headers.filter(({ count }) => count > 0)
}

/**
 * Midnight, UTC: neither a shop nor a room has a time zone, and its members may live in several. So the last of the kept days is
 * kept whole for everybody, wherever they are, and the oldest moment is between the set number of days and one more old.
 */
function startOfDay(at: number): number {
  return Math.floor(at / dayMs) * dayMs
}
