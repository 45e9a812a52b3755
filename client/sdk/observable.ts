// A value that changes, and a way to hear of it. Fits React's useSyncExternalStore as it is.

/** A value and its changes. `get` answers the same object until something changed. */
export interface Observable<T> {
  get(): T
  /** @returns the function that ends the subscription. */
  subscribe(listener: () => void): () => void
}

/** A `Watched` whose owner sets it. */
export class Watchable<T> implements Observable<T> {
  readonly #listeners = new Set<() => void>()
  #value: T

  constructor(value: T) {
    this.#value = value
  }

  get = (): T => this.#value

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Sets the value and tells everybody, unless it is the same. */
  set(value: T): void {
    if (Object.is(value, this.#value)) return
    this.#value = value
    for (const listener of [...this.#listeners]) listener()
  }
}
