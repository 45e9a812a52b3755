// One thing at a time in each room: whoever asks waits until what was asked before is done.
import type { RoomId } from '#shared/ids.ts'

/** The turns of all rooms. */
export class RoomTurns {
  readonly #last = new Map<RoomId, Promise<unknown>>()

  /** Does the work once everything asked for this room before has been done, whether or not it succeeded. */
  take<T>(roomId: RoomId, work: () => Promise<T>): Promise<T> {
    const turn = (this.#last.get(roomId) ?? Promise.resolve()).then(work)
    const over = turn.then(
      () => {},
      () => {},
    )
    this.#last.set(roomId, over)
    void over.then(() => this.#last.get(roomId) === over && this.#last.delete(roomId))
    return turn
  }

  /** Resolves when nobody is waiting any more. */
  async idle(): Promise<void> {
    while (this.#last.size > 0) await Promise.all(this.#last.values())
  }
}
