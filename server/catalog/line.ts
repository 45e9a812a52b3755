// Work that is done one after the other, by as many as may wait for it.

export class Line {
  readonly #maxWaiting: number
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  constructor(maxWaiting: number) {
    this.#maxWaiting = maxWaiting
  }

  /** Does the work once all before it is done; undefined where too many wait already. */
  async take<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.#waiting >= this.#maxWaiting) return undefined
    this.#waiting += 1
    const turn = this.#last.then(work)
    this.#last = turn.catch(() => {})
    try {
      return await turn
    } finally {
      this.#waiting -= 1
    }
  }
}
