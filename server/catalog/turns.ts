// Long work in small pieces: it yields to the event loop in between, and never takes more than its share of it, for the work of others
// often needs several turns one after another.
import { setTimeout as wait } from 'node:timers/promises'

/** How long the event loop may be blocked, milliseconds. */
const maxTurnMs = 2
const usualShare = 0.5

/** Yields; to be called after each piece. */
export class Turns {
  #began = performance.now()

  /** Yields to the event loop where it was blocked long enough, and lets the others have theirs. */
  async give(): Promise<void> {
    const took = performance.now() - this.#began
    if (took < maxTurnMs) return
    await rest(took, usualShare)
    this.#began = performance.now()
  }
}

/** Lets the others have their share of the event loop. @param took by a piece of work, milliseconds. */
export function rest(took: number, share: number): Promise<void> {
  return wait(took * (1 / share - 1))
}
