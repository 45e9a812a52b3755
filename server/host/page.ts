// Pages and files that the server answers outside the API, at the root of the site.
import type { Context, Handler, Next } from 'hono'
import type { RouteAccess } from './route-access.ts'
import type { ApiEnv } from './api.ts'
import type { RateLimit } from './route.ts'

/**
 * Which security headers an answer has:
 * - `page`: what the built page may do. Websites of the page's shop may embed it.
 * - `letter`: no script, and no website embeds it. For pages behind a personal link.
 * - `picture`: any website may show it; opened by itself it has no script and no origin.
 * - `worker`: what the page's service worker may do.
 */
export type PageHeaders = 'page' | 'letter' | 'picture' | 'worker'

/** What every page says of itself. */
interface PageRules<Path extends string> {
  readonly method: 'get' | 'post'
  /** With its parameters behind colons: `/a/:token`. */
  readonly path: Path
  /** Where a link is the proof, its code is part of the path, and the handler checks it. */
  readonly access: Extract<RouteAccess, 'open' | 'link'>
  /** What it counts for besides the requests of its address. */
  readonly limit: Exclude<RateLimit, 'requests' | 'rooms' | 'files'>
  readonly headers: PageHeaders
  /** The largest form that a POST takes. */
  readonly maxBodyBytes?: number
}

/** A page as the HTTP shell takes it. */
export interface Page extends PageRules<string> {
  readonly handler: Handler<ApiEnv>
}

/** Makes a page. @param handler passes on with `next` what it has no answer to. */
export function page<Path extends string>(
  rules: PageRules<Path>,
  handler: (c: Context<ApiEnv, Path>, next: Next) => Response | Promise<Response | void>,
): Page {
  return { ...rules, handler: handler as Handler<ApiEnv> }
}
