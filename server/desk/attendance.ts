// Who is at their desk: availability and capacity as associates set them, and whether their desk can be reached. A desk that is open
// moves a time in the database on, so that another start, or another server, finds out who is gone.
import type { Availability, StaffMember } from '#shared/desk/contracts.ts'
import type { ShopId } from '#shared/ids.ts'
import type { ReturnedWhy } from '#shared/visits/help-request.ts'
import type { PresentStaff, StaffEmitter } from '#server/host/staff-events.ts'
import type { Claims } from './claims.ts'
import type { Offers } from './offers.ts'
import type { HelpQueue } from './queue.ts'
import type { StaffPlan, StoredStaff } from './staff-rows.ts'

/** How often open desks are noted. */
export const noteEveryMs = 20_000

/** What happens to somebody by their shifts. */
export interface ShiftTurn {
  readonly shopId: ShopId
  /** The shop’s own id of them. */
  readonly person: string
  readonly kind: 'shift-ended' | 'break-began' | 'break-ended'
}

/** What attendance needs. */
export interface AttendanceParts {
  readonly queue: HelpQueue
  readonly offers: Offers
  readonly claims: Claims
  readonly emitter: StaffEmitter
  readonly deskChanged: (staffId: string) => void
  /** Whether a call reaches them on a device of theirs while no desk is open. */
  readonly isReachable: (staffId: string) => Promise<boolean>
  /** Somebody counts as gone at this time, unless it is moved on. */
  readonly expectAbsence: (at: number) => void
}

/** Keeps track of who is there. */
export class Attendance {
  readonly #parts: AttendanceParts

  constructor(parts: AttendanceParts) {
    this.#parts = parts
  }

  /** Makes somebody known, by their shop's word of now. */
  async admit(plan: StaffPlan): Promise<StaffMember> {
    const row = await this.#parts.queue.staff.save(plan)
    const { member } = this.#parts.queue.book.put(row)
    this.#parts.deskChanged(member.id)
    return member
  }

  /** An associate sets their availability or capacity. */
  async set(
    staffId: string,
    { availability, capacity }: { availability?: Availability | undefined; capacity?: number | undefined },
    why: ReturnedWhy = 'absent',
  ): Promise<void> {
    const { queue, offers, claims } = this.#parts
    const state = queue.book.get(staffId)
    if (!state) return
    if (capacity !== undefined) state.capacity = capacity
    if (availability !== undefined) Object.assign(state, { availability, missed: 0 })
    queue.book.changed(state.shopId)
    await queue.staff.change([staffId], {
      availability: state.availability,
      capacity: state.capacity,
      missed: state.missed,
    })
    if (availability === 'on') await this.#present([staffId])
    if (availability === 'off') await claims.returnUnanswered(staffId, why)
    if (state.availability !== 'on') await offers.withdraw(staffId)
    if (availability === undefined) await offers.next(staffId)
    else await offers.placeAll(state.shopId)
    this.#parts.deskChanged(staffId)
  }

  /**
   * A shift ends, or a break begins or ends. Nobody is made to be on: who was not when the break began stays so.
   * @returns whether it changed anything.
   */
  async turn({ shopId, person, kind }: ShiftTurn): Promise<boolean> {
    const { queue, claims } = this.#parts
    const state = queue.book.byPerson(shopId, person)
    if (!state) return false
    const { availability } = state
    const { id } = state.member
    if (kind === 'shift-ended') {
      if (availability !== 'off') await this.set(id, { availability: 'off' }, 'shift')
      await claims.returnAll(id, 'shift')
      return true
    }
    const [from, to] = kind === 'break-began' ? (['on', 'away'] as const) : (['away', 'on'] as const)
    if (availability !== from) return false
    await this.set(id, { availability: to })
    return true
  }

  /** A desk was opened. */
  async connected({ staffId }: PresentStaff): Promise<void> {
    await this.#present([staffId])
    await this.#parts.offers.next(staffId)
    this.#parts.deskChanged(staffId)
  }

  /** The last desk of an associate is gone: from now on they have a while to come back. */
  async disconnected({ staffId }: PresentStaff): Promise<void> {
    await this.#present([staffId])
  }

  /** Notes those whose desk is open here. */
  async note(): Promise<void> {
    const { queue, emitter } = this.#parts
    const here = [...queue.book.all()].filter(({ member }) => emitter.isConnected(member.id))
    await this.#present(
      here.map(({ member }) => member.id),
      noteEveryMs,
    )
  }

  /**
   * A desk was out of reach for too long: what is not answered goes to others. Whoever is on and can be called on a device stays on with
   * the page closed; if they do not answer there, they have missed an offer as anybody else.
   */
  async absent({ id }: StoredStaff): Promise<void> {
    const { queue, offers, claims, emitter, isReachable } = this.#parts
    if (emitter.isConnected(id)) return this.#present([id], noteEveryMs)
    const state = queue.book.get(id)
    if (state?.availability === 'on' && (await isReachable(id))) return this.#present([id])
    if (state) {
      state.presentUntil = null
      queue.book.changed(state.shopId)
    }
    await queue.staff.change([id], { present_until: null })
    await offers.withdraw(id)
    await claims.returnUnanswered(id, 'absent')
    this.#parts.deskChanged(id)
  }

  async #present(ids: readonly string[], moreMs = 0): Promise<void> {
    const { queue } = this.#parts
    const until = queue.now() + queue.settings.DESK_ABSENT_SECONDS * 1000 + moreMs
    for (const id of ids) {
      const state = queue.book.get(id)
      if (!state) continue
      state.presentUntil = until
      queue.book.changed(state.shopId)
    }
    await queue.staff.change(ids, { present_until: until })
    if (ids.length > 0) this.#parts.expectAbsence(until)
  }
}
