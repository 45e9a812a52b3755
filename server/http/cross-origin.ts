// Requests from other websites: those that a shop has named may use the API; all others may neither write nor read from a browser.
import type { MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'
import { refusal } from '#shared/refusals.ts'
import type { ApiEnv } from '#server/host/api.ts'
import { problem } from '#server/host/problem.ts'
import type { Origins } from './origins.ts'

const reading = ['GET', 'HEAD', 'OPTIONS']

/** Refuses writes that a foreign website sends. */
export function refuseForeignWrites(origins: Origins): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    if (reading.includes(c.req.method)) return next()
    if (await origins.allows(c.req.header('origin'), c.req.header('host'))) return next()
    return problem(c, refusal('origin-not-allowed'))
  }
}

/** Lets handlers look up whether the website that sends a request may use the rooms of a certain shop. */
export function knowOrigin(origins: Origins): MiddlewareHandler<ApiEnv> {
  return (c, next) => {
    c.set('mayUseShop', (shopId) => origins.allows(c.req.header('origin'), c.req.header('host'), shopId))
    return next()
  }
}

/** CORS: lets the websites of shops read responses, and answers preflight requests. */
export function shareWithShops(origins: Origins): MiddlewareHandler<ApiEnv> {
  return cors({
    origin: async (origin, c) => (origin && (await origins.allows(origin, c.req.header('host'))) ? origin : null),
    allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key'],
    exposeHeaders: ['Date', 'Retry-After'],
    maxAge: 600,
  })
}
