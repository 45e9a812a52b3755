// Work that must be done one after another per key, such as everything that happens to the decisions of one room.

/** One queue a key; keys do not wait for each other. */
export class SerialQueue<Key> {
  readonly #last = new Map<Key, Promise<void>>()

  /** Does the work once everything queued before under this key has ended, whether or not it succeeded. */
  run<T>(key: Key, work: () => Promise<T>): Promise<T> {
    const turn = (this.#last.get(key) ?? Promise.resolve()).then(work)
    const over = turn.then(
      () => {},
      () => {},
    )
    this.#last.set(key, over)
    // A key without work is forgotten: there are as many keys as rooms.
    void over.then(() => this.#last.get(key) === over && this.#last.delete(key))
    return turn
  }

  /** Resolves once nothing is queued or under way. */
  async idle(): Promise<void> {
    while (this.#last.size > 0) await Promise.all(this.#last.values())
  }
}
