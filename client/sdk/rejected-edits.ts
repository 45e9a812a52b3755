// Edits that could not be kept, until somebody has seen them; on the shelf too, for the page may be closed before that.
import { newId } from '#shared/ids.ts'
import type { RecordEdit } from '#shared/records/record-kind.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { RejectedEdit } from './room.ts'
import type { LocalStore } from './local-store.ts'
import { Watchable } from './observable.ts'
import type { Observable } from './observable.ts'

/** One entry each: another tab of this member has its own. */
const storedEntry = 'not-kept/'

/** An entry on the shelf. */
interface Kept {
  readonly at: number
  readonly rejectedEdits: RejectedEdit
}

/** See above. */
export class RejectedEdits {
  readonly #localStore: LocalStore | undefined
  readonly #now: () => number
  readonly #list: Watchable<readonly RejectedEdit[]>
  #latest = 0

  static async open(localStore: LocalStore | undefined, now: () => number): Promise<RejectedEdits> {
    if (!localStore) return new RejectedEdits(undefined, now, [])
    const names = await localStore.names(storedEntry)
    const kept = (await Promise.all(names.map((name) => localStore.read(name)))) as Kept[]
    const inOrder = kept.toSorted((a, b) => a.at - b.at)
    return new RejectedEdits(
      localStore,
      now,
      inOrder.map(({ rejectedEdits }) => rejectedEdits),
    )
  }

  private constructor(localStore: LocalStore | undefined, now: () => number, kept: readonly RejectedEdit[]) {
    this.#localStore = localStore
    this.#now = now
    this.#list = new Watchable(kept)
  }

  get list(): Observable<readonly RejectedEdit[]> {
    return this.#list
  }

  add(edit: RecordEdit, refusal: Refusal): void {
    const rejectedEdits = { id: newId(), edit, refusal }
    // Many come back within one millisecond, and are to stay in order.
    this.#latest = Math.max(this.#now(), this.#latest + 1)
    this.#list.set([...this.#list.get(), rejectedEdits])
    void this.#localStore?.keep(storedEntry + rejectedEdits.id, { at: this.#latest, rejectedEdits } satisfies Kept)
  }

  remove(id: string): void {
    this.#list.set(this.#list.get().filter((entry) => entry.id !== id))
    void this.#localStore?.keep(storedEntry + id, undefined)
  }
}
