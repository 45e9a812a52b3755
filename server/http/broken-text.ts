// JSON is UTF-8 (RFC 8259, 8.1). Reading puts U+FFFD for whatever is not, and two names that differ would become one.
import { isUtf8 } from 'node:buffer'
import type { MiddlewareHandler } from 'hono'
import { refusal } from '#shared/refusals.ts'
import type { ApiEnv } from '#server/host/api.ts'
import { problem } from '#server/host/problem.ts'

/** Refuses JSON that is no text. It waits for the body, whose size is limited by then; @param takesFile paths whose body is read elsewhere. */
export function refuseBrokenText(takesFile: (path: string) => boolean): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const isJson = /json/i.test(c.req.header('content-type') ?? '')
    if (!isJson || takesFile(c.req.path) || isUtf8(await c.req.arrayBuffer())) return next()
    return problem(c, refusal('not-json', { detail: 'The body is no UTF-8.' }))
  }
}
