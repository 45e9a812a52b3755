// Sends desks that have changed to those who have them open: each at most ten times a second, and what others do less often.
import { performance } from 'node:perf_hooks'
import type { Clock, ReportError } from '#server/host/jobs/clock.ts'
import type { StaffEmitter } from '#server/host/staff-events.ts'
import type { Desks } from './desks.ts'
import type { HelpQueue } from './queue.ts'
import type { StoredRequest } from './request-rows.ts'

/** The shortest time between two desks of one associate. */
const apartMs = 100
/**
 * How long what others do may take to reach a desk, for each desk that is open: with hundreds of them there is always something, and
 * a list of thirty requests to each, three times a second, left no time for claims (5,000 requests, 500 desks, 25 claims a second).
 */
const othersMsPerDesk = 5
const leastOthersMs = 200

interface Plan {
  /** By the monotonic clock. */
  readonly at: number
  readonly cancel: () => void
}

/** What sending needs. */
export interface DeskUpdateParts {
  readonly queue: HelpQueue
  readonly desks: Desks
  readonly emitter: StaffEmitter
  readonly clock: Clock
  readonly reportError: ReportError
}

/** Sends desks. */
export class DeskUpdates {
  readonly #parts: DeskUpdateParts
  readonly #sentAt = new Map<string, number>()
  readonly #plans = new Map<string, Plan>()

  constructor(parts: DeskUpdateParts) {
    this.#parts = parts
    parts.queue.onChange((before, after) => this.#requestChanged(before, after))
  }

  /** Something at the desk of an associate has changed. */
  send(staffId: string, withinMs = 0): void {
    if (!this.#parts.emitter.isConnected(staffId)) return
    const now = performance.now()
    const at = Math.max(now + withinMs, (this.#sentAt.get(staffId) ?? -Infinity) + apartMs)
    const planned = this.#plans.get(staffId)
    if (planned && planned.at <= at) return
    planned?.cancel()
    const cancel = this.#parts.clock.after(at - now, () => void this.#sendNow(staffId))
    this.#plans.set(staffId, { at, cancel })
  }

  /** Nobody sees it any more. */
  forget(staffId: string): void {
    this.#plans.get(staffId)?.cancel()
    this.#plans.delete(staffId)
    this.#sentAt.delete(staffId)
  }

  stop(): void {
    for (const { cancel } of this.#plans.values()) cancel()
    this.#plans.clear()
  }

  async #sendNow(staffId: string): Promise<void> {
    this.#plans.delete(staffId)
    this.#sentAt.set(staffId, performance.now())
    try {
      const desk = await this.#parts.desks.of(staffId)
      if (desk) this.#parts.emitter.emitToStaff(staffId, 'desk', desk)
    } catch (fault) {
      this.#parts.reportError(fault, 'A desk could not be sent')
    }
  }

  #requestChanged(before: StoredRequest | undefined, after: StoredRequest | undefined): void {
    const { queue, desks } = this.#parts
    const concerned = new Set([before?.offered_to, before?.claimed_by, after?.offered_to, after?.claimed_by])
    for (const staffId of concerned) if (staffId) this.send(staffId)
    const shopId = (after ?? before)?.shop_id
    if (shopId === undefined) return
    const othersMs = Math.max(leastOthersMs, this.#parts.emitter.connectedCount * othersMsPerDesk)
    for (const state of queue.book.ofShop(shopId)) {
      const { id } = state.member
      if (this.#parts.emitter.isConnected(id) && desks.lists(before, state) !== desks.lists(after, state))
        this.send(id, othersMs)
    }
  }
}
