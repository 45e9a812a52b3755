// Claims: an associate takes a request and a visit begins. What is taken and not answered goes back to the others.
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { ReturnedWhy } from '#shared/visits/help-request.ts'
import { scopeOf } from '#shared/visits/scope.ts'
import { forAll, noOffer } from './offers.ts'
import type { Offers } from './offers.ts'
import type { HelpQueue } from './queue.ts'
import { scopeOfRow, waitedUntil } from './request-parts.ts'
import type { RequestChange, StoredRequest } from './request-rows.ts'
import type { StaffState } from './staff-book.ts'
import type { Transfers } from './transfers.ts'
import type { Visits } from './visits-port.ts'

/** How long those who lost a race are told so; later it is simply gone. */
export const takenForMs = 60_000

/** Nobody has it. */
export const unclaimed = { claimed_by: null, claimed_at: null, answer_by: null, visit_id: null } as const

/** What claiming needs. */
export interface ClaimParts {
  readonly queue: HelpQueue
  readonly offers: Offers
  readonly visits: Visits
  readonly transfers: Pick<Transfers, 'take'>
}

/** Takes requests and gives them back. */
export class Claims {
  readonly #parts: ClaimParts

  constructor(parts: ClaimParts) {
    this.#parts = parts
  }

  /**
   * Takes a request. Claiming again what one has taken answers the same.
   * Refuses `request-gone`, `request-taken`, `not-available`, and what `Visits.begin` refuses.
   */
  async claim(staffId: string, id: string): Promise<Outcome<{ visitId: string }>> {
    const { queue } = this.#parts
    const state = queue.book.get(staffId)
    const known = await queue.find(id)
    if (!state || !known) return refused(refusal('request-gone'))
    if (known.claimed_by === staffId && known.state === 'visiting' && known.visit_id !== null)
      return granted({ visitId: known.visit_id })
    if (!(await queue.requests.isStillAsked(known))) {
      await queue.change(id, ({ state: now }) => (now === 'visiting' ? undefined : { ...noOffer, state: 'cancelled' }))
      return refused(refusal('request-gone'))
    }
    if (!queue.isOpenTo(known, state)) return refused(refusal(this.#whyNot(known, state)))
    if (known.is_practice === 0 && !queue.hasCapacity(state, id)) return refused(refusal('not-available'))
    // Counted from here on: two claims at once must not both find the last place.
    state.claiming.add(id)
    try {
      return await this.#take(state, id)
    } finally {
      state.claiming.delete(id)
      await this.#parts.offers.next(staffId)
    }
  }

  async #take(state: StaffState, id: string): Promise<Outcome<{ visitId: string }>> {
    const { queue, offers, visits, transfers } = this.#parts
    if (queue.board.get(id)?.transfer_of) return transfers.take(state, id)
    const claimed = await queue.change(id, (row) =>
      queue.isOpenTo(row, state) ? this.#claimOf(row, state.member.id) : undefined,
    )
    if (!claimed) {
      const now = await queue.find(id)
      return refused(refusal(now ? this.#whyNot(now, state) : 'request-gone'))
    }
    await offers.resetMissed(state.member.id)
    const visit = await visits.begin({
      request: claimed,
      scope: scopeOf(scopeOfRow(claimed)),
      staff: state.member,
    })
    if (!visit.ok) {
      await this.#putBack(id, state.member.id, null)
      return visit
    }
    await queue.change(id, (row) =>
      row.claimed_by === state.member.id && row.state === 'visiting' ? { visit_id: visit.value.id } : undefined,
    )
    if (!queue.hasCapacity(state)) await this.#withdrawBeyondCapacity(state)
    return granted({ visitId: visit.value.id })
  }

  /** Another request may be offered to them meanwhile, which they have no place for any more. */
  async #withdrawBeyondCapacity(state: StaffState): Promise<void> {
    const { queue, offers } = this.#parts
    if (queue.board.visitCountOf(state.member.id) >= state.capacity) await offers.withdraw(state.member.id)
  }

  #claimOf(row: StoredRequest, staffId: string): RequestChange {
    const now = this.#parts.queue.now()
    const answerBy = now + this.#parts.queue.settings.HELP_ANSWER_SECONDS * 1000
    return {
      ...forAll,
      ...waitedUntil(row, now),
      state: 'visiting',
      claimed_by: staffId,
      claimed_at: now,
      answer_by: answerBy,
    }
  }

  /** Only those to whom it was open learn that somebody has taken it; to all others it is as if it never was. */
  #whyNot(row: StoredRequest, state: StaffState): 'request-taken' | 'request-gone' {
    const { queue } = this.#parts
    const wasTaken = row.claimed_by !== null && (row.claimed_at ?? 0) > queue.now() - takenForMs
    return wasTaken && row.state === 'visiting' && queue.isFor(row, state) ? 'request-taken' : 'request-gone'
  }

  /** The associate has written: the request stays with them. */
  async answered(visitId: string): Promise<void> {
    const row = await this.#ofVisit(visitId)
    if (row && row.answer_by !== null)
      await this.#parts.queue.change(row.id, (now) =>
        now.visit_id === visitId && now.state === 'visiting' ? { answer_by: null } : undefined,
      )
  }

  /** A visit is over: the associate may have the next one. */
  async ended(visitId: string): Promise<void> {
    const row = await this.#ofVisit(visitId)
    if (!row) return
    const staffId = row.claimed_by
    await this.#parts.queue.change(row.id, (now) => {
      if (now.visit_id !== visitId || now.state !== 'visiting') return undefined
      return { state: now.is_left === 1 && now.answer_by === null ? 'answered' : 'ended', answer_by: null }
    })
    if (staffId !== null) await this.#parts.offers.next(staffId)
  }

  /** Another server may have ended between a visit and the request that names it; what this one left is mended as it starts. */
  async adoptBegun(): Promise<void> {
    for (const { id, visitId } of await this.#parts.queue.requests.begunVisits())
      await this.#parts.queue.change(id, ({ state, visit_id }) =>
        state === 'visiting' && visit_id === null ? { visit_id: visitId } : undefined,
      )
  }

  /** Visits may have ended while this server did not run. */
  async endMissed(): Promise<void> {
    for (const visitId of await this.#parts.queue.requests.endedVisits()) await this.ended(visitId)
  }

  /** Taken, and nothing written in time: it goes back, and others get it. */
  async returnSilent(id: string): Promise<void> {
    const now = this.#parts.queue.now()
    const row = this.#parts.queue.board.get(id)
    if (!row || row.answer_by === null || row.claimed_by === null) return
    if (row.answer_by <= now) await this.#return(row, row.claimed_by, 'silent')
  }

  /** Gives back all that an associate has taken and not answered. */
  async returnUnanswered(staffId: string, why: ReturnedWhy): Promise<void> {
    for (const row of this.#parts.queue.board.visitsOf(staffId))
      if (row.answer_by !== null) await this.#return(row, staffId, why)
  }

  /** Gives back all visits of an associate: others go on with them. */
  async returnAll(staffId: string, why: ReturnedWhy): Promise<void> {
    for (const row of this.#parts.queue.board.visitsOf(staffId)) await this.#return(row, staffId, why)
  }

  async #return(row: StoredRequest, staffId: string, why: ReturnedWhy): Promise<void> {
    const { queue, offers, visits } = this.#parts
    if (!(await this.#putBack(row.id, staffId, why))) return
    await queue.pass(row.id, staffId)
    // The row no longer names the visit, so that its end changes nothing.
    if (row.visit_id !== null) await visits.end(row.visit_id, staffId)
    await offers.place(row.id)
    await offers.next(staffId)
  }

  #putBack(id: string, staffId: string, why: ReturnedWhy | null): Promise<StoredRequest | undefined> {
    const { queue } = this.#parts
    const leaveAt = queue.now() + queue.settings.HELP_LEAVE_SECONDS * 1000
    return queue.change(id, (row) => {
      if (row.claimed_by !== staffId || row.state !== 'visiting') return undefined
      // A made-up shopper does not wait for others.
      if (row.is_practice === 1) return { ...unclaimed, state: 'cancelled' }
      return { ...unclaimed, state: row.is_left === 1 ? 'left' : 'waiting', leave_at: leaveAt, returned: why }
    })
  }

  #ofVisit(visitId: string): Promise<StoredRequest | undefined> {
    return this.#parts.queue.requests.ofVisit(visitId)
  }
}
