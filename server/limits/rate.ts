// Rates by key, counted in memory.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** Limits the calls of each key in a minute. @returns a function that counts one call; false where it is one too many. */
export function oftenEnough(perMinute: number): (who: string) => Promise<boolean> {
  if (perMinute === 0) return () => Promise.resolve(true)
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 })
  return async (who) => (await take(limiter, who)) === undefined
}

/** Counts one call, or what it weighs. @returns the limiter's result where there were too many. */
export async function take(limiter: RateLimiterMemory, who: string, points = 1): Promise<RateLimiterRes | undefined> {
  try {
    await limiter.consume(who, points)
    return undefined
  } catch (why) {
    // The library refuses by throwing.
    if (why instanceof RateLimiterRes) return why
    throw why
  }
}
