// Supervisors who come along on a visit: they ask, a member says yes, and from then on they see what its associate sees.
import { serverEvents } from '#shared/events/server-events.ts'
import type { ShopId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Associate, VisitGuest } from '#shared/visits/visit.ts'
import type { Host } from '#server/host/host.ts'
import type { Caller } from '#server/identity/caller.ts'
import type { StoredVisit, VisitRows } from './visit-rows.ts'
import type { Visits } from './visits.ts'

/** What guests need. */
export interface GuestsParts {
  readonly rows: VisitRows
  readonly visits: Pick<Visits, 'change' | 'tell'>
  readonly directory: Pick<Host['directory'], 'room'>
}

/** The supervisors on visits. */
export class Guests {
  readonly #parts: GuestsParts

  constructor(parts: GuestsParts) {
    this.#parts = parts
  }

  /**
   * Asks the group of a visit to be let in; asking again changes nothing, also after a no.
   * Refuses `no-such-visit`, also for one of another shop, and `visit-ended`.
   */
  async ask(shopId: ShopId, visitId: string, supervisor: Associate): Promise<Outcome<void>> {
    const visit = await this.#parts.rows.find(visitId)
    if (visit?.shopId !== shopId || visit.staff === supervisor.id) return refused(refusal('no-such-visit'))
    if (visit.endedAt !== null) return refused(refusal('visit-ended'))
    const known = visit.guests.find(({ id }) => id === supervisor.id)
    if (known && known.state !== 'left') return granted(undefined)
    return this.#set(visit, { ...supervisor, state: 'asked' })
  }

  /** A member answers, by name in the history. Refuses as a change of the scope, and `no-such-visit` where nobody asks. */
  answer(caller: Caller, visitId: string, { staff, yes }: { staff: string; yes: boolean }): Promise<Outcome<void>> {
    return this.#parts.visits.change(caller, visitId, async (room, visit) => {
      const guest = visit.guests.find(({ id, state }) => id === staff && state !== 'left')
      if (!guest) return refused(refusal('no-such-visit'))
      const state = yes ? 'joined' : 'refused'
      if (guest.state === state) return granted(undefined)
      if (!(await this.#parts.rows.setGuests(visit, withGuest(visit, { ...guest, state }))))
        return refused(refusal('visit-ended'))
      await this.#parts.visits.tell(room, visitId)
      if (!yes) room.withdraw(staff, refusal('visit-ended'))
      return room.record([serverEvents.visitJoined(visitId, guest.name, yes)], caller.memberId)
    })
  }

  /** A supervisor goes. @returns whether they were on it. */
  async leave(visitId: string, staff: string): Promise<boolean> {
    const visit = await this.#parts.rows.find(visitId)
    const guest = visit?.guests.find(({ id, state }) => id === staff && state === 'joined')
    if (!visit || !guest) return false
    await this.#set(visit, { ...guest, state: 'left' })
    const room = await this.#parts.directory.room(visit.roomId)
    if (room.ok) room.value.withdraw(staff, refusal('visit-ended'))
    return true
  }

  async #set(visit: StoredVisit, guest: VisitGuest): Promise<Outcome<void>> {
    if (!(await this.#parts.rows.setGuests(visit, withGuest(visit, guest)))) return refused(refusal('visit-ended'))
    const room = await this.#parts.directory.room(visit.roomId)
    if (!room.ok) return room
    await this.#parts.visits.tell(room.value, visit.id)
    return granted(undefined)
  }
}

function withGuest({ guests }: StoredVisit, guest: VisitGuest): readonly VisitGuest[] {
  return [...guests.filter(({ id }) => id !== guest.id), guest]
}
