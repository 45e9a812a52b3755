// What associates note about a visit for one another. It is in a table of its own, and in nothing that members are sent.
import type { Kysely } from 'kysely'
import { maxNotes } from '#shared/desk/staff-notes.ts'
import type { StaffNote, StaffNotes } from '#shared/desk/staff-notes.ts'
import { newId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { StaffEmitter } from '#server/host/staff-events.ts'
import type { Tables } from '#server/storage/tables.ts'

/** A visit, as far as its notes need it. */
export interface NotedVisit {
  readonly id: string
  readonly room: number
  /** Whose it is at this moment. */
  readonly staff: string
  readonly endedAt: number | null
}

/** What notes need. */
export interface StaffNoteParts {
  readonly db: Kysely<Tables>
  readonly now: () => number
  readonly emitter: StaffEmitter
  readonly visitOf: (id: string) => Promise<NotedVisit | undefined>
}

/** The notes of all visits. */
export class StaffNoteStore {
  readonly #parts: StaffNoteParts

  constructor(parts: StaffNoteParts) {
    this.#parts = parts
  }

  /** The notes of an open visit of the associate. Refuses `no-such-visit`, also for one of somebody else. */
  async of(visitId: string, staffId: string): Promise<Outcome<StaffNotes>> {
    const visit = await this.#visitOf(visitId, staffId)
    return visit ? granted({ visitId, notes: await this.#read(visitId) }) : refused(refusal('no-such-visit'))
  }

  /** Adds a note. Refuses as `of`, and `too-many-notes`. */
  async add(
    visitId: string,
    { staffId, name }: { readonly staffId: string; readonly name: string },
    text: string,
  ): Promise<Outcome<StaffNote>> {
    const { db, now, emitter } = this.#parts
    const visit = await this.#visitOf(visitId, staffId)
    if (!visit) return refused(refusal('no-such-visit'))
    const before = await this.#read(visitId)
    if (before.length >= maxNotes) return refused(refusal('too-many-notes'))
    const note: StaffNote = { id: newId(), by: staffId, name, at: now(), text }
    const { by, ...row } = note
    await db
      .insertInto('staff_notes')
      .values({ ...row, staff_id: by, room: visit.room, visit: visitId })
      .execute()
    // To whoever has the visit by now.
    const owner = (await this.#parts.visitOf(visitId))?.staff
    if (owner !== undefined) emitter.emitToStaff(owner, 'notes', { visitId, notes: await this.#read(visitId) })
    return granted(note)
  }

  async #visitOf(id: string, staffId: string): Promise<NotedVisit | undefined> {
    const visit = await this.#parts.visitOf(id)
    return visit?.staff === staffId && visit.endedAt === null ? visit : undefined
  }

  async #read(visitId: string): Promise<StaffNote[]> {
    const rows = await this.#parts.db
      .selectFrom('staff_notes')
      .select(['id', 'staff_id', 'name', 'at', 'text'])
      .where('visit', '=', visitId)
      .orderBy('at')
      .orderBy('id')
      .execute()
    return rows.map(({ staff_id, at, ...note }) => ({ ...note, by: staff_id, at: Number(at) }))
  }
}
