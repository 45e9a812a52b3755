// How often one address may do what needs no token, and how often a member may ask for anything. Generous: several families
// share an address, and a page asks for much at once.
import type { Context, MiddlewareHandler } from 'hono'
import type { RateLimiterRes } from 'rate-limiter-flexible'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { refusal } from '#shared/refusals.ts'
import type { ApiEnv } from '#server/host/api.ts'
import { problem } from '#server/host/problem.ts'
import { addressOf } from '../limits/address.ts'
import { take } from '../limits/rate.ts'

/** How often one address, or one member, may do something in a minute; 0 for no limit. */
export interface RequestLimits {
  /** Requests of one member, from whatever address. */
  readonly memberRequestsPerMinute: number
  /** Requests of one address, whoever asks: what needs no token costs something as well. */
  readonly requestsPerMinute: number
  readonly roomsPerMinute: number
  /** Invitations accepted, and as many personal links answered by. A wrong code counts for several, so that nobody tries codes. */
  readonly joinsPerMinute: number
  /** A proxy in front writes `X-Forwarded-For`. */
  readonly trustProxy: boolean
}

/** What a wrong code costs more than a right one. */
const wrongCodePenalty = 3

/** Lets one address ask so often in a minute. */
export function limitAddresses({ requestsPerMinute, trustProxy }: RequestLimits): MiddlewareHandler<ApiEnv> {
  return limitAddress(requestsPerMinute, trustProxy)
}

/** Lets one address start so many rooms in a minute. */
export function limitRooms({ roomsPerMinute, trustProxy }: RequestLimits): MiddlewareHandler<ApiEnv> {
  return limitAddress(roomsPerMinute, trustProxy)
}

function limitAddress(perMinute: number, trustProxy: boolean): MiddlewareHandler<ApiEnv> {
  if (perMinute === 0) return unlimited
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 })
  return async (c, next) => {
    const address = addressOf(c.env.incoming, trustProxy)
    const rejected = address === undefined ? undefined : await take(limiter, address)
    return rejected ? tooMany(c, rejected) : next()
  }
}

/** Lets one address use so many links in a minute, and look at as many as it likes while it knows their codes. */
export function limitJoins({ joinsPerMinute, trustProxy }: RequestLimits): MiddlewareHandler<ApiEnv> {
  if (joinsPerMinute === 0) return unlimited
  const limiter = new RateLimiterMemory({ points: joinsPerMinute, duration: 60 })
  return async (c, next) => {
    const address = addressOf(c.env.incoming, trustProxy)
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

/** Lets one member ask so often in a minute; routes count once they know who asks. */
export function limitMembers({ memberRequestsPerMinute }: RequestLimits): MiddlewareHandler<ApiEnv> {
  if (memberRequestsPerMinute === 0) return unlimited
  const limiter = new RateLimiterMemory({ points: memberRequestsPerMinute, duration: 60 })
  return (c, next) => {
    c.set('takeTurn', async (memberId) => {
      const rejected = await take(limiter, memberId)
      return rejected && tooMany(c, rejected)
    })
    return next()
  }
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
