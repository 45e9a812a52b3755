/** Runs an action at once and then at most once an interval; the last call is always followed by a run. */
export class Throttle {
  readonly #everyMs: number
  readonly #action: () => void
  #timer: ReturnType<typeof setTimeout> | undefined
  #asked = false

  constructor(everyMs: number, action: () => void) {
    this.#everyMs = everyMs
    this.#action = action
  }

  ask(): void {
    if (this.#timer === undefined) this.now()
    else this.#asked = true
  }

  now(): void {
    this.stop()
    this.#action()
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      if (this.#asked) this.now()
    }, this.#everyMs)
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#asked = false
  }
}
