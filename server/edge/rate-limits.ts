// How often one address may do what needs no token. Generous: several families share an address.
import type { Context, MiddlewareHandler } from 'hono'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { refusal } from '#shared/refusals.ts'
import type { ApiEnv } from '#server/http/api.ts'
import { problem } from '#server/http/problem.ts'
import { addressOf } from './address.ts'

/** Requests of one address in a minute; 0 for no limit. */
export interface AddressLimits {
  readonly roomsPerAddressPerMinute: number
  readonly acceptsPerAddressPerMinute: number
  readonly wrongCodesPerAddressPerMinute: number
  /** A proxy in front writes `X-Forwarded-For`. */
  readonly trustProxy: boolean
}

/** Lets one address through so many times in a minute. */
export function limitRequests(perMinute: number, trustProxy: boolean): MiddlewareHandler<ApiEnv> {
  if (perMinute === 0) return (_, next) => next()
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 })
  return async (c, next) => {
    const address = addressOf(c, trustProxy)
    if (address === undefined) return next()
    try {
      await limiter.consume(address)
    } catch (why) {
      // The library says no by throwing.
      if (why instanceof RateLimiterRes) return tooMany(c, why)
      throw why
    }
    return next()
  }
}

/** Lets nobody try codes: an address that was told "no such invitation" so many times in a minute has to wait. */
export function limitWrongCodes(perMinute: number, trustProxy: boolean): MiddlewareHandler<ApiEnv> {
  if (perMinute === 0) return (_, next) => next()
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 })
  return async (c, next) => {
    const address = addressOf(c, trustProxy)
    if (address === undefined) return next()
    const soFar = await limiter.get(address)
    if (soFar && soFar.consumedPoints >= perMinute) return tooMany(c, soFar)
    await next()
    if (c.res.status === 404) await limiter.penalty(address)
  }
}

function tooMany(c: Context, { msBeforeNext }: RateLimiterRes): Response {
  c.header('Retry-After', String(Math.max(1, Math.ceil(msBeforeNext / 1000))))
  return problem(c, refusal('too-many-requests'))
}
