// An observable computed from other data: computed when it is read, and announced at most once a microtask.
import { keepSame } from './keep-same.ts'
import type { Observable } from './observable.ts'

/** An `Observable` whose value is computed. Parts of the value that did not change stay the same objects. */
export class Derived<T> implements Observable<T> {
  readonly #compute: () => T
  readonly #sharesStructure: boolean
  readonly #listeners = new Set<() => void>()
  readonly #dependents: (() => void)[] = []
  #value: T | undefined
  #stale = true
  /** The value that listeners know. */
  #announced: T | undefined
  #announcing = false

  /** @param sharesStructure `compute` itself returns unchanged parts as the same objects, which saves the comparison. */
  constructor(compute: () => T, { sharesStructure = false }: { sharesStructure?: boolean } = {}) {
    this.#compute = compute
    this.#sharesStructure = sharesStructure
  }

  /** Current even directly after a write, before listeners are called. */
  get = (): T => {
    if (this.#stale) {
      const value = this.#compute()
      this.#value = this.#sharesStructure ? value : keepSame(this.#value, value)
      this.#stale = false
    }
    return this.#value as T
  }

  subscribe = (listener: () => void): (() => void) => {
    if (this.#listeners.size === 0) this.#announced = this.get()
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Marks the value, and all that is derived from it, as out of date. */
  invalidate = (): void => {
    this.#stale = true
    for (const dependent of this.#dependents) dependent()
    if (this.#announcing || this.#listeners.size === 0) return
    this.#announcing = true
    queueMicrotask(() => this.#announce())
  }

  /** Calls a dependent synchronously at each `invalidate`; listeners would leave it out of date for a microtask. */
  onInvalidate(dependent: () => void): void {
    this.#dependents.push(dependent)
  }

  #announce(): void {
    this.#announcing = false
    const value = this.get()
    if (Object.is(value, this.#announced)) return
    this.#announced = value
    for (const listener of [...this.#listeners]) listener()
  }
}

/** Derives a value from other observables. It lives as long as they do. */
export function derived<T>(sources: readonly Observable<unknown>[], compute: () => T): Derived<T> {
  const view = new Derived(compute)
  for (const source of sources) {
    if (source instanceof Derived) source.onInvalidate(view.invalidate)
    else source.subscribe(view.invalidate)
  }
  return view
}
