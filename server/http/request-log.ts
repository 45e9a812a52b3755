// One line and one figure for each request. Bodies, queries, tokens and codes never get here.
import type { Context, MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { Logger } from 'pino'
import type { ApiEnv } from '#server/host/api.ts'
import type { Metrics } from '../host/metrics.ts'
import { loggedPath } from '../host/redact.ts'

/** As nginx counts a client that closed its request. */
const goneAway = 499
const knownMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** Logs and counts every request, and what went wrong on our side. */
export function logRequests({ log, metrics }: { log: Logger; metrics: Metrics }): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const began = performance.now()
    await next()
    const ms = performance.now() - began
    // Whoever went away, or was cut off for being slow, gets no answer, and nothing of ours went wrong.
    const status = c.req.raw.signal.aborted || isCutOff(c) ? goneAway : c.res.status
    const method = knownMethods.includes(c.req.method) ? c.req.method : 'other'
    metrics.requestServed({ method, route: routeOf(c), status, ms })
    const line = { method, path: loggedPath(c.req.path), status, ms: Math.round(ms * 10) / 10 }
    if (status >= 500) log.error({ ...line, err: c.error }, 'request failed')
    // Files and health checks are many and say little.
    else log[c.req.path.startsWith('/api/') ? 'info' : 'debug'](line, 'request')
  }
}

/** A request whose body will never be whole; its signal is told of it later than whoever reads. */
function isCutOff({ env: { incoming } }: Context<ApiEnv>): boolean {
  return incoming !== undefined && incoming.destroyed && !incoming.complete
}

function routeOf(c: Context): string {
  const path = routePath(c, -1)
  return path === '*' || path === '/*' ? 'none' : path
}
