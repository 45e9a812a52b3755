// What stands between a request and the handler of its route, by what the route says of itself.
import { createRoute } from '@hono/zod-openapi'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { Hono } from 'hono'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { refusal } from '#shared/refusals.ts'
import { newApi } from '#server/host/api.ts'
import type { ApiEnv } from '#server/host/api.ts'
import type { Page } from '#server/host/page.ts'
import { problem } from '#server/host/problem.ts'
import type { AccessLookups } from '#server/host/route-access.ts'
import type { Route } from '#server/host/route.ts'
import { requireAccess } from './access.ts'
import { refuseBrokenText } from './broken-text.ts'
import type { Charges } from './charge.ts'
import { allowLongBody } from './http-server.ts'
import type { RateLimits } from './rate-limits.ts'

/**
 * The largest body of a route that takes no file, bytes. No route needs half of it, and reading a megabyte of nothing but
 * brackets took a fifth of a second.
 */
const maxBodyBytes = 256 * 1024

/** What guards need. */
export interface GuardParts {
  readonly limits: RateLimits
  readonly charges: Charges
  readonly lookups: AccessLookups
  /** Answers repeated requests. */
  readonly repeatable: MiddlewareHandler<ApiEnv>
}

/** An app with these routes behind their guards. */
export function guardedRoutes(routes: readonly Route[], parts: GuardParts): OpenAPIHono<ApiEnv> {
  const api = newApi()
  for (const route of routes) {
    api.openapi(createRoute({ ...route.config, middleware: guardsOf(route, parts) }), route.handler)
  }
  return api
}

/** An app with these pages behind their guards. */
export function guardedPages(
  pages: readonly Page[],
  { limits, charges }: Pick<GuardParts, 'limits' | 'charges'>,
): Hono<ApiEnv> {
  const site = new Hono<ApiEnv>()
  for (const { method, path, limit, maxBodyBytes: maxSize, handler } of pages) {
    const small = maxSize === undefined ? [] : [bodyLimit({ maxSize })]
    site.on(method, path, limits.requests, limits.of(limit), ...small, charges.visitor, handler)
  }
  return site
}

/**
 * The guards of a route, in the order in which they refuse. Cheap ones come first. A body is read only once its size is
 * limited; access is checked last, right before parsing, for a look-up costs most. A repeated request gets its stored answer
 * by the caller's identity, before the access check could count it again.
 */
function guardsOf(route: Route, parts: GuardParts): MiddlewareHandler[] {
  const { limit, takesFile, repeatable } = route
  const { limits, charges } = parts
  const access = requireAccess(route, parts)
  return [
    limit !== 'none' && limits.requests,
    takesFile ? arriveSlowly : smallBody,
    limits.of(limit),
    !takesFile && refuseBrokenText,
    repeatable && parts.repeatable,
    access ?? (limit !== 'none' && charges.visitor),
  ].filter((guard) => typeof guard === 'function')
}

const smallBody = bodyLimit({ maxSize: maxBodyBytes, onError: (c) => problem(c, refusal('too-large')) })

/** The size of a file is the handler's to limit. */
const arriveSlowly: MiddlewareHandler<ApiEnv> = (c, next) => {
  if (c.env.incoming) allowLongBody(c.env.incoming)
  return next()
}
