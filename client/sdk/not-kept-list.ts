// Edits that could not be kept, until somebody has seen them; on the shelf too, for the page may be closed before that.
import { newId } from '#shared/ids.ts'
import type { RecordEdit } from '#shared/records/record-kind.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { NotKept } from './room.ts'
import type { Shelf } from './shelf.ts'
import { Watchable } from './watched.ts'
import type { Watched } from './watched.ts'

const shelfEntry = 'not-kept'

/** See above. */
export class NotKeptList {
  readonly #shelf: Shelf | undefined
  readonly #list: Watchable<readonly NotKept[]>

  static async open(shelf: Shelf | undefined): Promise<NotKeptList> {
    const kept = (await shelf?.read(shelfEntry)) as readonly NotKept[] | undefined
    return new NotKeptList(shelf, kept ?? [])
  }

  private constructor(shelf: Shelf | undefined, kept: readonly NotKept[]) {
    this.#shelf = shelf
    this.#list = new Watchable(kept)
  }

  get list(): Watched<readonly NotKept[]> {
    return this.#list
  }

  add(edit: RecordEdit, refusal: Refusal): void {
    this.#set([...this.#list.get(), { id: newId(), edit, refusal }])
  }

  remove(id: string): void {
    this.#set(this.#list.get().filter((entry) => entry.id !== id))
  }

  #set(list: readonly NotKept[]): void {
    this.#list.set(list)
    void this.#shelf?.keep(shelfEntry, list.length > 0 ? list : undefined)
  }
}
