// The notes of staff about the open visits of a desk. Held in memory only.
import type { DeskVisit } from '#shared/desk/contracts.ts'
import type { StaffNote, StaffNotes } from '#shared/desk/staff-notes.ts'
import { ObservableValue } from './observable.ts'
import type { Observable } from './observable.ts'
import type { DeskTools } from './desk-tools.ts'

/** Notes by visit. */
export type NotesByVisit = ReadonlyMap<string, readonly StaffNote[]>

/** Reads the notes of each visit once it is listed, and keeps what comes later. */
export class VisitNotes {
  readonly #all = new ObservableValue<NotesByVisit>(new Map())
  readonly #open = new Set<string>()
  readonly #read: DeskTools['notes']

  constructor({ notes }: Pick<DeskTools, 'notes'>) {
    this.#read = notes
  }

  get all(): Observable<NotesByVisit> {
    return this.#all
  }

  /** Takes over what the channel says of a visit. What was read before may be older. */
  take({ visitId, notes }: StaffNotes): void {
    const known = this.#all.get().get(visitId) ?? []
    if (notes.length >= known.length) this.#all.set(new Map(this.#all.get()).set(visitId, notes))
  }

  /** The visits that are open: drops the notes of all others. */
  keepOnly(visits: readonly Pick<DeskVisit, 'id'>[]): void {
    const ids = new Set(visits.map(({ id }) => id))
    for (const id of this.#open) if (!ids.has(id)) this.#open.delete(id)
    if ([...this.#all.get().keys()].some((id) => !ids.has(id)))
      this.#all.set(new Map([...this.#all.get()].filter(([id]) => ids.has(id))))
    for (const id of ids) if (!this.#open.has(id)) void this.#begin(id)
  }

  async #begin(id: string): Promise<void> {
    this.#open.add(id)
    const read = await this.#read(id)
    if (!this.#open.has(id)) return
    if (read.ok) this.take(read.value)
    // With the next desk it is tried again.
    else this.#open.delete(id)
  }
}
