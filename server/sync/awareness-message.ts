// The encoding of awareness by y-protocols: entries of Yjs clients, each with a clock and a state as JSON.
import * as encoding from 'lib0/encoding'
import type { Outcome } from '#shared/outcome.ts'
import { granted, refused } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import { ByteReader } from './byte-reader.ts'

/** The most Yjs clients in one message: a provider sends its own, and all it ever knew when it queries. */
const maxStates = 1_000

/** One client's part of a message. */
export interface AwarenessEntry {
  readonly client: number
  readonly clock: number
  readonly state: string
}

/** Reads an awareness message. @returns refused `malformed` for other bytes. */
export function readAwareness(bytes: Uint8Array): Outcome<readonly AwarenessEntry[]> {
  const reader = new ByteReader(bytes)
  const entries: AwarenessEntry[] = []
  for (let left = reader.uint(); left > 0 && !reader.failed; left--) {
    entries.push({ client: reader.uint(), clock: reader.uint(), state: reader.text() })
    if (entries.length > maxStates) reader.fail()
  }
  return reader.failed || reader.hasMore ? refused(refusal('malformed')) : granted(entries)
}

/** Writes an awareness message. */
export function encodeAwareness(entries: readonly AwarenessEntry[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length)
    for (const { client, clock, state } of entries) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarString(encoder, state)
    }
  })
}
