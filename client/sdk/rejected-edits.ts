// Edits that the server refused, until the person has seen them; also in the local store, for the page may be closed before that.
import { newId } from '#shared/ids.ts'
import type { RecordEdit } from '#shared/records/record-kind.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { LocalStore } from './local-store.ts'
import { ObservableValue } from './observable.ts'
import type { Observable } from './observable.ts'

/** An edit that the server refused, with the reason. Nothing disappears without a word. */
export interface RejectedEdit {
  readonly id: string
  readonly edit: RecordEdit
  readonly refusal: Refusal
}

/** One entry for each edit: another tab of this member writes its own. The name stays, for devices have such entries. */
const entryPrefix = 'not-kept/'

/** An entry of the local store. Its fields keep their names, too. */
interface SavedEdit {
  readonly at: number
  readonly notKept: RejectedEdit
}

/** The rejected edits of one room. */
export class RejectedEdits {
  readonly #localStore: LocalStore | undefined
  readonly #now: () => number
  readonly #list: ObservableValue<readonly RejectedEdit[]>
  #latest = 0

  /** Opens the list with the edits that were rejected earlier and not dismissed. */
  static async open(localStore: LocalStore | undefined, now: () => number): Promise<RejectedEdits> {
    if (!localStore) return new RejectedEdits(undefined, now, [])
    const names = await localStore.names(entryPrefix)
    const saved = (await Promise.all(names.map((name) => localStore.read(name)))) as SavedEdit[]
    const inOrder = saved.toSorted((a, b) => a.at - b.at)
    return new RejectedEdits(
      localStore,
      now,
      inOrder.map(({ notKept }) => notKept),
    )
  }

  private constructor(localStore: LocalStore | undefined, now: () => number, saved: readonly RejectedEdit[]) {
    this.#localStore = localStore
    this.#now = now
    this.#list = new ObservableValue(saved)
  }

  get list(): Observable<readonly RejectedEdit[]> {
    return this.#list
  }

  add(edit: RecordEdit, refusal: Refusal): void {
    const rejected = { id: newId(), edit, refusal }
    // Many edits are rejected within one millisecond, and must stay in order.
    this.#latest = Math.max(this.#now(), this.#latest + 1)
    this.#list.set([...this.#list.get(), rejected])
    void this.#localStore?.save(entryPrefix + rejected.id, { at: this.#latest, notKept: rejected } satisfies SavedEdit)
  }

  remove(id: string): void {
    this.#list.set(this.#list.get().filter((entry) => entry.id !== id))
    void this.#localStore?.save(entryPrefix + id, undefined)
  }
}
