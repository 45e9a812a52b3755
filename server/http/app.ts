// The HTTP app of a node: rules for every request, the API, its documentation, pages and files.
import type { OpenAPIHono } from '@hono/zod-openapi'
import { methodNotAllowed } from 'hono/method-not-allowed'
import type { MiddlewareHandler, NotFoundHandler } from 'hono'
import type { Logger } from 'pino'
import { refusal } from '#shared/refusals.ts'
import { newApi } from '#server/host/api.ts'
import type { ApiEnv } from '#server/host/api.ts'
import type { Metrics } from '#server/host/metrics.ts'
import type { Page } from '#server/host/page.ts'
import { problem } from '#server/host/problem.ts'
import type { AccessLookups } from '#server/host/route-access.ts'
import type { Route } from '#server/host/route.ts'
import type { CostBudgets } from '../limits/cost-budget.ts'
import { chargesOf } from './charge.ts'
import { knowOrigin, refuseForeignWrites, shareWithShops } from './cross-origin.ts'
import { docsPages } from './docs/docs-pages.ts'
import { guardedPages, guardedRoutes } from './guards.ts'
import { healthRoutes } from './health.ts'
import type { Readiness } from './health.ts'
import { repeatable } from './idempotency.ts'
import type { IdempotencyStore } from './idempotency-store.ts'
import type { MetricsAnswers } from './metrics-answer.ts'
import type { Origins } from './origins.ts'
import { builtFiles, servePageOrNothing } from './page.ts'
import type { BuiltPage } from './page.ts'
import { RateLimits } from './rate-limits.ts'
import type { RequestLimits } from './rate-limits.ts'
import { logRequests } from './request-log.ts'
import { securityHeaders } from './security-headers.ts'
import { refuseWhileStopping } from './stopping.ts'

/** Where the API lies. */
const api = '/api/'
const anyApi = `${api}*`
const thisApi = `${api}v1`

/** What the app is made of. */
export interface HttpParts {
  /** Routes of the features, mounted under `/api/v1`. */
  readonly routes: readonly Route[]
  /** Pages of the features, mounted at the root. */
  readonly pages?: readonly Page[]
  /** Origins besides our own that the page connects to. */
  readonly connectsTo?: readonly string[]
  /** Look-ups behind the access of routes. */
  readonly access: AccessLookups
  readonly origins: Origins
  readonly readiness: Readiness
  readonly metrics: Metrics
  /** Undefined where metrics have a port of their own. */
  readonly metricsHere: MetricsAnswers | undefined
  readonly limits: RequestLimits
  /** What members, rooms and addresses may take of this process. */
  readonly budgets: CostBudgets
  readonly page: BuiltPage
  /** Answers of repeated requests. */
  readonly answers: IdempotencyStore
  /** The principal of a bearer token at this moment, by name; undefined where the token is not valid. */
  readonly principalOf: (bearer: string) => Promise<string | undefined>
  /** Where people reach this server, without a slash at the end; asked at each request, for a port may be any free one. */
  readonly publicUrl: () => string
  readonly log: Logger
}

/** The HTTP app of a node. The order below is the order in which requests are refused; that of one route is in `guards.ts`. */
export function createHttpApp(parts: HttpParts): OpenAPIHono<ApiEnv> {
  const { origins, metrics, publicUrl, log, page, connectsTo = [] } = parts
  const limits = new RateLimits(parts.limits)
  const guards = {
    limits,
    charges: chargesOf(parts.budgets, parts.limits.proxyHops),
    lookups: parts.access,
    repeatable: repeatable({ ...parts, proxyHops: parts.limits.proxyHops }),
  }
  const app = newApi()
  const docs = docsPages(app, { publicUrl, pageDir: page.pageDir })
  const pages = [...docs, ...builtFiles(page), ...(parts.pages ?? [])]

  app.use(logRequests({ log, metrics }))
  const isHttps = () => publicUrl().startsWith('https:')
  app.use(securityHeaders({ origins, connectsTo, isHttps, log, api: anyApi, pages }))
  app.use(refuseTwoHosts)
  app.use(anyApi, shareWithShops(origins))
  app.use('/openapi.json', shareWithShops(origins))
  app.use(anyApi, knowOrigin(origins))
  app.use(refuseWhileStopping(parts.readiness))
  app.use(refuseForeignWrites(origins))
  app.use(methodNotAllowed({ app, onMethodNotAllowed: refuseMethod }))
  app.use(anyApi, neverStored)
  app.route(thisApi, guardedRoutes(parts.routes, guards))
  app.route('/', guardedRoutes(healthRoutes(parts), guards))
  app.route('/', guardedPages(pages, guards))
  app.notFound(answerUnknown(limits, servePageOrNothing(page)))
  return app
}

/** The page wherever a person may navigate to, and addresses that do not exist, count too. */
function answerUnknown(limits: RateLimits, servePage: NotFoundHandler<ApiEnv>): NotFoundHandler<ApiEnv> {
  return async (c) => (await limits.countRequest(c)) ?? servePage(c)
}

/** Responses of the API are about one person and one moment, unless a handler says otherwise. */
const neverStored: MiddlewareHandler<ApiEnv> = async (c, next) => {
  await next()
  if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store')
  // Devices set their clocks by it. Also where a stored answer is given again.
  c.res.headers.set('date', new Date().toUTCString())
}

/** RFC 9112, 3.2: a proxy in front may go by one of them, and this server by the other. */
const refuseTwoHosts: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const names = c.env.incoming?.rawHeaders.filter((header, at) => at % 2 === 0 && header.toLowerCase() === 'host') ?? []
  return names.length > 1 ? problem(c, refusal('malformed')) : next()
}

function refuseMethod(c: Parameters<MiddlewareHandler>[0], methods: readonly string[]): Response {
  c.header('Allow', methods.join(', '))
  return problem(c, refusal('method-not-allowed', { detail: `This address takes ${methods.join(', ')}.` }))
}
