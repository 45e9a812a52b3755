// Edits that are offered to the server one by one, after it refused some update they were part of.
import type { Refusal, RefusalCode } from '#shared/refusals.ts'
import { nameOf } from './records.ts'
import type { WaitingEdits, Write } from './records.ts'
import type { UnsavedEdit } from './unsaved.ts'

/** Refusals of an update as a whole: the same edit may pass when it comes alone and under a new client id. */
const ofTheWhole: ReadonlySet<RefusalCode> = new Set([
  'forged-author',
  'dangling-update',
  'update-too-large',
  'too-large',
  'malformed',
])

/** The queue of one document. */
export class ResubmitQueue {
  /** Not sent yet; shown on top of the document. */
  readonly #waiting = new Map<string, UnsavedEdit>()
  /** In the document and on its way. Offered alone, so that a refusal can only mean this one. */
  #inFlight: { readonly edit: UnsavedEdit; readonly goal: number } | undefined

  get waiting(): WaitingEdits {
    return this.#waiting
  }

  get busy(): boolean {
    return this.#inFlight !== undefined || this.#waiting.size > 0
  }

  /** Everything that is not known to be saved. */
  all(): UnsavedEdit[] {
    return [...(this.#inFlight ? [this.#inFlight.edit] : []), ...this.#waiting.values()]
  }

  /** Queues an edit; one of the same record that still waits gives way to it, with what it was made on. */
  add(edit: UnsavedEdit): void {
    const name = nameOf(edit)
    this.#waiting.set(name, onTopOf(this.#waiting.get(name), edit))
  }

  /** Takes the next one to offer; undefined while one is on its way, and at the end. */
  next(): UnsavedEdit | undefined {
    const [first] = this.#waiting
    if (!first || this.#inFlight) return undefined
    this.#waiting.delete(first[0])
    return first[1]
  }

  /** The edit is on its way; it is saved once `goal` updates of its document are durable. */
  sent(edit: UnsavedEdit, goal: number): void {
    this.#inFlight = { edit, goal }
  }

  /** So many updates are durable. @returns whether the one on its way is saved by that. */
  settle(durable: number): boolean {
    if (!this.#inFlight || durable < this.#inFlight.goal) return false
    this.#inFlight = undefined
    return true
  }

  /**
   * After a refusal: which of the unsaved edits are to blame and go back, and which are offered (again).
   * @param unsaved what the stale copy held and the server does not have.
   * @param giveUp hands everything back.
   */
  sort(
    unsaved: readonly UnsavedEdit[],
    why: Refusal,
    giveUp: boolean,
  ): { back: readonly UnsavedEdit[]; again: readonly UnsavedEdit[] } {
    const blamed = this.#blamed(why)
    const flying = this.#inFlight?.edit
    const known = flying && nameOf(flying)
    const others = unsaved.filter((edit) => nameOf(edit) !== known)
    const all = [...(flying ? [flying] : []), ...others, ...this.#waiting.values()]
    const back = giveUp ? all : all.filter(blamed)
    const again = all
      .filter((edit) => !back.includes(edit))
      .map((edit) => (nameOf(edit) === known ? onTopOf(flying, edit) : edit))
    return { back, again }
  }

  /** Begins anew with these. */
  restart(edits: readonly UnsavedEdit[]): void {
    this.#inFlight = undefined
    this.#waiting.clear()
    for (const edit of edits) this.add(edit)
  }

  #blamed(why: Refusal): (write: Write) => boolean {
    const named = why.root !== undefined && why.key !== undefined ? nameOf({ root: why.root, key: why.key }) : undefined
    const flying = this.#inFlight?.edit
    // Whatever the reason: a single edit that was refused on its own will be refused again.
    if (flying && (named === undefined || named === nameOf(flying))) return (write) => write === flying
    if (named === undefined || ofTheWhole.has(why.code)) return () => false
    return (write) => nameOf(write) === named && !this.#waiting.has(named)
  }
}

/** The newer edit of a record, as it stands when the older was never made. */
function onTopOf(older: UnsavedEdit | undefined, newer: UnsavedEdit): UnsavedEdit {
  return older ? { ...older, after: newer.after } : newer
}
