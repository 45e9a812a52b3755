// Caches the moments that were fetched, so that stepping and playing need not wait. Only a few: each is a whole room.
import type { Past, PastRoom } from '#client/sdk/index.ts'
import type { Outcome } from '#shared/outcome.ts'

const mostCached = 12

export class MomentCache {
  readonly #past: Past
  /** By the event that was asked for, the one that was asked for last at the end. */
  readonly #moments = new Map<number, Promise<Outcome<PastRoom>>>()
  /** The one that is on the page, which must not be closed under it. */
  #shown: PastRoom | undefined

  constructor(past: Past) {
    this.#past = past
  }

  /** The room right after an event. A failure is not cached: the next call asks again. */
  at(seq: number): Promise<Outcome<PastRoom>> {
    const known = this.#moments.get(seq)
    const asked = known ?? this.#ask(seq)
    this.#moments.delete(seq)
    this.#moments.set(seq, asked)
    this.#letGo()
    return asked
  }

  show(moment: PastRoom): void {
    const before = this.#shown
    this.#shown = moment
    // It may have been let go of while it was on the page.
    if (before && before !== moment && !this.#moments.has(before.seq)) before.close()
  }

  close(): void {
    for (const moment of this.#moments.values()) void closeOnceThere(moment)
    this.#moments.clear()
    this.#shown?.close()
  }

  async #ask(seq: number): Promise<Outcome<PastRoom>> {
    const answer = await this.#past.at({ seq })
    if (!answer.ok) this.#moments.delete(seq)
    return answer
  }

  #letGo(): void {
    for (const [seq, moment] of this.#moments) {
      if (this.#moments.size <= mostCached) return
      this.#moments.delete(seq)
      void moment.then((answer) => {
        if (answer.ok && answer.value !== this.#shown) answer.value.close()
      })
    }
  }
}

async function closeOnceThere(moment: Promise<Outcome<PastRoom>>): Promise<void> {
  const answer = await moment
  if (answer.ok) answer.value.close()
}
