// The access of an associate to the desk: a short-lived token of staff, renewed before it expires.
import type { StaffSession } from '#shared/desk/contracts.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { meaningOf, refusal } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { Tokens } from './access.ts'
import { callApi } from './http.ts'
import type { Api } from './http.ts'

/** A token that expires this soon is renewed first. */
const renewBeforeMs = 60_000

export interface StaffAccessOptions {
  readonly server: string
  readonly session: StaffSession
  readonly now: () => number
  /** There is a newer session, to be kept in place of the one before. */
  readonly onRenewed: (session: StaffSession) => void
  /** The server no longer accepts this sign-in. */
  readonly onEnded: (why: Refusal) => void
}

/** Hands out valid tokens of staff. */
export class StaffAccess implements Tokens {
  readonly #options: StaffAccessOptions
  #session: StaffSession
  #renewing: Promise<Outcome<string>> | undefined

  constructor(options: StaffAccessOptions) {
    this.#options = options
    this.#session = options.session
  }

  /** Whom the token is for. */
  get me(): StaffSession['me'] {
    return this.#session.me
  }

  async token(): Promise<Outcome<string>> {
    const { token, expiresAt } = this.#session
    return expiresAt - renewBeforeMs > this.#options.now() ? granted(token) : this.renew()
  }

  /** Simultaneous callers share one request. */
  renew(): Promise<Outcome<string>> {
    this.#renewing ??= this.#ask().finally(() => {
      this.#renewing = undefined
    })
    return this.#renewing
  }

  /** Calls the API as this associate. */
  readonly call: Api = async <T>(call: Parameters<Api>[0]) => {
    const token = await this.token()
    if (!token.ok) return token
    const answer = await callApi<T>(this.#options.server, { ...call, bearer: token.value })
    if (answer.ok || !isOfToken(answer.refusal)) return answer
    const renewed = await this.renew()
    return renewed.ok ? callApi<T>(this.#options.server, { ...call, bearer: renewed.value }) : renewed
  }

  async #ask(): Promise<Outcome<string>> {
    const call = { method: 'POST', path: '/desk/renew', bearer: this.#session.token } as const
    const renewed = await callApi<StaffSession>(this.#options.server, call)
    if (renewed.ok) {
      this.#session = renewed.value
      this.#options.onRenewed(renewed.value)
      return granted(renewed.value.token)
    }
    if (meaningOf(renewed.refusal.code).retry && !isOfToken(renewed.refusal)) return renewed
    this.#options.onEnded(renewed.refusal)
    // Not one that asks for another attempt: there is nothing to renew with.
    return refused(refusal('session-ended'))
  }
}

function isOfToken({ code }: Refusal): boolean {
  return code === 'token-expired' || code === 'token-unknown-key'
}
