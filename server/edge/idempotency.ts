// A POST that is sent again with the same `Idempotency-Key` gets the answer of the first, and nothing happens twice.
// Answers are remembered by this process alone, for as long as somebody may be repeating a request whose answer got lost.
import type { Context, MiddlewareHandler } from 'hono'
import type { RefusalCode } from '#shared/refusals.ts'
import { refusal } from '#shared/refusals.ts'
import type { ApiEnv } from '#server/http/api.ts'
import { problem } from '#server/http/problem.ts'
import { digestOf } from '#server/identity/digest.ts'
import { addressOf } from './address.ts'

const keepMs = 10 * 60_000
const maxKept = 5000
/** A key must be hard to guess: where nobody is signed in, whoever knows it gets the answer, token and all. */
const keyPattern = /^[\x21-\x7e]{16,200}$/

interface Kept {
  readonly body: string
  readonly at: number
  /** Absent while the first request is still being worked on. */
  answer?: { readonly status: number; readonly headers: [string, string][]; readonly body: string }
}

/** Answers repeated POSTs from memory. */
export function repeatable(options: { now: () => number; trustProxy: boolean }): MiddlewareHandler<ApiEnv> {
  const kept = new Map<string, Kept>()
  return async (c, next) => {
    const key = c.req.header('idempotency-key')
    if (key === undefined || c.req.method !== 'POST' || !isJson(c)) return next()
    if (!keyPattern.test(key)) {
      return problem(c, refusal('invalid', { detail: 'Idempotency-Key: 16 to 200 characters, such as a random UUID.' }))
    }
    forget(kept, options.now() - keepMs)
    const name = nameOf(c, key, options.trustProxy)
    const body = digestOf(await c.req.text())
    const known = kept.get(name)
    if (known) return repeat(c, known, body)
    const entry: Kept = { body, at: options.now() }
    kept.set(name, entry)
    await next()
    await remember(kept, name, entry, c)
  }
}

function repeat(c: Context, known: Kept, body: string): Response {
  const no = (code: RefusalCode) => problem(c, refusal(code))
  if (known.body !== body) return no('idempotency-mismatch')
  if (!known.answer) return no('idempotency-busy')
  return new Response(known.answer.body, { status: known.answer.status, headers: known.answer.headers })
}

async function remember(kept: Map<string, Kept>, name: string, entry: Kept, c: Context): Promise<void> {
  const { status, headers } = c.res
  // What may succeed when it is tried again is not an answer to keep.
  if (status >= 500 || status === 429) return void kept.delete(name)
  entry.answer = { status, headers: [...headers], body: await c.res.clone().text() }
}

/** The same key of somebody else, or for something else, is another one. */
function nameOf(c: Context<ApiEnv>, key: string, trustProxy: boolean): string {
  const who = c.req.header('authorization') ?? addressOf(c.env.incoming, trustProxy) ?? ''
  return digestOf(`${who}\n${c.req.method} ${c.req.path}\n${key}`)
}

/** Entries lie in the order they came. */
function forget(kept: Map<string, Kept>, before: number): void {
  for (const [name, { at }] of kept) {
    if (at > before && kept.size < maxKept) return
    kept.delete(name)
  }
}

function isJson(c: Context): boolean {
  return /^application[/]json\b/i.test(c.req.header('content-type') ?? '')
}
