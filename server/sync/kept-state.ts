// The whole state of a large document as it is sent, kept for all who enter, and what was added to it since.
import { updateFrame } from './frames.ts'
import { mergeUpdates } from './merge-updates.ts'

/** A kept state is encoded again after this many additions, or this many bytes of them. */
const maxAdditions = 16
const maxAddedBytes = 256 * 1024

/** The frames of a whole state. */
export interface KeptState {
  readonly frames: readonly Uint8Array[]
  /** The durable updates that they cover, as `LiveDocument.since` counts them. */
  readonly upto: number
  readonly additions: number
}

/** Durable updates of a document from some point on. */
export interface UpdatesSince {
  /** The whole state, where the updates from that point on are no longer at hand. The updates then follow it. */
  readonly base: Uint8Array | undefined
  readonly updates: readonly Uint8Array[]
  /** The point that they reach. */
  readonly upto: number
}

/** A kept state with the additions since; undefined if it must be encoded again. */
export function extended(kept: KeptState, { base, updates, upto }: UpdatesSince): KeptState | undefined {
  if (upto === kept.upto) return kept
  const bytes = updates.reduce((sum, update) => sum + update.length, 0)
  if (base || bytes > maxAddedBytes || kept.additions >= maxAdditions) return undefined
  const added = updateFrame(mergeUpdates(updates))
  // The client is synced with the last frame, so that one stays the last.
  return { frames: [...kept.frames.slice(0, -1), added, ...kept.frames.slice(-1)], upto, additions: kept.additions + 1 }
}
