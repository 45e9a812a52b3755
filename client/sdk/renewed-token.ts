// A short-lived token that is renewed before it expires, and the calls that are made with it: of a member, and of an associate.
import { granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { RefusalCode } from '#shared/refusals.ts'
import { callApi } from './http.ts'
import type { Api } from './http.ts'
import type { ServerClock } from './server-clock.ts'

/** A token that expires this soon is renewed first, so that it does not expire during a call. */
const renewBeforeMs = 60_000

/** Refusals of a token that a renewed one mends. */
const renewable: ReadonlySet<RefusalCode> = new Set(['token-expired', 'token-unknown-key'])

/** Whether a renewed token may be taken where this one was refused. */
export function isRenewable({ code }: { readonly code: RefusalCode }): boolean {
  return renewable.has(code)
}

/** A token and the moment it expires, milliseconds since 1970. */
export interface Token {
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

export interface RenewedTokenOptions {
  readonly server: string
  /** The token there is already. */
  readonly first: Token | undefined
  /** Asks the server for another one. */
  readonly ask: () => Promise<Outcome<Token>>
  readonly now: () => number
  /** Learns the server's time from its answers. */
  readonly clock?: ServerClock | undefined
}

/** Hands out valid tokens. */
export class RenewedToken implements Tokens {
  readonly #options: RenewedTokenOptions
  #token: Token | undefined
  #renewing: Promise<Outcome<string>> | undefined

  constructor(options: RenewedTokenOptions) {
    this.#options = options
    this.#token = options.first
  }

  /** A token that is valid for a while. Refuses as `ask` does where it must be renewed and cannot. */
  async token(): Promise<Outcome<string>> {
    const token = this.#token
    if (token && token.until - renewBeforeMs > this.#options.now()) return granted(token.text)
    return this.renew()
  }

  /** A new token, even if the old one looks valid: the server decides. Simultaneous callers share one request. */
  renew(): Promise<Outcome<string>> {
    this.#renewing ??= this.#ask().finally(() => {
      this.#renewing = undefined
    })
    return this.#renewing
  }

  /** Calls the API with it. */
  readonly call: Api = async <T>(call: Parameters<Api>[0]) => {
    const { server, clock } = this.#options
    const token = await this.token()
    if (!token.ok) return token
    const answer = await callApi<T>(server, { ...call, bearer: token.value }, clock)
    if (answer.ok || !isRenewable(answer.refusal)) return answer
    // This device's clock is slow, or the server signs with another secret now: the token looked valid only from here.
    const renewed = await this.renew()
    return renewed.ok ? callApi<T>(server, { ...call, bearer: renewed.value }, clock) : renewed
  }

  async #ask(): Promise<Outcome<string>> {
    const renewed = await this.#options.ask()
    if (!renewed.ok) return renewed
    this.#token = renewed.value
    return granted(renewed.value.text)
  }
}
