// The desk of one associate, whole, as it is now.
import { maxListedRequests } from '#shared/desk/contracts.ts'
import type { Desk, DeskVisit, WaitingRequest } from '#shared/desk/contracts.ts'
import type { ShopId } from '#shared/ids.ts'
import { takenForMs } from './claims.ts'
import { isOtherStore } from '#shared/visits/other-store.ts'
import type { Scope } from '#shared/visits/scope.ts'
import type { DeskHours } from './hours-port.ts'
import type { HelpQueue } from './queue.ts'
import { aboutOf, scopeOfRow } from './request-parts.ts'
import type { StoredRequest } from './request-rows.ts'
import type { StaffState } from './staff-book.ts'
import type { Transfers } from './transfers.ts'
import type { OpenVisit, Visits } from './visits-port.ts'
import { isListed, WaitingLists } from './waiting-lists.ts'

/** What is kept of claims of a shop, for those who lost. */
const maxTaken = 200

interface Taken {
  readonly row: StoredRequest
  readonly at: number
}

/** What drawing desks needs. */
export interface DesksParts {
  readonly queue: HelpQueue
  readonly visits: Pick<Visits, 'openOf'>
  readonly transfers: Pick<Transfers, 'of'>
  readonly hours: DeskHours
}

/** Draws desks. */
export class Desks {
  readonly #queue: HelpQueue
  readonly #visits: Pick<Visits, 'openOf'>
  readonly #transfers: Pick<Transfers, 'of'>
  readonly #taken = new Map<ShopId, Taken[]>()
  readonly #waiting: WaitingLists

  constructor({ queue, visits, transfers, hours }: DesksParts) {
    this.#queue = queue
    this.#visits = visits
    this.#transfers = transfers
    this.#waiting = new WaitingLists(queue)
    queue.onChange((before, after) => this.#noteTaken(before, after))
    hours.onChange((shopId) => this.#waiting.forget(shopId))
  }

  /** The desk of an associate; undefined where there is none. */
  async of(staffId: string): Promise<Desk | undefined> {
    const open = await this.#visits.openOf(staffId)
    const state = this.#queue.book.get(staffId)
    if (!state) return undefined
    const now = this.#queue.now()
    const offer = this.#queue.board.offerOf(staffId)
    const waiting = this.#waiting.of(state)
    return {
      now,
      me: state.member,
      availability: state.availability,
      capacity: state.capacity,
      offer: offer && this.#queue.isOffered(offer) ? this.#offerOf(offer, state) : null,
      waiting: waiting.slice(0, maxListedRequests).map((row) => shownRequest(row)),
      waitingCount: waiting.length,
      taken: this.#takenFor(state, now),
      visits: this.#visitsOf(staffId, open),
    }
  }

  /** Whether a request stands in the list of an associate. */
  lists(row: StoredRequest | undefined, state: StaffState): boolean {
    return this.#waiting.has(row, state)
  }

  #visitsOf(staffId: string, open: readonly OpenVisit[]): DeskVisit[] {
    const requests = new Map(this.#queue.board.visitsOf(staffId).map((row) => [row.visit_id, row]))
    return open.flatMap(({ requestId, ...visit }) => {
      // A supervisor who was let in is beside the associate who has the request.
      const row = requests.get(visit.id) ?? this.#queue.board.get(requestId)
      return row ? [{ ...visit, request: shownRequest(row, visit.scope), transfer: this.#transfers.of(visit.id) }] : []
    })
  }

  #offerOf(row: StoredRequest, state: StaffState): Desk['offer'] {
    const from = this.#queue.book.get(row.transfer_from ?? '')?.member
    // Between stores nothing of what is shown goes along.
    const isElsewhere = from !== undefined && isOtherStore(from, state.member)
    const request = shownRequest(row, isElsewhere ? [] : scopeOfRow(row))
    const transfer = from ? { from: from.name, note: row.transfer_note ?? '' } : null
    return { request, until: row.offer_until ?? this.#queue.now(), transfer }
  }

  /** What was offered to one alone was on nobody else's list. */
  #noteTaken(before: StoredRequest | undefined, after: StoredRequest | undefined): void {
    if (!before || after?.state !== 'visiting' || !isListed(before)) return
    const taken = this.#taken.get(after.shop_id) ?? []
    taken.push({ row: after, at: after.claimed_at ?? this.#queue.now() })
    if (taken.length > maxTaken) taken.shift()
    this.#taken.set(after.shop_id, taken)
  }

  #takenFor(state: StaffState, now: number): Desk['taken'] {
    const recent = (this.#taken.get(state.shopId) ?? []).filter(({ at }) => at > now - takenForMs)
    return recent
      .filter(({ row }) => row.claimed_by !== state.member.id && this.#queue.isFor(row, state))
      .slice(-maxListedRequests)
      .map(({ row, at }) => ({
        request: row.id,
        name: row.name,
        by: this.#queue.book.get(row.claimed_by ?? '')?.member.name ?? '',
        at,
      }))
  }
}

/**
 * What an associate may know of a request: what the asker wrote to the store, and nothing of the room.
 * @param scope what is granted now, where it is a visit already.
 */
export function shownRequest(row: StoredRequest, scope: Scope = scopeOfRow(row)): WaitingRequest {
  const { id, created_at: at, name, topic, language, text } = row
  const { productId, variantId } = aboutOf(row)
  const product = { ...(productId !== undefined && { productId }), ...(variantId !== undefined && { variantId }) }
  const about = scope.includes('product') ? product : {}
  const is = { isLeft: row.is_left === 1, isFollowUp: row.follows !== null, isPractice: row.is_practice === 1 }
  return { id, at, name, topic, language, text, about, scope: [...scope], ...is }
}
