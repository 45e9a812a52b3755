// The moments that were fetched, so that going to and fro and playing need not wait. Only a few are kept: each is a whole room.
import type { Past, PastRoom } from '#client/sdk/index.ts'
import type { Outcome } from '#shared/outcome.ts'

const mostKept = 12

/** See above. */
export class KeptMoments {
  readonly #past: Past
  /** By the event that was asked for, the one that was asked for last at the end. */
  readonly #kept = new Map<number, Promise<Outcome<PastRoom>>>()
  /** The one that is on the page, which must not be closed under it. */
  #shown: PastRoom | undefined

  constructor(past: Past) {
    this.#past = past
  }

  /** The room right after an event. A failure is not kept: it is asked for anew. */
  at(seq: number): Promise<Outcome<PastRoom>> {
    const known = this.#kept.get(seq)
    const asked = known ?? this.#ask(seq)
    this.#kept.delete(seq)
    this.#kept.set(seq, asked)
    this.#letGo()
    return asked
  }

  show(moment: PastRoom): void {
    const before = this.#shown
    this.#shown = moment
    // It may have been let go of while it was on the page.
    if (before && before !== moment && !this.#kept.has(before.seq)) before.close()
  }

  close(): void {
    for (const kept of this.#kept.values()) void closeOnceThere(kept)
    this.#kept.clear()
    this.#shown?.close()
  }

  async #ask(seq: number): Promise<Outcome<PastRoom>> {
    const answer = await this.#past.at({ seq })
    if (!answer.ok) this.#kept.delete(seq)
    return answer
  }

  #letGo(): void {
    for (const [seq, kept] of this.#kept) {
      if (this.#kept.size <= mostKept) return
      this.#kept.delete(seq)
      void kept.then((answer) => {
        if (answer.ok && answer.value !== this.#shown) answer.value.close()
      })
    }
  }
}

async function closeOnceThere(kept: Promise<Outcome<PastRoom>>): Promise<void> {
  const answer = await kept
  if (answer.ok) answer.value.close()
}
