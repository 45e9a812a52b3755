// The open visits of rooms in memory, and who hears of their changes: every change of such a room may be one of what is shown.
import type { RoomId } from '#shared/ids.ts'
import type { Host } from '#server/host/host.ts'
import type { Room } from '#server/sync/room.ts'
import type { StoredVisit, VisitRows } from './visit-rows.ts'

/** With every message a visit lasts longer; members, who read it all again, are told so once in a while. */
const sayEndAgainMs = 60_000

const none: readonly StoredVisit[] = []

/** Hears of visits. Called once the change is durable. */
export type VisitListener = (visit: StoredVisit) => void

/** The open visits of rooms in memory. */
export class OpenVisits {
  readonly #parts: { readonly rows: VisitRows; readonly emitter: Host['emitter'] }
  readonly #open = new Map<RoomId, ReadonlyMap<string, StoredVisit>>()
  /** When the visit ends by itself, as members were told last. */
  readonly #saidEnds = new Map<string, number>()
  readonly #listeners = new Set<VisitListener>()

  constructor(parts: { readonly rows: VisitRows; readonly emitter: Host['emitter'] }) {
    this.#parts = parts
  }

  onChanged(listener: VisitListener): void {
    this.#listeners.add(listener)
  }

  /** Those of a room; for most rooms none, and this is on the way of every update. */
  of(roomId: RoomId): Iterable<StoredVisit> {
    return this.#open.get(roomId)?.values() ?? none
  }

  get(roomId: RoomId, id: string): StoredVisit | undefined {
    return this.#open.get(roomId)?.get(id)
  }

  /** Whether members should be told again when a visit ends by itself. */
  isNewsThatEnds(id: string, endsAt: number): boolean {
    return endsAt - (this.#saidEnds.get(id) ?? 0) >= sayEndAgainMs
  }

  async read(room: Room): Promise<void> {
    const open = await this.#parts.rows.openInRoom(room.num)
    if (open.length === 0) this.#open.delete(room.id)
    else this.#open.set(room.id, new Map(open.map((visit) => [visit.id, visit])))
  }

  /**
   * Reads the room's open visits again, and tells the desk of one that changed.
   * @param isNews whether members are told as well, who then read all of it again.
   */
  async refresh(room: Room, id: string, isNews = true): Promise<void> {
    await this.read(room)
    const visit = this.get(room.id, id)
    if (visit?.endsAt && isNews) this.#saidEnds.set(id, visit.endsAt)
    if (!visit) this.#saidEnds.delete(id)
    if (isNews) this.#parts.emitter.emitToRoom(room.id, 'visit', {})
    if (visit) this.tellChanged(visit)
  }

  tellChanged(visit: StoredVisit): void {
    for (const listener of this.#listeners) listener(visit)
  }
}
