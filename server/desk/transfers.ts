// Transfers of visits. A transfer is offered like a request, to one colleague or to anybody with a skill. The visit stays with its associate
// until somebody accepts, so that it has exactly one associate at every moment.
import type { Colleagues, Transfer, TransferVisit } from '#shared/desk/transfers.ts'
import { newId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Scope } from '#shared/visits/scope.ts'
import { helpTopics } from '#shared/visits/topics.ts'
import { forAll, noOffer } from './offers.ts'
import type { Offers } from './offers.ts'
import type { HelpQueue } from './queue.ts'
import { scopeOfRow } from './request-parts.ts'
import type { RequestChange, StoredRequest } from './request-rows.ts'
import type { StaffState } from './staff-book.ts'
import type { Visits } from './visits-port.ts'

/** How long whoever wanted to hand a visit over is told that nobody took it. */
const toldForMs = 60_000

/** What transfers need. */
export interface TransferParts {
  readonly queue: HelpQueue
  readonly offers: Offers
  readonly visits: Pick<Visits, 'takeOver'>
  readonly deskChanged: (staffId: string) => void
}

/** The transfers of all visits. */
export class Transfers {
  readonly #parts: TransferParts
  /** Those that wait, by visit. */
  readonly #waiting = new Map<string, string>()
  /** What became of the last one of a visit, for a moment. */
  readonly #over = new Map<string, Transfer>()

  constructor(parts: TransferParts) {
    this.#parts = parts
    parts.queue.onChange((before, after) => this.#changed(before, after))
  }

  /** Who could take a visit now, and which skills those have. */
  colleaguesOf(staffId: string): Colleagues {
    const { queue } = this.#parts
    const me = queue.book.get(staffId)
    if (!me) return { colleagues: [], skills: [] }
    const free = [...queue.book.ofShop(me.shopId)].filter((state) => state !== me && this.#isFree(state))
    const skills = new Set(free.flatMap(({ member }) => (member.skills.length > 0 ? member.skills : helpTopics)))
    return {
      colleagues: free.map(({ member: { id, name, picture, store } }) => ({ id, name, picture, store })),
      skills: [...skills].toSorted(),
    }
  }

  /** Offers a visit to others. Refuses `no-such-visit`, `no-such-colleague`, `transfer-waiting`. */
  async begin(
    staffId: string,
    visitId: string,
    { to, note, scope }: { to: TransferVisit['to']; note: string; scope: Scope },
  ): Promise<Outcome<void>> {
    const { queue, offers } = this.#parts
    const row = queue.board.visitsOf(staffId).find(({ visit_id }) => visit_id === visitId)
    if (!row) return refused(refusal('no-such-visit'))
    const offer = to.kind === 'skill' ? this.#bySkill(staffId, to.skill) : this.#toColleague(row, staffId, to.id)
    if (!offer) return refused(refusal('no-such-colleague'))
    const shown = { scope: JSON.stringify(scope), transfer_note: note }
    const transfer = await queue.requests.insert({
      ...this.#transferOf(row, staffId),
      ...shown,
      ...offer,
    })
    if (!transfer) return refused(refusal(this.#waiting.has(visitId) ? 'transfer-waiting' : 'no-such-colleague'))
    queue.put(transfer)
    await offers.place(transfer.id)
    this.#parts.deskChanged(staffId)
    return granted(undefined)
  }

  /** The visit stays. Refuses `no-such-transfer`. */
  async cancel(staffId: string, visitId: string): Promise<Outcome<void>> {
    const { queue, offers } = this.#parts
    const row = queue.board.get(this.#waiting.get(visitId) ?? '')
    if (row?.transfer_from !== staffId) return refused(refusal('no-such-transfer'))
    const cancelled = await queue.change(row.id, cancelledWhileWaiting)
    this.#over.delete(visitId)
    this.#parts.deskChanged(staffId)
    if (row.offered_to !== null) await offers.next(row.offered_to)
    return cancelled ? granted(undefined) : refused(refusal('no-such-transfer'))
  }

  /** How far the transfer of a visit is. */
  of(visitId: string): Transfer | null {
    const { queue } = this.#parts
    const row = queue.board.get(this.#waiting.get(visitId) ?? '')
    if (row) return { to: this.#nameOf(row), state: 'waiting', at: row.created_at, until: row.leave_at ?? queue.now() }
    const over = this.#over.get(visitId)
    if (over && over.at > queue.now() - toldForMs) return over
    this.#over.delete(visitId)
    return null
  }

  /** Somebody accepts. Of two who do, of an end and of a transfer, one is first. Refuses `request-gone`, `visit-ended`. */
  async take(state: StaffState, id: string): Promise<Outcome<{ visitId: string }>> {
    const { queue, visits, offers } = this.#parts
    const staffId = state.member.id
    const now = queue.now()
    const taken = await queue.change(id, (row) =>
      queue.isOpenTo(row, state) ? { ...noOffer, state: 'ended', claimed_by: staffId, claimed_at: now } : undefined,
    )
    const [visitId, from] = [taken?.transfer_of, taken?.transfer_from]
    const known = taken && visitId ? await queue.requests.ofVisit(visitId) : undefined
    if (!taken || !known || !visitId || !from) return refused(refusal('request-gone'))
    const answerBy = now + queue.settings.HELP_ANSWER_SECONDS * 1000
    const moved = await queue.change(known.id, (row) =>
      row.claimed_by === from && row.visit_id === visitId && row.state === 'visiting'
        ? { claimed_by: staffId, claimed_at: now, answer_by: answerBy, visit_id: null }
        : undefined,
    )
    if (!moved) return refused(refusal('request-gone'))
    await offers.resetMissed(staffId)
    const visit = await visits.takeOver(visitId, from, {
      request: moved,
      scope: scopeOfRow(taken),
      staff: state.member,
    })
    const isStill = (row: StoredRequest) => row.claimed_by === staffId && row.visit_id === null
    await queue.change(moved.id, (row) => {
      if (!isStill(row)) return undefined
      return visit.ok ? { visit_id: visit.value.id } : { state: 'ended', answer_by: null }
    })
    await offers.next(from)
    return visit.ok ? granted({ visitId: visit.value.id }) : visit
  }

  /** What is shown on the visit has changed: whoever it is offered to is told of no more. */
  async scopeChanged(visitId: string, scope: Scope): Promise<void> {
    const text = JSON.stringify(scope)
    const id = this.#waiting.get(visitId)
    if (id === undefined) return
    await this.#parts.queue.change(id, (row) => (row.scope === text ? undefined : { scope: text }))
  }

  /** The visit is over. */
  async visitEnded(visitId: string): Promise<void> {
    const { queue, offers } = this.#parts
    const row = queue.board.get(this.#waiting.get(visitId) ?? '')
    if (!row) return
    await queue.change(row.id, cancelledWhileWaiting)
    this.#over.delete(visitId)
    if (row.offered_to !== null) await offers.next(row.offered_to)
  }

  #isFree(state: StaffState): boolean {
    const { queue } = this.#parts
    return queue.hasCapacity(state) && !queue.board.offerOf(state.member.id)
  }

  #bySkill(staffId: string, skill: string): Partial<StoredRequest> | undefined {
    if (!this.colleaguesOf(staffId).skills.includes(skill)) return undefined
    const { queue } = this.#parts
    const widenMs = queue.settings.HELP_WIDEN_SECONDS * 1000
    return { transfer_skill: skill, is_wide: 0, widen_at: queue.now() + widenMs }
  }

  #toColleague({ shop_id }: StoredRequest, staffId: string, to: string): Partial<StoredRequest> | undefined {
    const { queue } = this.#parts
    const state = queue.book.get(to)
    if (state?.shopId !== shop_id || to === staffId || !this.#isFree(state)) return undefined
    return { only_for: to, is_wide: 1, offered_to: to, offer_until: this.#until() }
  }

  #transferOf(row: StoredRequest, staffId: string): StoredRequest {
    const nothing = { claimed_by: null, claimed_at: null, answer_by: null, visit_id: null, due_at: null }
    const noWait = { waited_at: null, wait_ms: null, wait_seconds: null }
    return {
      ...{ ...row, ...noOffer, ...nothing, ...noWait, id: newId(), state: 'waiting', is_left: 0, revision: 1 },
      ...{ created_at: this.#parts.queue.now(), widen_at: null, leave_at: this.#until() },
      ...{ ...forAll, left_at: null, closed_at: null, follows: null, remind_at: null, reach: 'all', reach_at: null },
      ...{ reach: 'all', reach_at: null, person: null, agreed_at: null, remind_at: null, returned: null },
      ...{ transfer_of: row.visit_id, transfer_from: staffId },
    }
  }

  #until(): number {
    const { queue } = this.#parts
    return queue.now() + queue.settings.TRANSFER_SECONDS * 1000
  }

  #nameOf({ only_for, transfer_skill }: StoredRequest): string {
    return transfer_skill ?? this.#parts.queue.book.get(only_for ?? '')?.member.name ?? ''
  }

  #changed(before: StoredRequest | undefined, after: StoredRequest | undefined): void {
    const visitId = (after ?? before)?.transfer_of
    if (!visitId) return
    if (after?.state === 'waiting') {
      this.#waiting.set(visitId, after.id)
      return
    }
    if (this.#waiting.get(visitId) !== (after ?? before)?.id) return
    this.#waiting.delete(visitId)
    if (after?.state === 'cancelled') this.#notTaken(visitId, after)
    const from = (after ?? before)?.transfer_from
    if (from) this.#parts.deskChanged(from)
  }

  #notTaken(visitId: string, row: StoredRequest): void {
    const [at, until] = [this.#parts.queue.now(), row.leave_at ?? 0]
    this.#over.set(visitId, { to: this.#nameOf(row), state: until <= at ? 'unanswered' : 'refused', at, until })
  }
}

function cancelledWhileWaiting({ state }: StoredRequest): RequestChange | undefined {
  return state === 'waiting' ? { ...noOffer, state: 'cancelled' } : undefined
}
