// How fast a member may write over all of their connections: each connection has its own rate, and a member may have many.
import type { MemberId } from '#shared/ids.ts'
import { TokenBucket } from '../limits/token-bucket.ts'

/** A member's rate is that of this many connections: a few devices, each at its limit, are honest use. */
const connectionsAtOnce = 4

/** The rates of all members who have a connection. */
export class MemberRates {
  readonly #options: { readonly perSecond: number; readonly burst: number }
  readonly #rates = new Map<MemberId, { readonly updates: TokenBucket; connections: number }>()

  /** @param connection the rate of one connection. */
  constructor(connection: { readonly perSecond: number; readonly burst: number }) {
    this.#options = { perSecond: connectionsAtOnce * connection.perSecond, burst: connectionsAtOnce * connection.burst }
  }

  /** The rate of a member who opens a connection; `leave` is called once for each. */
  enter(memberId: MemberId): TokenBucket {
    const rate = this.#rates.get(memberId) ?? { updates: new TokenBucket(this.#options), connections: 0 }
    rate.connections += 1
    this.#rates.set(memberId, rate)
    return rate.updates
  }

  leave(memberId: MemberId): void {
    const rate = this.#rates.get(memberId)
    if (rate && (rate.connections -= 1) <= 0) this.#rates.delete(memberId)
  }
}
