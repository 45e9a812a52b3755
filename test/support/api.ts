// The HTTP API as a test speaks to it: one call, its status and its body.
import { expect } from 'vitest'
import type { RefusalCode } from '#shared/refusals.ts'
import { meaningOf } from '#shared/refusals.ts'
import type { Problem } from '#shared/rooms/contracts.ts'

/** What a call may carry. */
export interface Call {
  readonly token?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** An answer, its body read. */
export interface Answer<Body = unknown> {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly body: Body
}

/** Asks the API of a server. @param route method and path below `/api/v1`, such as `POST /rooms`. */
export async function ask<Body = unknown>(
  server: { readonly url: string },
  route: string,
  { token, body, headers = {} }: Call = {},
): Promise<Answer<Body>> {
  const [method = 'GET', path = ''] = route.split(' ')
  const response = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  return { status: response.status, headers: response.headers, text, body: (isJson ? JSON.parse(text) : text) as Body }
}

/** Expects a problem document with this code, as the table of refusals has it. */
export function expectRefused(answer: Answer, code: RefusalCode): Problem {
  const problem = answer.body as Problem
  expect({ status: answer.status, code: problem.code }).toEqual({ status: meaningOf(code).status, code })
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(problem).toMatchObject({
    title: meaningOf(code).sentence,
    status: answer.status,
    retry: meaningOf(code).retry,
  })
  return problem
}
