// Brings a large state over one connection: a few parts at a time, each time once the network has taken those before. What else the
// document would send is held back meanwhile and merged, so that a slow network is not filled with what the state has anyway; and no
// part keeps the network busy for so long that a client takes the silence for a dead connection.
import { encodeAwareness, readAwareness } from './awareness-message.ts'
import type { AwarenessEntry } from './awareness-message.ts'
import { awarenessFrame, updateFrame } from './frames.ts'
import { mergeUpdates } from './merge-updates.ts'

/** The size of a part: half a second at 1 Mbit/s, and one or two milliseconds to read its records. */
export const maxPartBytes = 64 * 1024
/** How many parts are handed to the network at once: a fast one takes longer over a write for each than over the bytes. */
const partsAtOnce = 4
/** A connection that takes no part for this long is as good as dead. */
const stalledMs = 60_000

/** The connection that the state is sent on. */
export interface DeliveryPeer {
  /** @param onTaken called once the network has taken the frames. */
  transmit(frames: readonly Uint8Array[], onTaken: () => void): void
  /** It takes nothing any more. */
  stalled(): void
  /** Everything was sent, also what was held back. */
  finished(): void
}

/** The way of one state to one connection. */
export class StateDelivery {
  readonly #peer: DeliveryPeer
  #frames: Uint8Array[] = []
  /** The last part, with which the client is synced: what was held back goes before it. */
  #last: Uint8Array | undefined
  #updates: Uint8Array[] = []
  #heldBytes = 0
  readonly #awareness = new Map<number, AwarenessEntry>()
  #timer: NodeJS.Timeout | undefined
  #isStopped = false

  constructor(peer: DeliveryPeer) {
    this.#peer = peer
  }

  /** How many bytes of updates are held back: how far the connection is behind. */
  get heldBytes(): number {
    return this.#heldBytes
  }

  /** Begins to send, once the state is known. @param frames of `stateFrames`. */
  start(frames: readonly Uint8Array[]): void {
    this.#frames = frames.slice(0, -1)
    this.#last = frames.at(-1)
    this.#next()
  }

  /** Holds an update back until all parts but the last have been sent. */
  holdUpdate(update: Uint8Array): void {
    this.#updates.push(update)
    this.#heldBytes += update.length
  }

  /** Holds awareness back; only the latest of each client is kept. */
  holdAwareness(states: Uint8Array): void {
    const entries = readAwareness(states)
    if (entries.ok) for (const entry of entries.value) this.#awareness.set(entry.client, entry)
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#isStopped = true
  }

  #next(): void {
    if (this.#isStopped) return
    if (this.#frames.length === 0) this.#frames = this.#takeHeld()
    const frames = this.#frames.splice(0, partsAtOnce)
    if (frames.length > 0) return this.#transmit(frames)
    clearTimeout(this.#timer)
    const last = this.#last
    if (!last) return
    this.#last = undefined
    this.#peer.transmit([last], () => {})
    this.#peer.finished()
  }

  #transmit(frames: readonly Uint8Array[]): void {
    this.#timer ??= setTimeout(() => this.#peer.stalled(), stalledMs).unref()
    this.#timer.refresh()
    this.#peer.transmit(frames, () => this.#next())
  }

  /** What was held back so far, in as few frames of a part's size as it takes. */
  #takeHeld(): Uint8Array[] {
    const frames = batches(this.#updates).map((batch) => updateFrame(mergeUpdates(batch)))
    if (this.#awareness.size > 0) frames.push(awarenessFrame(encodeAwareness([...this.#awareness.values()])))
    this.#updates = []
    this.#heldBytes = 0
    this.#awareness.clear()
    return frames
  }
}

function batches(updates: readonly Uint8Array[]): Uint8Array[][] {
  const all: Uint8Array[][] = []
  let bytes = Infinity
  for (const update of updates) {
    bytes += update.length
    if (bytes > maxPartBytes) {
      all.push([])
      bytes = update.length
    }
    all.at(-1)?.push(update)
  }
  return all
}
