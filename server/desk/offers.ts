// Offers: an associate with capacity gets the oldest matching request at once, for some seconds alone.
import type { ShopId } from '#shared/ids.ts'
import type { HelpQueue } from './queue.ts'
import type { RequestChange, StoredRequest } from './request-rows.ts'
import type { StaffState } from './staff-book.ts'

/** Offers in a row that somebody lets run out before they count as away. */
const missedUntilAway = 2

/** No offer in force. */
export const noOffer = { offered_to: null, offer_until: null } as const
/** For everybody: whom it was meant for had it, or lets it pass. */
export const forAll = { ...noOffer, prefers: null, prefer_until: null } as const

/** Makes offers and takes them back. */
export class Offers {
  readonly #queue: HelpQueue
  readonly #staffChanged: (staffId: string) => void
  /** Requests and staff for whom an offer is being stored. */
  readonly #underWay = new Set<string>()

  constructor(queue: HelpQueue, staffChanged: (staffId: string) => void) {
    this.#queue = queue
    this.#staffChanged = staffChanged
  }

  /** Offers a request to the associate with the fewest visits of those who may take it. */
  async place(id: string): Promise<void> {
    const row = this.#queue.board.get(id)
    if (!row || !this.#isToOffer(row)) return
    const { board, book } = this.#queue
    const free = [...book.ofShop(row.shop_id)].filter((state) => this.#fits(row, state))
    const [best] = free.toSorted((one, other) => {
      const more = board.visitCountOf(one.member.id) - board.visitCountOf(other.member.id)
      return more === 0 ? one.offeredAt - other.offeredAt : more
    })
    if (best && !(await this.#offer(row, best))) await this.place(id)
  }

  /** Offers an associate the oldest request that is for them. */
  async next(staffId: string): Promise<void> {
    const state = this.#queue.book.get(staffId)
    if (!state || !this.#isFree(state)) return
    const queue = this.#queue.board.queueOf(state.shopId)
    const row = queue.find((one) => this.#isToOffer(one) && this.#fits(one, state))
    if (row && !(await this.#offer(row, state))) await this.next(staffId)
  }

  /** Who is on has changed: what nobody else speaks, or others may take. */
  async placeAll(shopId: ShopId): Promise<void> {
    for (const state of this.#queue.book.ofShop(shopId)) await this.next(state.member.id)
  }

  /** An offer has run out: the next one gets it. Who lets two run out is away. */
  async expire(id: string): Promise<void> {
    const to = this.#queue.board.get(id)?.offered_to
    const now = this.#queue.now()
    const back = await this.#queue.change(id, (row) =>
      row.offered_to !== null && row.offered_to === to && (row.offer_until ?? 0) <= now ? withoutOffer(row) : undefined,
    )
    if (!back || !to) return
    await this.#queue.pass(id, to)
    await this.#missed(to)
    await this.place(id)
    await this.next(to)
  }

  /** Takes back what is offered to somebody, and offers it to others. @returns what it was. */
  async withdraw(staffId: string): Promise<StoredRequest | undefined> {
    const id = this.#queue.board.offerOf(staffId)?.id
    if (id === undefined) return undefined
    const back = await this.#queue.change(id, (row) => (row.offered_to === staffId ? withoutOffer(row) : undefined))
    if (back) await this.place(id)
    return back
  }

  /** Somebody lets a request pass that is offered to them. @returns whether it was. */
  async decline(id: string, staffId: string): Promise<boolean> {
    const back = await this.#queue.change(id, (row) => {
      if (row.offered_to !== staffId) return undefined
      // Before others hear of the change: this one is not called to it again.
      this.#queue.decline(id, staffId)
      return withoutOffer(row)
    })
    if (!back) return false
    await this.#queue.pass(id, staffId)
    await this.resetMissed(staffId)
    await this.place(id)
    await this.next(staffId)
    return true
  }

  /** Somebody is there. */
  async resetMissed(staffId: string): Promise<void> {
    const state = this.#queue.book.get(staffId)
    if (!state || state.missed === 0) return
    state.missed = 0
    await this.#queue.staff.change([staffId], { missed: 0 })
  }

  async #missed(staffId: string): Promise<void> {
    const state = this.#queue.book.get(staffId)
    if (!state) return
    state.missed += 1
    if (state.missed >= missedUntilAway && state.availability === 'on') state.availability = 'away'
    this.#queue.book.changed(state.shopId)
    const { missed, availability } = state
    await this.#queue.staff.change([staffId], { missed, availability })
    this.#staffChanged(staffId)
  }

  #isToOffer(row: StoredRequest): boolean {
    return row.state === 'waiting' && row.offered_to === null && !this.#underWay.has(row.id)
  }

  #isFree(state: StaffState): boolean {
    const { board } = this.#queue
    if (this.#underWay.has(state.member.id) || board.offerOf(state.member.id)) return false
    return this.#queue.book.takesOffers(state) && this.#queue.hasCapacity(state)
  }

  #fits(row: StoredRequest, state: StaffState): boolean {
    return this.#isFree(state) && this.#queue.isFor(row, state) && !this.#queue.isPassed(row.id, state.member.id)
  }

  async #offer({ id }: StoredRequest, state: StaffState): Promise<boolean> {
    const staffId = state.member.id
    const names = [id, staffId]
    for (const name of names) this.#underWay.add(name)
    try {
      const now = this.#queue.now()
      state.offeredAt = now
      const until = now + this.#queue.settings.HELP_OFFER_SECONDS * 1000
      const offered = await this.#queue.change(id, (row) =>
        row.state === 'waiting' && row.offered_to === null ? { offered_to: staffId, offer_until: until } : undefined,
      )
      return offered !== undefined
    } finally {
      for (const name of names) this.#underWay.delete(name)
    }
  }
}

/** An offer that is over: what was for one alone is for nobody then. */
function withoutOffer({ only_for }: StoredRequest): RequestChange {
  return only_for === null ? forAll : { ...noOffer, state: 'cancelled' }
}
