// A member's access: the short-lived token, renewed with the device's session secret when needed.
import { granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { RefusalCode } from '#shared/refusals.ts'
import type { Session } from '#shared/rooms/contracts.ts'
import { callApi } from './http.ts'
import type { Api } from './http.ts'
import type { ServerClock } from './server-clock.ts'

/** A token that expires this soon is renewed first, so that it does not expire during a call. */
const renewBeforeMs = 60_000

/** Refusals of a token that a renewed one mends. */
const renewable: ReadonlySet<RefusalCode> = new Set(['token-expired', 'token-unknown-key'])

/** A token and the moment it expires. */
interface Token {
  readonly text: string
  readonly until: number
}

/** Where the tokens of a connection come from. */
export interface Tokens {
  /** A token that is valid for a while. */
  token(): Promise<Outcome<string>>
  /** A new token, even if the old one looks valid. */
  renew(): Promise<Outcome<string>>
}

/** Hands out valid tokens. */
export class Access implements Tokens {
  readonly #server: string
  readonly #session: string
  readonly #now: () => number
  readonly #clock: ServerClock | undefined
  #token: Token | undefined
  #renewing: Promise<Outcome<string>> | undefined

  constructor(options: {
    server: string
    session: string
    token?: Pick<Session, 'token' | 'expiresAt'> | undefined
    now: () => number
    /** Learns the server's time from its answers. */
    clock?: ServerClock
  }) {
    this.#server = options.server
    this.#session = options.session
    this.#now = options.now
    this.#clock = options.clock
    if (options.token) this.#store(options.token)
  }

  /**
   * A token that is valid for a while.
   * Refuses `offline` when it must be renewed and cannot, and with the reason if the membership has ended.
   */
  async token(): Promise<Outcome<string>> {
    const token = this.#token
    if (token && token.until - renewBeforeMs > this.#now()) return granted(token.text)
    return this.renew()
  }

  /** A new token, even if the old one looks valid: the server decides. Simultaneous callers share one request. */
  renew(): Promise<Outcome<string>> {
    this.#renewing ??= this.#ask().finally(() => {
      this.#renewing = undefined
    })
    return this.#renewing
  }

  /** Calls the API as this member. */
  readonly call: Api = async <T>(call: Parameters<Api>[0]) => {
    const token = await this.token()
    if (!token.ok) return token
    const answer = await callApi<T>(this.#server, { ...call, bearer: token.value }, this.#clock)
    if (answer.ok || !renewable.has(answer.refusal.code)) return answer
    // This device's clock is slow, or the server signs with another secret now: the token looked valid only from here.
    const renewed = await this.renew()
    return renewed.ok ? callApi<T>(this.#server, { ...call, bearer: renewed.value }, this.#clock) : renewed
  }

  async #ask(): Promise<Outcome<string>> {
    const call = { method: 'POST', path: '/tokens/renew', bearer: this.#session } as const
    const renewed = await callApi<Pick<Session, 'token' | 'expiresAt'>>(this.#server, call, this.#clock)
    return renewed.ok ? granted(this.#store(renewed.value)) : renewed
  }

  #store({ token, expiresAt }: Pick<Session, 'token' | 'expiresAt'>): string {
    this.#token = { text: token, until: Date.parse(expiresAt) }
    return token
  }
}
