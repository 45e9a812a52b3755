// How a "no" looks over HTTP: an RFC 9457 problem document that carries the refusal code.
import { defined } from '#shared/defined.ts'
import type { Context, TypedResponse } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ClientErrorStatusCode, ServerErrorStatusCode } from 'hono/utils/http-status'
import { meaningOf, refusal } from '#shared/refusals.ts'
import type { Refusal, RefusalCode } from '#shared/refusals.ts'
import { problemSchema } from '#shared/rooms/contracts.ts'
import type { Problem } from '#shared/rooms/contracts.ts'

type ProblemStatus = ClientErrorStatusCode | ServerErrorStatusCode
type ProblemResponse = Response & TypedResponse<Problem, ProblemStatus, 'json'>

const mediaType = 'application/problem+json'

/** Answers a refusal; status, title and retry follow from its code. */
export function problem(c: Context, why: Refusal, more: Pick<Problem, 'errors'> = {}): ProblemResponse {
  const status = meaningOf(why.code).status as ProblemStatus
  return c.json(problemOf(why, more), status, {
    'content-type': mediaType,
    'cache-control': 'no-store',
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
 * Answers what was thrown. A fault says nothing of its cause to the caller; whoever logs finds it in `c.error`.
 */
export function problemOfError(error: unknown, c: Context): ProblemResponse {
  if (!(error instanceof HTTPException)) return problem(c, refusal('fault'))
  return problem(c, refusal(codeOfStatus(error.status)))
}

/** What Hono itself throws: a body that is no JSON, a body of the wrong type, a body that is too large. */
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
