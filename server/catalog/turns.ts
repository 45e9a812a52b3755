// Long work in small pieces: it yields to the event loop in between, and never takes more than its share of it, for the work of others
// often needs several turns one after another.
import { setTimeout as wait } from 'node:timers/promises'

/** How long the event loop may be blocked, milliseconds. */
const maxTurnMs = 2
/** An import is in no hurry: at half of the loop, edits of rooms took three times as long as without it, at a quarter they do not. */
export const shareOfImport = 0.25

/** Yields; to be called after each piece. */
export class Turns {
  readonly #pause: number
  #began = performance.now()

  /** @param share of the event loop, at most. */
  constructor(share = 0.5) {
    this.#pause = 1 / share - 1
  }

  /** Yields to the event loop where it was blocked long enough, and lets the others have theirs. */
  async give(): Promise<void> {
    const took = performance.now() - this.#began
    if (took < maxTurnMs) return
    await wait(took * this.#pause)
    this.#began = performance.now()
  }
}
