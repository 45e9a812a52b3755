// Checksums of stored rows stay what they are, whichever way they are summed up: rows of earlier versions are checked by them.
import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { checksumOfSegment, checksumOfSnapshot, checksumOfUpdate } from '#server/storage/checksums.ts'

const place = { document: 7, seq: 3, at: 1_800_000_000_000 }
const { document, seq, at } = place

test.each([0, 1, 57, 1024, 1025, 100_000])('of an update of %i bytes: its numbers, then its bytes', (length) => {
  const data = bytes(length)
  const sum = checksumOfUpdate({ ...place, data, events: 1 })
  expect(sum).toBe(crcOf(numbers(document, seq, 1, at), data))
  expect(checksumOfUpdate({ ...place, data, events: 2 })).not.toBe(sum)
  // A sum of other bytes in between leaves nothing behind.
  expect(checksumOfUpdate({ ...place, data: bytes(length + 1), events: 1 })).not.toBe(sum)
  expect(checksumOfUpdate({ ...place, data, events: 1 })).toBe(sum)
})

test.each([57, 100_000])('of a snapshot of %i bytes: its numbers, then its bytes', (length) => {
  const state = bytes(length)
  expect(checksumOfSnapshot({ document, upto: 12, state, at })).toBe(crcOf(numbers(document, 12, at), state))
})

test.each([
  [bytes(57), bytes(2_000)],
  [bytes(2_000), bytes(57)],
  [bytes(57), null],
  [null, bytes(57)],
  [null, null],
])('of a segment: its numbers, then its updates and its state where it has them', (updates, state) => {
  const row = { ...place, last: 9, first_seq: 1, first_at: 5, count: 2, packed: 1, updates, state }
  const head = numbers(document, 9, 1, 5, seq, at, 2, 1)
  expect(checksumOfSegment(row)).toBe(crcOf(head, updates ?? bytes(0), state ?? bytes(0)))
})

function bytes(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 31) % 256)
}

function numbers(...values: readonly number[]): Uint8Array {
  const buffer = Buffer.alloc(values.length * 8)
  for (const [index, value] of values.entries()) buffer.writeDoubleBE(value, index * 8)
  return buffer
}

function crcOf(...parts: readonly Uint8Array[]): number {
  return crc32(Buffer.concat(parts))
}
