// The frames of one connection, in their order. An edit to a large document that is at rest, or nearly full, waits until that has been
// prepared elsewhere or a part at a time; all others are taken at once.
import { refusal } from '#shared/refusals.ts'
import { maxFirstSyncBytes } from '#shared/records/limits.ts'
import { mayEdit } from '../sync/frames.ts'
import type { Peer } from '../sync/receive.ts'

/** Takes the frames of a connection. */
export class Inbox {
  readonly #peer: Peer
  readonly #take: (frame: Uint8Array) => void
  /** A frame that waits, and those behind it. */
  readonly #waiting: Uint8Array[] = []
  #waitingBytes = 0

  /** @param take receives one frame; it does not throw. */
  constructor(peer: Peer, take: (frame: Uint8Array) => void) {
    this.#peer = peer
    this.#take = take
  }

  receive(frame: Uint8Array): void {
    const isFirst = this.#waiting.length === 0
    if (isFirst && !this.#mustWait(frame)) return this.#take(frame)
    this.#waiting.push(frame)
    this.#waitingBytes += frame.length
    if (this.#waitingBytes > 2 * maxFirstSyncBytes) this.#peer.connection.close(refusal('too-many-requests'))
    if (isFirst) void this.#takeWaiting()
  }

  #mustWait(frame: Uint8Array): boolean {
    return !this.#peer.document.isPrepared && mayEdit(frame)
  }

  /** Each may be what makes the next one wait. */
  async #takeWaiting(): Promise<void> {
    const { room, connection } = this.#peer
    for (let frame = this.#waiting[0]; frame; frame = this.#waiting[0]) {
      if (this.#mustWait(frame)) connection.spend({ ms: await connection.pauseWhile(room.states.prepare(this.#peer)) })
      this.#waiting.shift()
      this.#waitingBytes -= frame.length
      this.#take(frame)
    }
  }
}
