// Everything that is asked over HTTP, put together: what is refused before any route, the API, its description, the page.
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { methodNotAllowed } from 'hono/method-not-allowed'
import type { MiddlewareHandler } from 'hono'
import type { Logger } from 'pino'
import { refusal } from '#shared/refusals.ts'
import { newApi } from '#server/host/api.ts'
import type { ApiEnv } from '#server/host/api.ts'
import { problem } from '#server/host/problem.ts'
import { refuseBrokenText } from './broken-text.ts'
import { knowOrigin, refuseForeignWrites, shareWithShops } from './cross-origin.ts'
import { docsRoutes } from './docs/docs-routes.ts'
import { healthRoutes } from './health.ts'
import type { Readiness } from './health.ts'
import { repeatable } from './idempotency.ts'
import type { IdempotencyStore } from './idempotency-store.ts'
import type { Metrics } from '../host/metrics.ts'
import type { Origins } from './origins.ts'
import { serveAssets, servePageOrNothing, servePictures } from './page.ts'
import type { BuiltPage } from './page.ts'
import { limitAddresses, limitJoins, limitMembers, limitRooms } from './rate-limits.ts'
import type { RequestLimits } from './rate-limits.ts'
import { logRequests } from './request-log.ts'
import { securityHeaders } from './security-headers.ts'
import { refuseWhileStopping } from './stopping.ts'

/**
 * The largest body that a route takes which says nothing else, bytes. No route needs half of it, and reading a megabyte of nothing
 * but brackets took a fifth of a second.
 */
const maxBodyBytes = 256 * 1024

/** What the edge is made of. */
export interface HttpParts {
  /** The routes of the features, mounted under `/api/v1`. */
  readonly groups: readonly OpenAPIHono<ApiEnv>[]
  /** Small pages that the server writes itself, mounted at the root. */
  readonly pages?: readonly Hono<ApiEnv>[]
  readonly origins: Origins
  readonly readiness: Readiness
  readonly metrics: Metrics
  readonly limits: RequestLimits
  readonly page: BuiltPage
  /** Answers for requests that are repeated. */
  readonly answers: IdempotencyStore
  /** Whom a bearer token stands for at this moment, by a name of theirs; undefined where it opens nothing. */
  readonly principalOf: (bearer: string) => Promise<string | undefined>
  /** Where people reach this server, without a slash at the end; asked at each request, for a port may be any free one. */
  readonly publicUrl: () => string
  /** Paths whose route limits its body by itself, such as an import of a catalogue. */
  readonly ownBodyLimit?: (path: string) => boolean
  readonly log: Logger
}

/** The HTTP app of a node. */
export function createHttpApp(parts: HttpParts): OpenAPIHono<ApiEnv> {
  const { origins, metrics, limits, publicUrl, log, page, answers, principalOf, ownBodyLimit = () => false } = parts
  const app = newApi()
  app.use(logRequests({ log, metrics }))
  app.use(securityHeaders({ origins, isHttps: () => publicUrl().startsWith('https:'), log }))
  app.use(refuseTwoHosts)
  app.use('/api/*', shareWithShops(origins))
  app.use('/openapi.json', shareWithShops(origins))
  app.use('/api/*', knowOrigin(origins))
  app.use(refuseWhileStopping(parts.readiness))
  app.use(refuseForeignWrites(origins))
  app.use(methodNotAllowed({ app, onMethodNotAllowed: refuseMethod }))
  app.use('/api/*', limitAddresses(limits), limitBody(ownBodyLimit), neverStored)
  app.use('/api/*', limitMembers(limits))
  app.post('/api/v1/rooms', limitRooms(limits))
  app.use('/api/v1/invitations/*', limitJoins(limits))
  app.use('/api/v1/sign-in', limitJoins(limits))
  const limitAnswers = limitJoins(limits)
  app.use('/api/v1/answers/*', limitAnswers)
  app.use('/a/*', limitAnswers)
  app.use('/api/v1/catch-up/counts', limitJoins(limits))
  app.use('/api/*', refuseBrokenText(ownBodyLimit))
  app.use('/api/*', repeatable({ answers, principalOf, trustProxy: limits.trustProxy, takesFile: ownBodyLimit }))
  for (const group of parts.groups) app.route('/api/v1', group)
  app.route('/', healthRoutes(parts))
  app.route('/', docsRoutes(app, { publicUrl, pageDir: page.pageDir }))
  for (const page of parts.pages ?? []) app.route('/', page)
  app.get('/assets/*', serveAssets(page))
  app.get('/pictures/*', servePictures(page))
  app.notFound(servePageOrNothing(page))
  return app
}

function limitBody(isExempt: (path: string) => boolean): MiddlewareHandler<ApiEnv> {
  const limit = bodyLimit({ maxSize: maxBodyBytes, onError: (c) => problem(c, refusal('too-large')) })
  return (c, next) => (isExempt(c.req.path) ? next() : limit(c, next))
}

/** Answers of the API are about one person and one moment, unless a route says otherwise. */
const neverStored: MiddlewareHandler<ApiEnv> = async (c, next) => {
  await next()
  if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store')
}

/** RFC 9112, 3.2: a proxy in front may have gone by the one, and this server by the other. */
const refuseTwoHosts: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const names = c.env.incoming?.rawHeaders.filter((header, at) => at % 2 === 0 && header.toLowerCase() === 'host') ?? []
  return names.length > 1 ? problem(c, refusal('malformed')) : next()
}

function refuseMethod(c: Parameters<MiddlewareHandler>[0], methods: readonly string[]): Response {
  c.header('Allow', methods.join(', '))
  return problem(c, refusal('method-not-allowed', { detail: `This address takes ${methods.join(', ')}.` }))
}
