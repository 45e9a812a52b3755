// Edits that could not be kept, until somebody has seen them; on the shelf too, for the page may be closed before that.
import { newId } from '#shared/ids.ts'
import type { RecordEdit } from '#shared/records/record-kind.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { NotKept } from './room.ts'
import type { Shelf } from './shelf.ts'
import { Watchable } from './watched.ts'
import type { Watched } from './watched.ts'

/** One entry each: another tab of this member has its own. */
const shelfEntry = 'not-kept/'

/** An entry on the shelf. */
interface Kept {
  readonly at: number
  readonly notKept: NotKept
}

/** See above. */
export class NotKeptList {
  readonly #shelf: Shelf | undefined
  readonly #now: () => number
  readonly #list: Watchable<readonly NotKept[]>
  #latest = 0

  static async open(shelf: Shelf | undefined, now: () => number): Promise<NotKeptList> {
    if (!shelf) return new NotKeptList(undefined, now, [])
    const names = await shelf.names(shelfEntry)
    const kept = (await Promise.all(names.map((name) => shelf.read(name)))) as Kept[]
    const inOrder = kept.toSorted((a, b) => a.at - b.at)
    return new NotKeptList(
      shelf,
      now,
      inOrder.map(({ notKept }) => notKept),
    )
  }

  private constructor(shelf: Shelf | undefined, now: () => number, kept: readonly NotKept[]) {
    this.#shelf = shelf
    this.#now = now
    this.#list = new Watchable(kept)
  }

  get list(): Watched<readonly NotKept[]> {
    return this.#list
  }

  add(edit: RecordEdit, refusal: Refusal): void {
    const notKept = { id: newId(), edit, refusal }
    // Many come back within one millisecond, and are to stay in order.
    this.#latest = Math.max(this.#now(), this.#latest + 1)
    this.#list.set([...this.#list.get(), notKept])
    void this.#shelf?.keep(shelfEntry + notKept.id, { at: this.#latest, notKept } satisfies Kept)
  }

  remove(id: string): void {
    this.#list.set(this.#list.get().filter((entry) => entry.id !== id))
    void this.#shelf?.keep(shelfEntry + id, undefined)
  }
}
