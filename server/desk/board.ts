// The open requests in memory, in the order in which they were made. The database has the last word.
import type { ShopId } from '#shared/ids.ts'
import { isOpen } from './request-rows.ts'
import type { StoredRequest } from './request-rows.ts'

/** All open requests. */
export class Board {
  readonly #byId = new Map<string, StoredRequest>()
  /** Those that nobody has taken, the oldest first. */
  readonly #queues = new Map<ShopId, StoredRequest[]>()
  readonly #offers = new Map<string, string>()
  readonly #visits = new Map<string, Set<string>>()

  get(id: string): StoredRequest | undefined {
    return this.#byId.get(id)
  }

  get all(): Iterable<StoredRequest> {
    return this.#byId.values()
  }

  /** What nobody has taken, the oldest first. */
  queueOf(shopId: ShopId): readonly StoredRequest[] {
    return this.#queues.get(shopId) ?? []
  }

  /** What is offered to somebody now. */
  offerOf(staffId: string): StoredRequest | undefined {
    return this.#byId.get(this.#offers.get(staffId) ?? '')
  }

  /** The requests that somebody has taken and that are not over. */
  visitsOf(staffId: string): readonly StoredRequest[] {
    return [...(this.#visits.get(staffId) ?? [])].flatMap((id) => this.#byId.get(id) ?? [])
  }

  visitCountOf(staffId: string): number {
    return this.#visits.get(staffId)?.size ?? 0
  }

  /** Takes a row over, unless a newer one is here. @returns the one before. */
  put(row: StoredRequest): StoredRequest | undefined {
    const before = this.#byId.get(row.id)
    if (before && before.revision >= row.revision) return before
    if (before) this.#remove(before)
    if (isOpen(row)) this.#add(row)
    return before
  }

  /** Forgets a request whose row is gone. */
  delete(id: string): StoredRequest | undefined {
    const before = this.#byId.get(id)
    if (!before) return undefined
    this.#remove(before)
    return before
  }

  #add(row: StoredRequest): void {
    this.#byId.set(row.id, row)
    if (row.offered_to !== null) this.#offers.set(row.offered_to, row.id)
    if (row.state === 'visiting') {
      const visits = this.#visits.get(row.claimed_by ?? '') ?? new Set()
      this.#visits.set(row.claimed_by ?? '', visits.add(row.id))
      return
    }
    // Its time has not come.
    if (row.state === 'agreed') return
    const queue = this.#queues.get(row.shop_id) ?? []
    queue.splice(placeIn(queue, row), 0, row)
    this.#queues.set(row.shop_id, queue)
  }

  #remove(row: StoredRequest): void {
    this.#byId.delete(row.id)
    if (row.offered_to !== null && this.#offers.get(row.offered_to) === row.id) this.#offers.delete(row.offered_to)
    if (row.state === 'visiting') {
      this.#visits.get(row.claimed_by ?? '')?.delete(row.id)
      return
    }
    if (row.state === 'agreed') return
    const queue = this.#queues.get(row.shop_id) ?? []
    queue.splice(placeIn(queue, row), 1)
  }
}

/** Where a request stands in a queue, or would stand. */
export function placeIn(queue: readonly StoredRequest[], row: StoredRequest): number {
  let [low, high] = [0, queue.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const there = queue[middle]
    if (there && isBefore(there, row)) low = middle + 1
    else high = middle
  }
  return low
}

function isBefore(one: StoredRequest, other: StoredRequest): boolean {
  return one.created_at === other.created_at ? one.id < other.id : one.created_at < other.created_at
}
