// Edits that the server refused, until the person has seen them; also in the local store, for the page may be closed before that.
import type { RecordEdit } from '#shared/records/record-kind.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { LocalStore } from './local-store.ts'
import { ObservableValue } from './observable.ts'
import type { Observable } from './observable.ts'
import { openTabChannel } from './surroundings.ts'
import type { TabChannel } from './surroundings.ts'

/** An edit that the server refused, with the reason. Nothing disappears without a word. */
export interface RejectedEdit {
  readonly id: string
  readonly edit: RecordEdit
  readonly refusal: Refusal
}

/** One entry for each edit. The name stays, for devices have such entries. */
const entryPrefix = 'not-kept/'

/** An entry of the local store. Its fields keep their names, too. */
interface SavedEdit {
  readonly at: number
  readonly notKept: RejectedEdit
}

/** What a tab tells the others of this member: the person has seen this one. */
interface Dismissed {
  readonly dismissed: string
}

/** The rejected edits of one room. */
export class RejectedEdits {
  readonly #localStore: LocalStore | undefined
  readonly #now: () => number
  readonly #list: ObservableValue<readonly RejectedEdit[]>
  /** To the other tabs, which list the same edits; absent without a local store. */
  #tabs: TabChannel | undefined
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
    this.#tabs =
      localStore &&
      openTabChannel(`${localStore.name}|rejected`, (message) => this.#takeOff((message as Dismissed).dismissed))
  }

  get list(): Observable<readonly RejectedEdit[]> {
    return this.#list
  }

  add(edit: RecordEdit, refusal: Refusal): void {
    const rejected = { id: idOf(edit), edit, refusal }
    // Many edits are rejected within one millisecond, and must stay in order.
    this.#latest = Math.max(this.#now(), this.#latest + 1)
    this.#list.set([...this.#list.get().filter(({ id }) => id !== rejected.id), rejected])
    void this.#localStore?.save(entryPrefix + rejected.id, { at: this.#latest, notKept: rejected } satisfies SavedEdit)
  }

  /** Takes an entry off the list, here and in the other tabs. */
  remove(id: string): void {
    this.#takeOff(id)
    void this.#localStore?.save(entryPrefix + id, undefined)
    this.#tabs?.postMessage({ dismissed: id } satisfies Dismissed)
  }

  /** Hears no more of the other tabs, and tells them nothing. */
  close(): void {
    this.#tabs?.close()
    this.#tabs = undefined
  }

  #takeOff(id: string): void {
    this.#list.set(this.#list.get().filter((entry) => entry.id !== id))
  }
}

/** The same in every tab of this member: each of them has the edit refused and saves it, and it is one entry all the same. */
function idOf({ root, key, after }: RecordEdit): string {
  let hash = 0x811c9dc5
  // FNV-1a.
  for (const letter of JSON.stringify(after) ?? '') hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return `${root}/${key}/${(hash >>> 0).toString(36)}`
}
