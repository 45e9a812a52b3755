// A refusal over HTTP: an RFC 9457 problem document that carries the refusal code.
import { defined } from '#shared/defined.ts'
import type { Context, TypedResponse } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ClientErrorStatusCode, ServerErrorStatusCode } from 'hono/utils/http-status'
import { meaningOf, refusal } from '#shared/refusals.ts'
import type { Refusal, RefusalCode } from '#shared/refusals.ts'
import { problemSchema } from '#shared/rooms/contracts.ts'
import type { Problem } from '#shared/rooms/contracts.ts'
import { outageIn } from '../storage/storage-fault.ts'

type ProblemStatus = ClientErrorStatusCode | ServerErrorStatusCode
type ProblemResponse = Response & TypedResponse<Problem, ProblemStatus, 'json'>

const mediaType = 'application/problem+json'
/** When a request that is answered 503 may come again, seconds: for machines that wait as long as they are told to. */
const retryAfter = '5'

/** Responds with a refusal; status, title and retry follow from its code. */
export function problem(c: Context, why: Refusal, more: Pick<Problem, 'errors'> = {}): ProblemResponse {
  const status = meaningOf(why.code).status as ProblemStatus
  return c.json(problemOf(why, more), status, {
    'content-type': mediaType,
    'cache-control': 'no-store',
    ...(status === 503 && { 'retry-after': retryAfter }),
  })
}

/** The problem document of a refusal. */
export function problemOf(why: Refusal, more: Pick<Problem, 'errors'> = {}): Problem {
  const { status, sentence, retry } = meaningOf(why.code)
  return {
    type: `/docs#${why.code}`,
    title: sentence,
    status,
    code: why.code,
    ...defined({ detail: why.detail }),
    retry,
    ...more,
  }
}

/**
 * Responds to an error that was thrown. A fault does not reveal its cause to the caller; the request log finds it in `c.error`.
 */
export function problemOfError(error: unknown, c: Context): ProblemResponse {
  if (outageIn(error)) return problem(c, refusal('storage-unavailable'))
  if (!(error instanceof HTTPException)) return problem(c, refusal('fault'))
  return problem(c, refusal(codeOfStatus(error.status)))
}

/** Hono itself throws for a body that is not JSON, is of the wrong type, or is too large. */
function codeOfStatus(status: number): RefusalCode {
  switch (status) {
    case 400:
      return 'not-json'
    case 413:
      return 'too-large'
    case 415:
      return 'wrong-media-type'
    default:
      return status < 500 ? 'malformed' : 'fault'
  }
}

interface ProblemDefinition {
  description: string
  content: { 'application/problem+json': { schema: typeof problemSchema } }
}

/**
 * The responses of a route that may be refused with these codes, for its OpenAPI entry: spread it into `responses`.
 * Typed as `default`, so that a handler may answer `problem(c, …)` whatever the status.
 */
export function problems(...codes: readonly RefusalCode[]): { default: ProblemDefinition } {
  const responses: Record<string, ProblemDefinition> = {}
  for (const [status, some] of Map.groupBy(codes, (code) => meaningOf(code).status)) {
    responses[status] = definition(some.map((code) => `\`${code}\``).join(', '))
  }
  return { ...responses, default: definition('Any other refusal; its `code` is one of the table at `/docs`.') }
}

function definition(description: string): ProblemDefinition {
  return { description, content: { [mediaType]: { schema: problemSchema } } }
}
