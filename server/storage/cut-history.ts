// What becomes of a document's history that is damaged on the disk, once the document's state is known: it is kept up to the damage,
// and from there on only the state is.
import type { Kysely } from 'kysely'
import { verifyUpdate } from './checksums.ts'
import { DamagedData } from './damaged-data.ts'
import { readHeaders, readSegment, readSegmentUpdates, replaceSegments, saveSnapshot } from './history-segments.ts'
import type { SegmentHeader, Snapshot } from './history-segments.ts'
import { pack } from './pack-updates.ts'
import type { Tables } from './tables.ts'

/**
 * Stores a snapshot, and one segment with its state in place of the damaged one and everything behind it: later updates cannot be
 * replayed without those that are lost.
 * @param trx a transaction.
 */
export async function cutHistory(trx: Kysely<Tables>, document: number, snapshot: Snapshot): Promise<void> {
  const headers = await readHeaders(trx, document)
  const good = await countReadable(trx, document, headers)
  const end = headers[good - 1]
  const cut = headers.slice(good).map(({ last }) => last)
  const { upto } = snapshot
  const { seq, at } = await momentOf(trx, document, end, snapshot)
  const moment = { document, last: upto, first_seq: seq, first_at: at, seq, at }
  const row = { ...moment, count: 0, updates: null, state: await pack(snapshot.state), packed: 1 }
  await replaceSegments(trx, document, cut, end && end.last >= upto ? [] : [row])
  await saveSnapshot(trx, document, snapshot)
}

/** How many segments can be read, from the oldest to the first damaged one. */
async function countReadable(db: Kysely<Tables>, document: number, headers: readonly SegmentHeader[]): Promise<number> {
  for (const [index, { last }] of headers.entries()) {
    if (!(await isReadable(db, document, last))) return index
  }
  return headers.length
}

async function isReadable(db: Kysely<Tables>, document: number, last: number): Promise<boolean> {
  try {
    await readSegment(db, document, last)
    await readSegmentUpdates(db, document, last)
    return true
  } catch (fault) {
    if (fault instanceof DamagedData) return false
    throw fault
  }
}

/** The moment of the last update up to the snapshot that is not damaged. */
async function momentOf(
  db: Kysely<Tables>,
  document: number,
  end: SegmentHeader | undefined,
  { upto, at }: Snapshot,
): Promise<{ seq: number; at: number }> {
  const logged = await db
    .selectFrom('updates')
    .selectAll()
    .where('document', '=', document)
    .where('id', '<=', upto)
    .orderBy('id', 'desc')
    .execute()
  const last = logged.find(isWhole)
  return { seq: Math.max(last?.seq ?? 0, end?.seq ?? 0), at: Math.max(last?.at ?? 0, end?.at ?? 0) || at }
}

/** Whether an update is what was written. */
export function isWhole(row: Parameters<typeof verifyUpdate>[0]): boolean {
  try {
    verifyUpdate(row)
    return true
  } catch {
    return false
  }
}
