// Promises that resolve once a condition holds, and reject when the room ends first.
import { meaningOf } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'

interface Waiter {
  readonly holds: () => boolean
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

/** The room ended before the condition held. */
export class RoomEnded extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(meaningOf(refusal.code).sentence)
    this.name = 'RoomEnded'
    this.refusal = refusal
  }
}

/** The waiters of one document. */
export class Waiters {
  readonly #waiters = new Set<Waiter>()
  #over: Refusal | undefined

  /** Resolves once the condition holds; it is evaluated at once and at every `check`. */
  until(holds: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#over) reject(new RoomEnded(this.#over))
      else if (holds()) resolve()
      else this.#waiters.add({ holds, resolve, reject })
    })
  }

  check(): void {
    for (const waiter of [...this.#waiters]) {
      if (!waiter.holds()) continue
      this.#waiters.delete(waiter)
      waiter.resolve()
    }
  }

  /** Rejects all waiters, now and later. */
  fail(why: Refusal): void {
    this.#over = why
    for (const { reject } of this.#waiters) reject(new RoomEnded(why))
    this.#waiters.clear()
  }
}
