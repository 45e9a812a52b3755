// Checksums of stored rows: over every column, so that neither a flipped bit of an update nor one of its place goes unseen. They
// find damage by disks and memory, not forgery.
import { crc32 } from 'node:zlib'
import type { Selectable } from 'kysely'
import { DamagedData } from './damaged-data.ts'
import type { SegmentRow, SnapshotRow, UpdateRow } from './journal-tables.ts'

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
  let length = 0
  for (const number of numbers) {
    numbersView.setFloat64(length, number)
    length += 8
  }
  const [first, ...others] = parts
  // Nearly all rows are small updates: one call for them, which takes longer than the bytes do.
  const isSmall = first instanceof Uint8Array && first.length <= smallBytes
  if (isSmall) {
    scratch.set(first, length)
    length += first.length
  }
  const start = crc32(scratch.subarray(0, length))
  return (isSmall ? others : parts).reduce<number>((sum, part) => (part ? crc32(part, sum) : sum), start)
}

const smallBytes = 1024
const mostNumbers = 8
const scratch = new Uint8Array(mostNumbers * 8 + smallBytes)
const numbersView = new DataView(scratch.buffer)
