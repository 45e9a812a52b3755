// Counts which updates of one Y.Doc were made, sent and are durable. The server counts the updates of each connection; this class
// counts along, and never has more than a few on their way: updates made meanwhile are merged into one.
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { encode, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { mergeUpdates } from 'yjs'
import { maxUpdateBytes } from '#shared/records/limits.ts'
import { messageSync, syncStep2, syncUpdate } from '#shared/wire/frames.ts'

/** Enough to fill a commit of the server, and far below the rate at which it throttles a connection. */
const maxInFlight = 16
/** Merging is quadratic in the number of updates, and the merged size is only roughly the sum of sizes. */
const maxMerged = 200
const maxMergedBytes = maxUpdateBytes / 2

interface Held {
  readonly update: Uint8Array
  /** How many updates were made, including this one. */
  readonly made: number
}

/** Counts the updates of one Y.Doc from this device to the server's disk. */
export class Delivery {
  #made: number
  #durable = 0
  /** For each update sent on this connection: how many of the updates made the server has with it. */
  #sent: number[] = []
  /** How many of `sent` are durable. */
  #acknowledged = 0
  #held: Held[] = []
  /** The server was sent everything from before this connection. */
  #caughtUp = false
  #transmit: (frame: Uint8Array) => void = () => {}

  /** @param waiting how many the local copy holds from earlier that are not known to be durable. */
  constructor(waiting = 0) {
    this.#made = waiting
  }

  /** How many updates were made here. */
  get made(): number {
    return this.#made
  }

  /** How many of them are durable on the server. */
  get durable(): number {
    return this.#durable
  }

  /** How many of them are not durable yet. */
  get waiting(): number {
    return this.#made - this.#durable
  }

  /** An update was made on this device; to be called before it is sent. */
  onMade(): void {
    this.#made++
  }

  /** There is a new connection, on which the server counts from 0. */
  onConnection(transmit: (frame: Uint8Array) => void): void {
    this.#transmit = transmit
    this.#sent = []
    this.#acknowledged = 0
    this.#held = []
    this.#caughtUp = false
  }

  /**
   * A frame is about to be sent.
   * @returns false for one that must not be sent now. An update made before the server's sync step 1 would arrive before the
   * updates it builds on, and be refused; the reply to that step contains it anyway.
   */
  onFrame(frame: Uint8Array): boolean {
    if (frame[0] !== messageSync) return true
    switch (frame[1]) {
      case syncStep2:
        this.#caughtUp = true
        this.#sent.push(this.#made)
        return true
      case syncUpdate:
        return this.#caughtUp && this.#onUpdate(frame)
      default:
        return true
    }
  }

  /** The first `count` updates of this connection are durable. @returns whether more are durable than before. */
  onSaved(count: number): boolean {
    this.#acknowledged = Math.min(count, this.#sent.length)
    this.#release()
    const durable = this.#sent[this.#acknowledged - 1] ?? 0
    if (durable <= this.#durable) return false
    this.#durable = durable
    return true
  }

  #onUpdate(frame: Uint8Array): boolean {
    if (this.#sent.length - this.#acknowledged >= maxInFlight || this.#held.length > 0) {
      this.#held.push({ update: updateIn(frame), made: this.#made })
      return false
    }
    this.#sent.push(this.#made)
    return true
  }

  #release(): void {
    while (this.#held.length > 0 && this.#sent.length - this.#acknowledged < maxInFlight) {
      const together = this.#held.splice(0, countThatFits(this.#held))
      this.#sent.push(together.at(-1)?.made ?? this.#made)
      this.#transmit(updateFrame(mergeUpdates(together.map(({ update }) => update))))
    }
  }
}

/** How many are merged into one update; at least one. */
function countThatFits(held: readonly Held[]): number {
  let bytes = 0
  const tooMany = held.findIndex(({ update }) => (bytes += update.length) > maxMergedBytes)
  return Math.max(1, Math.min(tooMany === -1 ? held.length : tooMany, maxMerged))
}

function updateIn(frame: Uint8Array): Uint8Array {
  const decoder = createDecoder(frame)
  readVarUint(decoder)
  readVarUint(decoder)
  return readVarUint8Array(decoder)
}

function updateFrame(update: Uint8Array): Uint8Array {
  return encode((encoder) => {
    writeVarUint(encoder, messageSync)
    writeVarUint(encoder, syncUpdate)
    writeVarUint8Array(encoder, update)
  })
}
