// Sends associates what is granted, and sends it again when it changes. It is made from the visit as it is at the moment of sending, so that
// nothing goes out that was taken back before.
import type { ShownRoom } from '#shared/desk/contracts.ts'
import type { RoomId } from '#shared/ids.ts'
import type { Clock, ReportError } from '#server/host/jobs/clock.ts'
import type { Host } from '#server/host/host.ts'
import { shownRoom } from './shown-room.ts'
import { staffOn } from './visit-rows.ts'
import type { StoredVisit } from './visit-rows.ts'
import type { Visits } from './visits.ts'

/** Changes within this time are shown together. */
const togetherMs = 100

/** What showing needs. */
export interface ShownRoomsParts {
  readonly visits: Visits
  readonly directory: Host['directory']
  readonly clock: Clock
  readonly reportError: ReportError
}

/** Hears of what an associate is shown from now on. */
export type ShownListener = (staff: string, shown: ShownRoom) => void

/** What all associates are shown. */
export class ShownRooms {
  readonly #parts: ShownRoomsParts
  readonly #listeners = new Set<ShownListener>()
  /** The visits whose view is sent next. */
  readonly #due = new Map<string, StoredVisit>()
  /** What was shown last of each open visit, as JSON. */
  readonly #last = new Map<string, string>()
  #cancel: (() => void) | undefined

  constructor(parts: ShownRoomsParts) {
    this.#parts = parts
    parts.visits.onChanged((visit) => this.#soon(visit))
    parts.visits.onEnded((visit) => this.#showNothing(visit))
    parts.visits.onLeft((visit) => this.#showNothing(visit))
  }

  onShown(listener: ShownListener): void {
    this.#listeners.add(listener)
  }

  /** What an associate is shown at this moment, one for each of their open visits. */
  async shownTo(staff: string): Promise<readonly ShownRoom[]> {
    const visits = await this.#parts.visits.openOf(staff)
    const shown = await Promise.all(visits.map(({ roomId, id }) => this.#shown(roomId, id)))
    return shown.flatMap((one) => one ?? [])
  }

  stop(): void {
    this.#cancel?.()
  }

  #soon(visit: StoredVisit): void {
    this.#due.set(visit.id, visit)
    this.#cancel ??= this.#parts.clock.after(togetherMs, () => void this.#showDue())
  }

  async #showDue(): Promise<void> {
    this.#cancel = undefined
    const due = [...this.#due.values()]
    this.#due.clear()
    for (const { id, roomId } of due) {
      try {
        const shown = await this.#shown(roomId, id)
        const visit = this.#parts.visits.openVisit(roomId, id)
        if (shown && visit) this.#show(staffOn(visit), shown)
      } catch (fault) {
        this.#parts.reportError(fault, 'What an associate is shown could not be read')
      }
    }
  }

  async #shown(roomId: RoomId, id: string): Promise<ShownRoom | undefined> {
    const room = await this.#parts.directory.room(roomId)
    const visit = room.ok ? this.#parts.visits.openVisit(roomId, id) : undefined
    return room.ok && visit ? shownRoom(room.value, visit) : undefined
  }

  #show(staff: readonly string[], shown: ShownRoom): void {
    const text = JSON.stringify([staff, shown])
    if (this.#last.get(shown.visitId) === text) return
    this.#last.set(shown.visitId, text)
    for (const listener of this.#listeners) for (const one of staff) listener(one, shown)
  }

  #showNothing({ id, ...of }: StoredVisit): void {
    this.#due.delete(id)
    this.#show(staffOn(of), { visitId: id, scope: [], members: [], cart: null, talk: null })
    this.#last.delete(id)
  }
}
