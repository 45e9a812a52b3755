// Checksums of stored rows: over every column, so that neither a flipped bit of an update nor one of its place goes unseen. They
// find damage by disks and memory, not forgery.
import { crc32 } from 'node:zlib'
import type { Selectable } from 'kysely'
import { DamagedData } from './damaged-data.ts'
import type { SegmentRow, SnapshotRow, UpdateRow } from './tables.ts'

type Unsealed<Row> = Omit<Selectable<Row>, 'checksum'>

/** Of an update, without its place in the log, which the database gives it. */
export function checksumOfUpdate({ document, data, seq, events, at }: Omit<Unsealed<UpdateRow>, 'id'>): number {
  return checksumOf([document, seq, events, at], data)
}

export function checksumOfSnapshot({ document, upto, state, at }: Unsealed<SnapshotRow>): number {
  return checksumOf([document, upto, at], state)
}

export function checksumOfSegment(row: Unsealed<SegmentRow>): number {
  const { document, last, first_seq, first_at, seq, at, count, packed, updates, state } = row
  return checksumOf([document, last, first_seq, first_at, seq, at, count, packed], updates, state)
}

/** @throws DamagedData where an update is not what was written. */
export function verifyUpdate(row: Selectable<UpdateRow>): void {
  if (row.checksum !== null && row.checksum !== checksumOfUpdate(row))
    throw new DamagedData({ table: 'updates', document: row.document, place: row.id })
}

/** @throws DamagedData where a snapshot is not what was written. */
export function verifySnapshot(row: Selectable<SnapshotRow>): void {
  if (row.checksum !== null && row.checksum !== checksumOfSnapshot(row))
    throw new DamagedData({ table: 'snapshots', document: row.document, place: row.upto })
}

/** @throws DamagedData where a segment is not what was written. */
export function verifySegment(row: Selectable<SegmentRow>): void {
  if (row.checksum !== null && row.checksum !== checksumOfSegment(row))
    throw new DamagedData({ table: 'history_segments', document: row.document, place: row.last })
}

/** Numbers first, eight bytes each, then the bytes. */
function checksumOf(numbers: readonly number[], ...parts: readonly (Uint8Array | null)[]): number {
  for (const [index, number] of numbers.entries()) header.setFloat64(index * 8, number)
  const start = crc32(new Uint8Array(header.buffer, 0, numbers.length * 8))
  return parts.reduce((sum, part) => (part ? crc32(part, sum) : sum), start)
}

const header = new DataView(new ArrayBuffer(64))
