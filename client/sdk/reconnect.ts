// When a document connects again, and with which token.
import { meaningOf } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { Tokens } from './renewed-token.ts'
import { Retry } from './retry.ts'

/** A token may be refused before the socket opens, where no reason reaches a browser. After this many failures it is renewed. */
const failuresBeforeRenewal = 2

/** Options of reconnecting. */
export interface ReconnectOptions {
  readonly access: Tokens
  readonly random: () => number
  /** Makes one attempt. */
  connect(token: string): void
  /** The access has ended: there is no way back. */
  ended(refusal: Refusal): void
}

/** Schedules the attempts of one document. */
export class Reconnect {
  readonly #options: ReconnectOptions
  readonly #retry: Retry
  #renewNext = false
  #stopped = false

  constructor(options: ReconnectOptions) {
    this.#options = options
    this.#retry = new Retry({ attempt: () => void this.#attempt(), random: options.random })
  }

  /** Tries at once. @param renewed with a new token, of which the answer also tells what time it is. */
  soon({ renewed = false } = {}): void {
    if (renewed) this.#renewNext = true
    this.#retry.soon()
  }

  /** The connection was lost. @param opened whether it had been open. */
  afterLoss(opened: boolean): void {
    if (!opened && this.#retry.failures % 3 === failuresBeforeRenewal) this.#renewNext = true
    this.#retry.later()
  }

  /** The server refused the token. */
  afterRefusedToken(): void {
    this.#renewNext = true
    this.#retry.later()
  }

  succeeded(): void {
    this.#retry.succeeded()
  }

  stop(): void {
    this.#stopped = true
    this.#retry.stop()
  }

  async #attempt(): Promise<void> {
    const { access } = this.#options
    const token = this.#renewNext ? await access.renew() : await access.token()
    if (this.#stopped) return
    if (token.ok) {
      this.#renewNext = false
      this.#options.connect(token.value)
    } else if (meaningOf(token.refusal.code).retry) this.#retry.later()
    else this.#options.ended(token.refusal)
  }
}
