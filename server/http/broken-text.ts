// JSON is UTF-8 (RFC 8259, 8.1). Reading puts U+FFFD for any other byte, and two names that differ would become one.
import { isUtf8 } from 'node:buffer'
import type { MiddlewareHandler } from 'hono'
import { refusal } from '#shared/refusals.ts'
import type { ApiEnv } from '#server/host/api.ts'
import { problem } from '#server/host/problem.ts'

/** Refuses JSON that is not UTF-8. It waits for the body, whose size is limited by then. */
export const refuseBrokenText: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const isJson = /json/i.test(c.req.header('content-type') ?? '')
  if (!isJson || isUtf8(await c.req.arrayBuffer())) return next()
  return problem(c, refusal('not-json', { detail: 'The body is no UTF-8.' }))
}
