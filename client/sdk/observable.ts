// A value that changes, and a way to subscribe to it. Fits React's useSyncExternalStore as it is.

/** A value and its changes. `get` returns the same object until something changes. */
export interface Observable<T> {
  get(): T
  /** @returns the function that ends the subscription. */
  subscribe(listener: () => void): () => void
}

/** An `Observable` whose owner sets it. Calls its listeners synchronously. */
export class ObservableValue<T> implements Observable<T> {
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

  /** Sets the value and calls all listeners, unless the value is the same. */
  set(value: T): void {
    if (Object.is(value, this.#value)) return
    this.#value = value
    for (const listener of [...this.#listeners]) listener()
  }
}
