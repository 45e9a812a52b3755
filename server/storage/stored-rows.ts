// Reads snapshots and segments with their checksums verified, and replaces their content together with the checksum.
import type { Kysely, Selectable } from 'kysely'
import { checksumOfSegment, checksumOfSnapshot, verifySegment, verifySnapshot } from './checksums.ts'
import type { SegmentRow, SnapshotRow } from './journal-tables.ts'
import type { Tables } from './tables.ts'

/** What takes the place of a segment's content; what is absent stays. */
export type SegmentContent = Partial<Pick<SegmentRow, 'updates' | 'state' | 'packed'>>

/** The segments of a document with their content. @throws DamagedData */
export async function readSegments(db: Kysely<Tables>, document: number): Promise<readonly Selectable<SegmentRow>[]> {
  const rows = await db.selectFrom('history_segments').selectAll().where('document', '=', document).execute()
  for (const row of rows) verifySegment(row)
  return rows
}

/** The snapshot of a document. @throws DamagedData */
export async function readSnapshot(db: Kysely<Tables>, document: number): Promise<Selectable<SnapshotRow> | undefined> {
  const row = await db.selectFrom('snapshots').selectAll().where('document', '=', document).executeTakeFirst()
  if (row) verifySnapshot(row)
  return row
}

/** Replaces content of one segment. @throws DamagedData where it is not what was written: it must not be sealed again. */
export async function rewriteSegment(
  db: Kysely<Tables>,
  { document, last }: { readonly document: number; readonly last: number },
  content: SegmentContent,
): Promise<void> {
  const segment = db
    .selectFrom('history_segments')
    .selectAll()
    .where('document', '=', document)
    .where('last', '=', last)
  const row = await segment.executeTakeFirstOrThrow()
  verifySegment(row)
  const set = { ...content, checksum: checksumOfSegment({ ...row, ...content }) }
  await db.updateTable('history_segments').set(set).where('document', '=', document).where('last', '=', last).execute()
}

/** Replaces the state of a snapshot. @throws DamagedData as above. */
export async function rewriteSnapshot(db: Kysely<Tables>, document: number, state: Uint8Array): Promise<void> {
  const row = await readSnapshot(db, document)
  if (!row) return
  const set = { state, checksum: checksumOfSnapshot({ ...row, state }) }
  await db.updateTable('snapshots').set(set).where('document', '=', document).execute()
}
