// How often one address may call routes that need no token, and how often a member may call any. The limits are generous: several
// families share an address, and a page sends many requests at once.
import type { Context, MiddlewareHandler } from 'hono'
import type { RateLimiterRes } from 'rate-limiter-flexible'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { maxPartBytes } from '#shared/files/limits.ts'
import { refusal } from '#shared/refusals.ts'
import type { ApiEnv } from '#server/host/api.ts'
import { problem } from '#server/host/problem.ts'
import type { RateLimit } from '#server/host/route.ts'
import { addressOf } from '../limits/address.ts'
import { take } from '../limits/rate.ts'

/** How often one address, or one member, may do something in a minute; 0 for no limit. */
export interface RequestLimits {
  /** Requests of one member or key, from any address. */
  readonly memberRequestsPerMinute: number
  /** Requests of one address, by any caller: what needs no token costs something as well. */
  readonly requestsPerMinute: number
  readonly roomsPerMinute: number
  /** What rooms keep, they keep for long: a day is limited as well, where a minute is. */
  readonly roomsPerDay: number
  /** Uses of links. */
  readonly joinsPerMinute: number
  /** Megabytes of photos and voice notes: rooms bound what each of them keeps, and an address may start many. */
  readonly fileMegabytesPerDay: number
  /** How many proxies in front write `X-Forwarded-For`. */
  readonly proxyHops: number
}

type Count = (c: Context<ApiEnv>) => Promise<Response | undefined>

/** What a wrong code costs more than a right one. */
const wrongCodePenalty = 3

/** Counts requests. Routes name the limit that they count for. */
export class RateLimits {
  readonly #limits: RequestLimits
  /** Counts a request of an address; the refusal where there were too many. */
  readonly countRequest: Count
  readonly #members: RateLimiterMemory | undefined
  readonly #rooms: MiddlewareHandler<ApiEnv>
  readonly #files: MiddlewareHandler<ApiEnv>
  readonly #joins = new Map<string, MiddlewareHandler<ApiEnv>>()

  constructor(limits: RequestLimits) {
    this.#limits = limits
    this.#members = limiterOf(limits.memberRequestsPerMinute)
    this.countRequest = addressCount(limiterOf(limits.requestsPerMinute), limits.proxyHops)
    this.#rooms = within(roomCount(limits))
    this.#files = within(fileCount(limits))
  }

  /** Limits the requests of one address. */
  get requests(): MiddlewareHandler<ApiEnv> {
    return within(this.countRequest)
  }

  /** What a route counts for besides `requests`. */
  of(limit: RateLimit): MiddlewareHandler<ApiEnv> {
    if (typeof limit === 'object') return this.#joinsOf(limit.joins)
    if (limit === 'files') return this.#files
    return limit === 'rooms' ? this.#rooms : unlimited
  }

  /** Counts one request of a member or a key. @returns the refusal where there were too many. */
  async takeTurn(c: Context, id: string): Promise<Response | undefined> {
    const rejected = this.#members && (await take(this.#members, id))
    return rejected && tooMany(c, rejected)
  }

  #joinsOf(name: string): MiddlewareHandler<ApiEnv> {
    const known = this.#joins.get(name)
    if (known) return known
    const made = limitJoins(this.#limits)
    this.#joins.set(name, made)
    return made
  }
}

function limiterOf(points: number, duration = 60): RateLimiterMemory | undefined {
  return points === 0 ? undefined : new RateLimiterMemory({ points, duration })
}

function roomCount({ roomsPerMinute, roomsPerDay, proxyHops }: RequestLimits): Count {
  const minute = addressCount(limiterOf(roomsPerMinute), proxyHops)
  const day = addressCount(limiterOf(roomsPerMinute === 0 ? 0 : roomsPerDay, 86_400), proxyHops)
  return async (c) => (await minute(c)) ?? day(c)
}

/** A part that does not say how long it is counts as the longest. */
function fileCount({ fileMegabytesPerDay, proxyHops }: RequestLimits): Count {
  const kilobytes = ({ req }: Context) => Math.ceil(Number(req.header('content-length') ?? maxPartBytes) / 1024)
  return addressCount(limiterOf(fileMegabytesPerDay * 1024, 86_400), proxyHops, kilobytes)
}

function addressCount(
  limiter: RateLimiterMemory | undefined,
  proxyHops: number,
  pointsOf: (c: Context) => number = () => 1,
): Count {
  return async (c) => {
    const address = addressOf(c.env.incoming, proxyHops)
    const rejected = limiter && address !== undefined ? await take(limiter, address, pointsOf(c)) : undefined
    return rejected && tooMany(c, rejected)
  }
}

function within(count: Count): MiddlewareHandler<ApiEnv> {
  return async (c, next) => (await count(c)) ?? next()
}

/** Limits how many links one address uses in a minute. Reading costs nothing while the code exists. */
function limitJoins({ joinsPerMinute, proxyHops }: RequestLimits): MiddlewareHandler<ApiEnv> {
  const limiter = limiterOf(joinsPerMinute)
  if (!limiter) return unlimited
  return async (c, next) => {
    const address = addressOf(c.env.incoming, proxyHops)
    if (address === undefined) return next()
    const rejected = await (isReading(c) ? spent(limiter, address) : take(limiter, address))
    if (rejected) return tooMany(c, rejected)
    await next()
    if (c.res.status === 404) await limiter.penalty(address, wrongCodePenalty)
  }
}

function isReading({ req }: Context): boolean {
  return req.method === 'GET' || req.method === 'HEAD'
}

const unlimited: MiddlewareHandler<ApiEnv> = (_, next) => next()

async function spent(limiter: RateLimiterMemory, address: string): Promise<RateLimiterRes | undefined> {
  const soFar = await limiter.get(address)
  return soFar && soFar.consumedPoints >= limiter.points ? soFar : undefined
}

function tooMany(c: Context, { msBeforeNext }: RateLimiterRes): Response {
  c.header('Retry-After', String(Math.max(1, Math.ceil(msBeforeNext / 1000))))
  return problem(c, refusal('too-many-requests'))
}
