// Counting how often something is done, in memory.
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** Lets whoever it is do something so often in a minute. @returns false where it was too often. */
export function oftenEnough(perMinute: number): (who: string) => Promise<boolean> {
  if (perMinute === 0) return () => Promise.resolve(true)
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 })
  return async (who) => (await take(limiter, who)) === undefined
}

/** Counts one. @returns why not, where there were too many. */
export async function take(limiter: RateLimiterMemory, who: string): Promise<RateLimiterRes | undefined> {
  try {
    await limiter.consume(who)
    return undefined
  } catch (why) {
    // The library says no by throwing.
    if (why instanceof RateLimiterRes) return why
    throw why
  }
}
