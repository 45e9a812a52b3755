// What an associate should answer now, for whoever draws their attention to it.
import type { WaitingRequest } from '#shared/desk/contracts.ts'
import type { ShopId } from '#shared/ids.ts'
import type { StaffEmitter } from '#server/host/staff-events.ts'
import { shownRequest } from './desks.ts'
import type { HelpQueue } from './queue.ts'
import type { StoredRequest } from './request-rows.ts'
import type { StaffState } from './staff-book.ts'
import type { Visits } from './visits-port.ts'
import { isListed } from './waiting-lists.ts'

/** What calling needs. */
export interface CallingParts {
  readonly queue: HelpQueue
  readonly visits: Pick<Visits, 'openOf'>
  readonly emitter: Pick<StaffEmitter, 'isConnected'>
}

/** Whom a change of a request concerns. */
interface Concerned {
  readonly shopId: ShopId
  readonly named: readonly string[]
  readonly isForAll: boolean
}

/** What became of a request. */
type End =
  | { readonly kind: 'mine'; readonly visitId: string | null }
  | { readonly kind: 'taken'; readonly by: string }
  | { readonly kind: 'gone' }

/** The desk, for whoever calls associates. */
export class Calling {
  readonly #parts: CallingParts
  readonly #staffListeners: ((staffId: string) => void)[] = []

  constructor(parts: CallingParts) {
    this.#parts = parts
  }

  /** The offer of an associate, or else the oldest request that waits for nobody in particular and that they did not let pass. */
  callOf(staffId: string): { readonly request: WaitingRequest; readonly isOffer: boolean } | undefined {
    const { queue } = this.#parts
    const state = queue.book.get(staffId)
    if (!state || !queue.book.takesOffers(state)) return undefined
    const offer = queue.board.offerOf(staffId)
    if (offer && queue.isOffered(offer)) return { request: shownRequest(offer), isOffer: true }
    if (!queue.hasCapacity(state)) return undefined
    const row = queue.board.queueOf(state.shopId).find((one) => this.#waitsFor(one, state))
    return row && { request: shownRequest(row), isOffer: false }
  }

  /** What became of a request that somebody was called to, with the name of its asker. */
  async endOf(id: string, staffId: string): Promise<{ readonly name: string; readonly end: End }> {
    const { queue } = this.#parts
    const row = await queue.find(id)
    if (!row) return { name: '…', end: { kind: 'gone' } }
    return { name: row.name, end: this.#endOf(row, staffId) }
  }

  /** Visits in which members wrote last, and more than their first question. */
  async callingVisits(staffId: string) {
    const { visits, queue } = this.#parts
    const requests = new Map(queue.board.visitsOf(staffId).map((row) => [row.visit_id, row]))
    return (await visits.openOf(staffId)).flatMap(({ id, turn, turnSince, startedAt, scope }) => {
      const row = requests.get(id)
      if (!row || turn !== 'mine' || turnSince <= startedAt) return []
      return [{ id, request: shownRequest(row, scope), at: turnSince }]
    })
  }

  isAtDesk(staffId: string): boolean {
    return this.#parts.emitter.isConnected(staffId)
  }

  shopOf(staffId: string): ShopId | undefined {
    return this.#parts.queue.book.get(staffId)?.shopId
  }

  onRequest(listener: (concerned: Concerned) => void): void {
    this.#parts.queue.onChange((before, after) => {
      const row = after ?? before
      if (!row) return
      const named = [before?.offered_to, after?.offered_to, before?.claimed_by, after?.claimed_by]
      listener({
        shopId: row.shop_id,
        named: named.filter((id) => typeof id === 'string'),
        isForAll: [before, after].some((one) => one !== undefined && isListed(one)),
      })
    })
  }

  onStaff(listener: (staffId: string) => void): void {
    this.#staffListeners.push(listener)
  }

  /** Something of an associate has changed that no request says. */
  staffChanged(staffId: string): void {
    for (const listener of this.#staffListeners) listener(staffId)
  }

  #waitsFor(row: StoredRequest, state: StaffState): boolean {
    const { queue } = this.#parts
    return (
      row.state === 'waiting' && isListed(row) && queue.isFor(row, state) && !queue.isDeclined(row.id, state.member.id)
    )
  }

  #endOf(row: StoredRequest, staffId: string): End {
    const { queue } = this.#parts
    if (row.state !== 'visiting' || row.claimed_by === null) return { kind: 'gone' }
    if (row.claimed_by === staffId) return { kind: 'mine', visitId: row.visit_id }
    const by = queue.book.get(row.claimed_by)?.member.name
    const state = queue.book.get(staffId)
    // Those who may have it learn who does, as at the desk.
    return by !== undefined && state && queue.isFor(row, state) ? { kind: 'taken', by } : { kind: 'gone' }
  }
}
