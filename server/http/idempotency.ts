// A POST that is sent again with the same `Idempotency-Key` gets the answer of the first, and nothing happens twice, also when the
// server was restarted in between. A refused request changed nothing and is simply tried again. One moment is not covered: a
// process that is killed after the work and before its answer was stored, a matter of milliseconds, does the work again.
import type { Context, MiddlewareHandler } from 'hono'
import { refusal } from '#shared/refusals.ts'
import type { ApiEnv } from '#server/host/api.ts'
import { bearerToken } from '#server/host/bearer.ts'
import { problem } from '#server/host/problem.ts'
import { digestOf } from '#server/identity/digest.ts'
import { addressOf } from '../limits/address.ts'
import type { IdempotencyStore, RepeatedRequest } from './idempotency-store.ts'

/** A key must be hard to guess: without a token in the request, the key alone opens the stored response, which may contain one. */
const keyPattern = /^[\x21-\x7e]{16,200}$/

/** What answering repeated requests needs. */
export interface RepeatableParts {
  readonly answers: IdempotencyStore
  readonly proxyHops: number
  /** The principal of a bearer token at this moment, by name; undefined where the token is not valid. */
  readonly principalOf: (bearer: string) => Promise<string | undefined>
}

/** Answers repeated POSTs. */
export function repeatable(parts: RepeatableParts): MiddlewareHandler<ApiEnv> {
  const { answers } = parts
  /** Requests that this process is handling: the digest of each body, by the request's name. */
  const underWay = new Map<string, string>()
  return async (c, next) => {
    const key = c.req.header('idempotency-key')
    if (key === undefined) return next()
    if (!keyPattern.test(key)) {
      return problem(c, refusal('invalid', { detail: 'Idempotency-Key: 16 to 200 characters, such as a random UUID.' }))
    }
    const body = digestOf(await c.req.text())
    const request = { name: nameOf(c, await askerOf(c, parts), key), key, body }
    const busyWith = underWay.get(request.name)
    if (busyWith !== undefined) {
      return problem(c, refusal(busyWith === request.body ? 'idempotency-busy' : 'idempotency-mismatch'))
    }
    underWay.set(request.name, request.body)
    try {
      return await answerOnce(c, request, { answers, next })
    } finally {
      underWay.delete(request.name)
    }
  }
}

async function answerOnce(
  c: Context<ApiEnv>,
  request: RepeatedRequest,
  { answers, next }: { answers: IdempotencyStore; next: () => Promise<void> },
): Promise<Response | undefined> {
  const kept = await answers.find(request)
  if (kept === 'other') return problem(c, refusal('idempotency-mismatch'))
  if (kept) return new Response(kept.body, { status: kept.status, headers: kept.headers })
  await next()
  const { status, headers, ok } = c.res
  if (ok) await answers.keep(request, { status, headers: [...headers], body: await c.res.clone().text() })
  return undefined
}

/**
 * The caller by name. A member keeps it with the next token, so that a request that was lost as a token ran out still happens
 * once. A token that is no longer valid has another name, and does not get the stored response.
 */
async function askerOf(c: Context<ApiEnv>, { principalOf, proxyHops }: RepeatableParts): Promise<string> {
  const bearer = bearerToken(c)
  if (bearer === undefined) return `address ${addressOf(c.env.incoming, proxyHops) ?? ''}`
  return (await principalOf(bearer)) ?? `nobody ${bearer}`
}

/** The same key used by another caller, or for another route, is another request. */
function nameOf(c: Context<ApiEnv>, asker: string, key: string): string {
  return digestOf(`${asker}\n${c.req.method} ${c.req.path}\n${key}`)
}
