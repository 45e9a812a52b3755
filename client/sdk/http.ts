// Calls of the HTTP API. A problem document becomes a refusal, an unreachable server the refusal `offline`.
import { newId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { isRefusalCode, refusal } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { Problem } from '#shared/rooms/contracts.ts'
import type { ServerClock } from './server-clock.ts'

/** Longer than any answer takes; a request that hangs counts as failed. */
const answerTimeoutMs = 15_000
/** A request without an answer is sent once more: the Idempotency-Key makes that harmless. */
const secondTryAfterMs = 400

/** What the parts of files are sent as. */
const partType = 'application/offset+octet-stream'

/** One call. */
export interface ApiCall {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below `/api/v1`, with its query. */
  readonly path: string
  readonly body?: object
  /** A part of a file, sent as it is in place of a JSON body. */
  readonly part?: Uint8Array<ArrayBuffer>
  /** The answer is a file: a `Blob` with its type. */
  readonly readsFile?: boolean
  /** Token or session secret. */
  readonly bearer?: string
}

/** Makes calls of one server. */
export type Api = <T>(call: ApiCall) => Promise<Outcome<T>>

/**
 * Makes one call. `T` is the contract of the answer; the server is trusted to keep it.
 * @param clock learns from the answer what time it is there.
 */
export async function callApi<T>(server: string, call: ApiCall, clock?: ServerClock): Promise<Outcome<T>> {
  const request = requestOf(call)
  const url = `${server}/api/v1${call.path}`
  try {
    const askedAt = clock?.device() ?? 0
    const response = await fetchTwice(url, request)
    // What is only read may come out of a cache, with the time at which it was put there.
    if (clock && call.method !== undefined && call.method !== 'GET')
      clock.learn({ date: response.headers.get('date'), askedAt, answeredAt: clock.device() })
    if (!response.ok) return refused(await refusalOf(response))
    if (call.readsFile) return granted((await response.blob()) as T)
    const text = await response.text()
    return granted((text === '' ? undefined : JSON.parse(text)) as T)
  } catch {
    // Without a network fetch throws, and a truncated answer does not parse: either way there is no usable connection.
    return refused(refusal('offline'))
  }
}

/** A path's query, without the values that are undefined. */
export function queryOf(values: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`
}

/** The outcome of a call without its value. */
export async function done(call: Promise<Outcome<unknown>>): Promise<Outcome<void>> {
  const outcome = await call
  return outcome.ok ? granted(undefined) : outcome
}

function requestOf({ method = 'GET', body, part, bearer }: ApiCall): () => RequestInit {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (bearer !== undefined) headers['authorization'] = `Bearer ${bearer}`
  if (body !== undefined) headers['content-type'] = 'application/json'
  if (part !== undefined) headers['content-type'] = partType
  if (method !== 'GET') headers['idempotency-key'] = newId(16)
  const fixed = {
    method,
    headers,
    credentials: 'omit' as const,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(part === undefined ? {} : { body: part }),
  }
  return () => ({ ...fixed, signal: AbortSignal.timeout(answerTimeoutMs) })
}

async function fetchTwice(url: string, request: () => RequestInit): Promise<Response> {
  try {
    return await fetch(url, request())
  } catch {
    await new Promise((resolve) => setTimeout(resolve, secondTryAfterMs))
    return fetch(url, request())
  }
}

async function refusalOf(response: Response): Promise<Refusal> {
  const problem = (await response.json().catch(() => ({}))) as Partial<Problem>
  // Not a problem document of this server: a proxy or a hotel's sign-in page answers in its place.
  if (problem.code === undefined) return refusal(response.status === 429 ? 'too-many-requests' : 'offline')
  const code = isRefusalCode(problem.code) ? problem.code : response.status >= 500 ? 'fault' : 'malformed'
  return refusal(code, problem.detail === undefined ? {} : { detail: problem.detail })
}
