// How fast a member may write with all their seats together: each seat has a rate of its own, and one may have many.
import type { MemberId } from '#shared/ids.ts'
import { TokenBucket } from '../rooms/token-bucket.ts'

/** So many times what one seat may: a few devices, each at its limit, are nobody's fault. */
const seatsAtOnce = 4

/** The rates of all members who have a seat. */
export class MemberRates {
  readonly #options: { readonly perSecond: number; readonly burst: number }
  readonly #rates = new Map<MemberId, { readonly updates: TokenBucket; seats: number }>()

  /** @param seat what one seat may. */
  constructor(seat: { readonly perSecond: number; readonly burst: number }) {
    this.#options = { perSecond: seatsAtOnce * seat.perSecond, burst: seatsAtOnce * seat.burst }
  }

  /** The rate of a member who takes a seat; to be left once. */
  enter(memberId: MemberId): TokenBucket {
    const rate = this.#rates.get(memberId) ?? { updates: new TokenBucket(this.#options), seats: 0 }
    rate.seats += 1
    this.#rates.set(memberId, rate)
    return rate.updates
  }

  leave(memberId: MemberId): void {
    const rate = this.#rates.get(memberId)
    if (rate && (rate.seats -= 1) <= 0) this.#rates.delete(memberId)
  }
}
