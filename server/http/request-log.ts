// One log line and one metric for each request. Bodies, queries, tokens and codes are never logged.
import type { Context, MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { Logger } from 'pino'
import type { ApiEnv } from '#server/host/api.ts'
import type { Metrics } from '../host/metrics.ts'
import { loggedPath } from '../host/redact.ts'

/** As nginx counts a client that closed its request. */
const goneAway = 499
const knownMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** Logs and counts every request, and logs the cause where the server failed. */
export function logRequests({ log, metrics }: { log: Logger; metrics: Metrics }): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const began = performance.now()
    await next()
    const ms = performance.now() - began
    // A client that disconnected, or was cut off for being slow, gets no response. That is no error of the server.
    const status = c.req.raw.signal.aborted || isCutOff(c) ? goneAway : c.res.status
    const method = knownMethods.includes(c.req.method) ? c.req.method : 'other'
    metrics.requestServed({ method, route: routeOf(c), status, ms })
    const line = { method, path: loggedPath(c.req.path), status, ms: Math.round(ms * 10) / 10 }
    // 503 says that the server knows: it stops, or its storage fails, which is logged once and not by every request.
    if (status >= 500 && status !== 503) log.error({ ...line, err: c.error }, 'request failed')
    // Files and health checks are many and say little.
    else log[c.req.path.startsWith('/api/') ? 'info' : 'debug'](line, 'request')
  }
}

/** A request whose body was cut off. The reader of the body learns of it before the request's signal is aborted. */
function isCutOff({ env: { incoming } }: Context<ApiEnv>): boolean {
  return incoming !== undefined && incoming.destroyed && !incoming.complete
}

function routeOf(c: Context): string {
  const path = routePath(c, -1)
  return path === '*' || path === '/*' ? 'none' : path
}
