// The requests of all shops and who may take them. Whatever changes a request does it here: first in the database, then in memory,
// then those are told whom it concerns.
import type { ShopId } from '#shared/ids.ts'
import { Board } from './board.ts'
import type { DeskHours } from './hours-port.ts'
import { isOpen } from './request-rows.ts'
import type { RequestChange, RequestRows, StoredRequest } from './request-rows.ts'
import { isFor } from './routing.ts'
import type { DeskSettings } from './settings.ts'
import { StaffBook } from './staff-book.ts'
import type { StaffState } from './staff-book.ts'
import type { StaffRows } from './staff-rows.ts'

/** Two nodes that change a request at once seldom meet twice. */
const maxTries = 5

/** What queueing needs. */
export interface QueueParts {
  readonly requests: RequestRows
  readonly staff: StaffRows
  readonly settings: DeskSettings
  readonly hours: DeskHours
  readonly now: () => number
}

/** Called with each change of a request: as it was, and as it is; undefined where it was not there, or is gone. */
export type RequestListener = (before: StoredRequest | undefined, after: StoredRequest | undefined) => void

/** The requests of all shops. */
export class HelpQueue {
  readonly board = new Board()
  readonly book: StaffBook
  readonly settings: DeskSettings
  readonly now: () => number
  readonly requests: RequestRows
  readonly staff: StaffRows
  readonly #listeners: RequestListener[] = []
  /** By request: until when it is not offered to whom. */
  readonly #passes = new Map<string, Map<string, number>>()
  /** By request: who said that they do not take it. */
  readonly #declines = new Map<string, Set<string>>()

  constructor({ requests, staff, settings, hours, now }: QueueParts) {
    this.requests = requests
    this.staff = staff
    this.settings = settings
    this.now = now
    this.book = new StaffBook({ now, hours })
  }

  /** Reads what is stored. */
  async start(): Promise<void> {
    await this.requests.mendTorn()
    for (const row of await this.staff.all()) this.book.put(row)
    for (const row of await this.requests.open()) this.board.put(row)
    for (const { request_id, staff_id, until } of await this.requests.passes(this.now())) {
      this.#passesOf(request_id).set(staff_id, until)
    }
  }

  onChange(listener: RequestListener): void {
    this.#listeners.push(listener)
  }

  /** Takes over a row that was just stored or read. */
  put(row: StoredRequest): void {
    const known = this.board.get(row.id)
    if (known && known.revision >= row.revision) return
    const before = this.board.put(row)
    if (!this.board.get(row.id)) this.#declines.delete(row.id)
    for (const listener of this.#listeners) listener(before, row)
  }

  /** Forgets a request whose row is gone. */
  drop(id: string): void {
    const before = this.board.delete(id)
    this.#passes.delete(id)
    this.#declines.delete(id)
    if (before) for (const listener of this.#listeners) listener(before, undefined)
  }

  /** The request as it is known here; of those that are over, as stored. */
  async find(id: string): Promise<StoredRequest | undefined> {
    return this.board.get(id) ?? (await this.requests.get(id))
  }

  /**
   * Changes a request.
   * @param step what shall change of the request as it is; undefined where it no longer fits. Called again where somebody else was
   * faster.
   * @returns the request as it is then; undefined where nothing was changed.
   */
  async change(
    id: string,
    step: (row: StoredRequest) => RequestChange | undefined,
  ): Promise<StoredRequest | undefined> {
    let row = await this.find(id)
    for (let tries = 0; row && tries < maxTries; tries += 1) {
      const set = step(row)
      if (!set) return undefined
      const closing = set.state !== undefined && !isOpen({ state: set.state }) ? { closed_at: this.now() } : {}
      const changed = await this.requests.change(row, { ...set, ...closing })
      if (changed) {
        this.put(changed)
        return changed
      }
      row = await this.#readAgain(id)
    }
    return undefined
  }

  async #readAgain(id: string): Promise<StoredRequest | undefined> {
    const row = await this.requests.get(id)
    if (row) this.put(row)
    else this.drop(id)
    return row
  }

  /** Takes over what other servers and other parts of this one have changed. */
  async reconcile(): Promise<void> {
    await this.requests.cancelOrphans(this.now())
    await this.requests.deletePasses(this.now())
    const stored = new Map((await this.requests.revisions()).map(({ id, revision }) => [id, revision]))
    const stale = [...this.board.all].filter(({ id, revision }) => stored.get(id) !== revision).map(({ id }) => id)
    const unknown = [...stored.keys()].filter((id) => !this.board.get(id))
    for (const id of [...stale, ...unknown]) await this.#readAgain(id)
  }

  /** Whether a request is for this associate, as far as shop, place, language and skill go. */
  isFor(row: StoredRequest, state: StaffState): boolean {
    // Who was asked for by name, or was given it by a supervisor, needs no skill.
    if (row.prefers !== null) return row.shop_id === state.shopId && row.prefers === state.member.id
    const { HELP_LANGUAGE_RULE: languageRule } = this.settings
    return isFor(row, state, { languageRule, spoken: this.book.spokenIn(state.shopId) })
  }

  /** Whether an associate may take a request now. An offer is for one alone. */
  isOpenTo(row: StoredRequest, state: StaffState): boolean {
    if (row.state !== 'waiting' && row.state !== 'left') return false
    if (row.offered_to === state.member.id) return true
    return !this.isOffered(row) && this.isFor(row, state)
  }

  /** Whether an offer of it is in force. */
  isOffered({ offered_to, offer_until }: StoredRequest): boolean {
    return offered_to !== null && (offer_until ?? 0) > this.now()
  }

  /** Whether somebody is on and takes one more visit. @param except a request that does not count: it is the one in question. */
  hasCapacity(state: StaffState, except?: string): boolean {
    if (!this.book.isOn(state)) return false
    const offer = this.board.offerOf(state.member.id)
    const offers = offer && offer.id !== except ? 1 : 0
    // What is claimed already counts as a visit.
    const claims = [...state.claiming].filter((id) => this.board.get(id)?.state !== 'visiting').length
    return this.board.visitCountOf(state.member.id) + claims + offers < state.capacity
  }

  /** Whether anything is offered to anybody of a shop. */
  isAnybodyOn(shopId: ShopId): boolean {
    for (const state of this.book.ofShop(shopId)) if (this.book.takesOffers(state)) return true
    return false
  }

  /** A request is not offered to this associate for a while. */
  async pass(id: string, staffId: string): Promise<void> {
    const until = this.now() + this.settings.HELP_PASS_SECONDS * 1000
    this.#passesOf(id).set(staffId, until)
    await this.requests.pass({ request_id: id, staff_id: staffId, until })
  }

  /** Somebody said that they do not take a request: unlike one whose offer ran out, they are not called to it again. */
  decline(id: string, staffId: string): void {
    this.#declines.set(id, (this.#declines.get(id) ?? new Set()).add(staffId))
  }

  isDeclined(id: string, staffId: string): boolean {
    return this.#declines.get(id)?.has(staffId) ?? false
  }

  isPassed(id: string, staffId: string): boolean {
    return (this.#passes.get(id)?.get(staffId) ?? 0) > this.now()
  }

  #passesOf(id: string): Map<string, number> {
    const known = this.#passes.get(id)
    if (known) return known
    const passes = new Map<string, number>()
    this.#passes.set(id, passes)
    return passes
  }
}
