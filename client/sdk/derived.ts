// A view that is folded from something else: computed when asked for, told of at most once a microtask.
import { keepSame } from './keep-same.ts'
import type { Observable } from './observable.ts'

/** A `Watched` whose value is computed. Parts that did not change stay the same objects. */
export class Derived<T> implements Observable<T> {
  readonly #compute: () => T
  readonly #keepsItself: boolean
  readonly #listeners = new Set<() => void>()
  #value: T | undefined
  #stale = true
  /** What listeners were last told of. */
  #told: T | undefined
  #telling = false

  /** @param keepsItself whether `compute` leaves what did not change the same by itself, which spares the comparison. */
  constructor(compute: () => T, { keepsItself = false }: { keepsItself?: boolean } = {}) {
    this.#compute = compute
    this.#keepsItself = keepsItself
  }

  /** Up to date also right after a write, before anybody was told. */
  get = (): T => {
    if (this.#stale) {
      const value = this.#compute()
      this.#value = this.#keepsItself ? value : keepSame(this.#value, value)
      this.#stale = false
    }
    return this.#value as T
  }

  subscribe = (listener: () => void): (() => void) => {
    if (this.#listeners.size === 0) this.#told = this.get()
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Says that what it is folded from has changed. */
  invalidate = (): void => {
    this.#stale = true
    if (this.#telling || this.#listeners.size === 0) return
    this.#telling = true
    queueMicrotask(() => this.#tell())
  }

  #tell(): void {
    this.#telling = false
    const value = this.get()
    if (Object.is(value, this.#told)) return
    this.#told = value
    for (const listener of [...this.#listeners]) listener()
  }
}
