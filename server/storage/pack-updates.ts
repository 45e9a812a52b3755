// Packs many small updates into one row: together they compress to a fraction of their separate size.
import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress, zstdDecompressSync } from 'node:zlib'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** An update and the moment at which it became durable. */
export interface PastUpdate {
  /** Its place in the log. */
  readonly id: number
  /** The sequence of its first event; of the last event before it where it has none. */
  readonly firstSeq: number
  /** The last sequence of the room's history when it became durable. */
  readonly seq: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly data: Uint8Array
}

/** Compresses in the thread pool, so that this thread goes on. */
export const pack: (bytes: Uint8Array) => Promise<Uint8Array> = promisify(zstdCompress)

/** The inverse of `pack`. */
export function unpack(bytes: Uint8Array): Uint8Array {
  return zstdDecompressSync(bytes)
}

/** Packs updates, oldest first. */
export function packUpdates(updates: readonly PastUpdate[]): Promise<Uint8Array> {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, updates.length)
  let [id, seq, at] = [0, 0, 0]
  for (const update of updates) {
    encoding.writeVarUint(encoder, update.id - id)
    // Signed: a clock may be set back, and `at` with it.
    encoding.writeVarInt(encoder, update.seq - seq)
    encoding.writeVarUint(encoder, update.seq - update.firstSeq)
    encoding.writeVarInt(encoder, update.at - at)
    encoding.writeVarUint8Array(encoder, update.data)
    ;({ id, seq, at } = update)
  }
  return pack(encoding.toUint8Array(encoder))
}

const unpackInPool: (bytes: Uint8Array) => Promise<Uint8Array> = promisify(zstdDecompress)

/** The same, decompressed in the thread pool. */
export async function unpackUpdatesInPool(bytes: Uint8Array): Promise<readonly PastUpdate[]> {
  return updatesIn(await unpackInPool(bytes))
}

/** The inverse of `packUpdates`. */
export function unpackUpdates(bytes: Uint8Array): readonly PastUpdate[] {
  return updatesIn(unpack(bytes))
}

function updatesIn(unpacked: Uint8Array): readonly PastUpdate[] {
  const decoder = decoding.createDecoder(unpacked)
  const count = decoding.readVarUint(decoder)
  let [id, seq, at] = [0, 0, 0]
  return Array.from({ length: count }, () => {
    id += decoding.readVarUint(decoder)
    seq += decoding.readVarInt(decoder)
    const firstSeq = seq - decoding.readVarUint(decoder)
    at += decoding.readVarInt(decoder)
    return { id, firstSeq, seq, at, data: decoding.readVarUint8Array(decoder) }
  })
}
