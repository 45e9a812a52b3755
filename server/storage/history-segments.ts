// History segments: updates that leave the log are stored in segments, some of which also have the state after their last update.
// The room at any moment is the nearest state before it and the updates since.
import type { Kysely, Selectable } from 'kysely'
import { checksumOfSegment, checksumOfSnapshot, verifySegment, verifyUpdate } from './checksums.ts'
import { DamagedData } from './damaged-data.ts'
import { mergedState } from './merged-state.ts'
import { pack, packUpdates, unpack, unpackUpdatesInPool } from './pack-updates.ts'
import type { PastUpdate } from './pack-updates.ts'
import { StatesOnTheWay } from './states-on-the-way.ts'
import type { SegmentRow, UpdateRow } from './journal-tables.ts'
import type { Tables } from './tables.ts'

/** The most updates of one segment: few enough to unpack for one moment, enough to compress well. */
const maxUpdates = 500
/** The least and the most updates between two stored states: replaying one takes about 3 µs. */
const stateEvery = { least: 1_000, most: 2_500 } as const
/** The approximate size of an update. Large documents store states less often, in proportion to their size. */
const updateBytes = 64

/** The state of a document at a place in the log. */
export interface Snapshot {
  readonly state: Uint8Array
  /** The place in the log of the last update in it. */
  readonly upto: number
  readonly at: number
  /** What a memory has put into it: updates behind a place in the log, and how many. Absent where it was made from the tables. */
  readonly covers?: { readonly after: number; readonly count: number }
}

/** A segment without its content. */
export interface SegmentHeader {
  readonly last: number
  readonly firstSeq: number
  readonly firstAt: number
  readonly seq: number
  readonly at: number
  /** The number of updates; 0 where only the state is kept. */
  readonly count: number
  readonly hasState: boolean
}

/** The row of a segment, without its checksum. */
export type UnsealedSegment = Omit<SegmentRow, 'checksum'>

/** A segment to be written. */
export interface NewSegment {
  readonly updates: readonly PastUpdate[]
  /** The state after its last update. */
  readonly state?: Uint8Array | undefined
}

/**
 * Stores a snapshot, unless there is a newer one, and in the same transaction copies the document's updates up to it from the log
 * into segments. From then on the log may be trimmed.
 */
export async function compact(db: Kysely<Tables>, document: number, given: Snapshot): Promise<void> {
  let snapshot = given
  for (;;) {
    const headers = await readHeaders(db, document)
    const end = headers.at(-1)?.last ?? 0
    // Built before the transaction, which blocks every edit while it lasts.
    const { rows, extended, count } = await newSegments(db, document, headers, snapshot)
    const { covers, upto, at } = snapshot
    // A snapshot discards what it covers. Where another process has written or compacted the document, a memory lacks some of that.
    if (covers && (covers.after !== end || covers.count !== count)) {
      snapshot = { state: await mergedState(db, document, snapshot), upto, at }
      continue
    }
    const isDone = await db.transaction().execute(async (db) => {
      // Another compaction stored the same updates meanwhile: the rows are built again.
      if (((await readHeaders(db, document)).at(-1)?.last ?? 0) !== end) return false
      await replaceSegments(db, document, extended === undefined ? [] : [extended], rows)
      await saveSnapshot(db, document, snapshot)
      return true
    })
    if (isDone) return
  }
}

/** The updates behind the last segment, as rows, and how many; `extended` is the segment that the first row replaces. */
async function newSegments(
  db: Kysely<Tables>,
  document: number,
  headers: readonly SegmentHeader[],
  snapshot: Snapshot,
): Promise<{ rows: UnsealedSegment[]; count: number; extended?: number }> {
  const end = headers.at(-1)
  const log = { after: end?.last ?? 0, upto: snapshot.upto, limit: maxUpdates }
  const due = dueAfter(snapshot)
  const states = new StatesOnTheWay(() => readFromState(db, document, headers))
  const rows: UnsealedSegment[] = []
  let count = 0
  let since = sinceState(headers).reduce((sum, { count }) => sum + count, 0)
  let page = await readLog(db, document, log)
  const short = await toExtend(db, document, end, page.length)
  while (page.length > 0) {
    const next = await readLog(db, document, { ...log, after: page.at(-1)?.id ?? 0 })
    count += page.length
    since += page.length
    states.passed(page)
    const state = since < due ? undefined : next.length === 0 ? snapshot.state : await states.here()
    if (state) since = 0
    rows.push(await rowOf(document, { updates: [...(short ?? []), ...page], state }))
    page = next
  }
  return short && end ? { rows, count, extended: end.last } : { rows, count }
}

/** The segments of a document, oldest first, without their content. */
export async function readHeaders(db: Kysely<Tables>, document: number): Promise<readonly SegmentHeader[]> {
  const rows = await db
    .selectFrom('history_segments')
    .select(['last', 'first_seq', 'first_at', 'seq', 'at', 'count'])
    .select(({ eb }) => eb('state', 'is not', null).as('has_state'))
    .where('document', '=', document)
    .orderBy('last')
    .execute()
  return rows.map(({ first_seq, first_at, has_state, at, ...row }) => ({
    ...row,
    at: Number(at),
    firstSeq: first_seq,
    firstAt: Number(first_at),
    hasState: Boolean(has_state),
  }))
}

/** The packed content of one segment; undefined where it was pruned meanwhile. @throws DamagedData */
export async function readSegment(
  db: Kysely<Tables>,
  document: number,
  last: number,
): Promise<Pick<Selectable<SegmentRow>, 'updates' | 'state' | 'packed'> | undefined> {
  const row = await db
    .selectFrom('history_segments')
    .selectAll()
    .where('document', '=', document)
    .where('last', '=', last)
    .executeTakeFirst()
  if (row) verifySegment(row)
  return row
}

/** The updates of one segment; empty where only the state is kept. @throws DamagedData */
export async function readSegmentUpdates(
  db: Kysely<Tables>,
  document: number,
  last: number,
): Promise<readonly PastUpdate[]> {
  const segment = await readSegment(db, document, last)
  if (!segment?.updates) return []
  try {
    return await unpackUpdatesInPool(segment.updates)
  } catch (cause) {
    // A segment of a version without checksums.
    throw new DamagedData({ table: 'history_segments', document, place: last }, { cause })
  }
}

/** A document's updates in the log, oldest first, at most `limit` of them. @throws DamagedData */
export async function readLog(
  db: Kysely<Tables>,
  document: number,
  { after, upto, limit }: { after: number; upto: number; limit: number },
): Promise<readonly PastUpdate[]> {
  const rows = await db
    .selectFrom('updates')
    .selectAll()
    .where('document', '=', document)
    .where('id', '>', after)
    .where('id', '<=', upto)
    .orderBy('id')
    .limit(limit)
    .execute()
  for (const row of rows) verifyUpdate(row)
  return rows.map(pastUpdateOf)
}

/** An update of the log in the form that segments store. */
export function pastUpdateOf({
  id,
  data,
  seq,
  events,
  at,
}: Omit<Selectable<UpdateRow>, 'document' | 'checksum'>): PastUpdate {
  return { id, data, seq, firstSeq: seq - Math.max(0, events - 1), at: Number(at) }
}

/** The row of a segment. */
export async function rowOf(document: number, { updates, state }: NewSegment): Promise<UnsealedSegment> {
  const [first, last] = [updates[0], updates.at(-1)]
  if (!first || !last) throw new Error('A segment needs updates')
  return {
    document,
    last: last.id,
    first_seq: first.firstSeq,
    first_at: first.at,
    seq: last.seq,
    at: last.at,
    count: updates.length,
    updates: await packUpdates(updates),
    state: state ? await pack(state) : null,
    packed: 1,
  }
}

/** Deletes segments and inserts others in their place. */
export async function replaceSegments(
  db: Kysely<Tables>,
  document: number,
  old: readonly number[],
  rows: readonly UnsealedSegment[],
): Promise<void> {
  for (const last of old)
    await db.deleteFrom('history_segments').where('document', '=', document).where('last', '=', last).execute()
  for (const row of rows)
    await db
      .insertInto('history_segments')
      .values({ ...row, checksum: checksumOfSegment(row) })
      .execute()
}

/** The updates of the last segment, if it is short and may grow: otherwise a room that is used now and then would get one for every visit. */
async function toExtend(
  db: Kysely<Tables>,
  document: number,
  header: SegmentHeader | undefined,
  more: number,
): Promise<readonly PastUpdate[] | undefined> {
  if (!header || header.hasState || more === 0 || header.count + more > maxUpdates) return undefined
  const updates = await readSegmentUpdates(db, document, header.last)
  return updates.length > 0 ? updates : undefined
}

/** The number of updates after which the next state is stored. */
function dueAfter({ state }: Snapshot): number {
  return Math.min(Math.max(state.length / updateBytes, stateEvery.least), stateEvery.most)
}

/** The segments since the last stored state. */
function sinceState(headers: readonly SegmentHeader[]): readonly SegmentHeader[] {
  return headers.slice(headers.findLastIndex(({ hasState }) => hasState) + 1)
}

/** The last stored state, and all updates in segments since. */
async function readFromState(
  db: Kysely<Tables>,
  document: number,
  headers: readonly SegmentHeader[],
): Promise<readonly Uint8Array[]> {
  const nearest = headers.findLast(({ hasState }) => hasState)
  const base = nearest && (await readSegment(db, document, nearest.last))
  const read = base?.state ? [base.packed === 1 ? unpack(base.state) : base.state] : []
  for (const { last } of sinceState(headers))
    read.push(...(await readSegmentUpdates(db, document, last)).map(({ data }) => data))
  return read
}

/** Stores a snapshot, unless there is a newer one. */
export async function saveSnapshot(db: Kysely<Tables>, document: number, snapshot: Snapshot): Promise<void> {
  const { state, upto, at } = snapshot
  const checksum = checksumOfSnapshot({ document, ...snapshot })
  await db
    .insertInto('snapshots')
    .values({ document, state, upto, at, checksum })
    .onConflict((conflict) =>
      conflict.column('document').doUpdateSet({ state, upto, at, checksum }).where('snapshots.upto', '<', upto),
    )
    .execute()
}
