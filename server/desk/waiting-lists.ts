// The lists of waiting requests that desks show. Associates with the same skills and languages share one, and each change of a request is
// made in the lists that it concerns: with 5,000 waiting, to filter all of them again took most of the time.
import type { ShopId } from '#shared/ids.ts'
import { placeIn } from './board.ts'
import type { HelpQueue } from './queue.ts'
import type { StoredRequest } from './request-rows.ts'
import type { StaffState } from './staff-book.ts'

interface WaitingList {
  /** One of those who share it. */
  readonly state: StaffState
  /** The languages of those who were on: they decide what is for whom. */
  readonly spoken: string
  /** The oldest first. */
  readonly rows: StoredRequest[]
}

/** The lists of all shops. */
export class WaitingLists {
  readonly #queue: HelpQueue
  readonly #ofShops = new Map<ShopId, Map<string, WaitingList>>()

  constructor(queue: HelpQueue) {
    this.#queue = queue
    queue.onChange((before, after) => this.#requestChanged(before, after))
  }

  /** What an associate may take, the oldest first. */
  of(state: StaffState): readonly StoredRequest[] {
    const { board, book } = this.#queue
    const lists = this.#ofShops.get(state.shopId) ?? new Map<string, WaitingList>()
    this.#ofShops.set(state.shopId, lists)
    const spoken = [...book.spokenIn(state.shopId)].toSorted().join()
    const known = lists.get(state.profile)
    if (known?.spoken === spoken) return known.rows
    const rows = board.queueOf(state.shopId).filter((row) => this.has(row, state))
    lists.set(state.profile, { state, spoken, rows })
    return rows
  }

  /** Whether a request stands in the list of an associate. */
  has(row: StoredRequest | undefined, state: StaffState): boolean {
    return row !== undefined && isListed(row) && this.#queue.isFor(row, state)
  }

  /** Stores of a shop have changed: who gets what is found out again. */
  forget(shopId: ShopId): void {
    this.#ofShops.delete(shopId)
  }

  #requestChanged(before: StoredRequest | undefined, after: StoredRequest | undefined): void {
    const shopId = (after ?? before)?.shop_id
    const lists = shopId === undefined ? undefined : this.#ofShops.get(shopId)
    for (const { rows, state } of lists?.values() ?? []) {
      if (before) takeOut(rows, before)
      if (after && this.has(after, state)) rows.splice(placeIn(rows, after), 0, after)
    }
  }
}

/** Whether it waits for anybody: what is for one alone stands on nobody's list. */
export function isListed(row: StoredRequest): boolean {
  if (row.only_for !== null || row.prefers !== null || row.transfer_of !== null) return false
  return (row.state === 'waiting' || row.state === 'left') && row.offered_to === null
}

function takeOut(rows: StoredRequest[], row: StoredRequest): void {
  const place = placeIn(rows, row)
  if (rows[place]?.id === row.id) rows.splice(place, 1)
}
