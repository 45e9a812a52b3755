// Edits that are sent to the server one by one, after it refused an update that they were part of.
import type { Refusal, RefusalCode } from '#shared/refusals.ts'
import type { DocumentName } from '#shared/records/table.ts'
import { refusal } from '#shared/refusals.ts'
import { isSame } from './keep-same.ts'
import { isOfNoLine, nameOf } from './records.ts'
import type { WaitingEdits, Write } from './records.ts'
import type { UnsavedEdit } from './unsaved.ts'

/** Refusals of an update as a whole: the same edit may be accepted alone and under a new client id. */
const ofTheWhole: ReadonlySet<RefusalCode> = new Set([
  'forged-author',
  'dangling-update',
  'update-too-large',
  'too-large',
  'malformed',
  // Sent again with the moments that were meant.
  'clock-ahead',
])

/** The queue of one document. */
export class ResubmitQueue {
  /** Not sent yet; shown on top of the document. */
  readonly #waiting = new Map<string, UnsavedEdit>()
  /** In the document and on its way. Sent alone, so that a refusal can only concern this edit. */
  #inFlight: { readonly edit: UnsavedEdit; readonly goal: number } | undefined

  get waiting(): WaitingEdits {
    return this.#waiting
  }

  get busy(): boolean {
    return this.#inFlight !== undefined || this.#waiting.size > 0
  }

  /** All edits that are not known to be saved. */
  all(): UnsavedEdit[] {
    return [...(this.#inFlight ? [this.#inFlight.edit] : []), ...this.#waiting.values()]
  }

  /** Queues an edit. It replaces a waiting edit of the same record, and takes over the value that one was based on. */
  add(edit: UnsavedEdit): void {
    const name = nameOf(edit)
    this.#waiting.set(name, onTopOf(this.#waiting.get(name), edit))
  }

  /** Takes the next edit to send; undefined while one is on its way, and when none waits. */
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

  /** The first `durable` updates are durable. @returns whether the edit on its way is among them. */
  settle(durable: number): boolean {
    if (!this.#inFlight || durable < this.#inFlight.goal) return false
    this.#inFlight = undefined
    return true
  }

  /**
   * Decides after a refusal which of the unsaved edits caused it and are rejected, and which are sent again.
   * @param unsaved edits of the stale copy that the server does not have.
   * @param giveUp rejects all of them.
   */
  sort(
    unsaved: readonly UnsavedEdit[],
    why: Refusal,
    giveUp: boolean,
  ): { rejected: readonly UnsavedEdit[]; again: readonly UnsavedEdit[] } {
    const blamed = this.#blamed(why)
    const flying = this.#inFlight?.edit
    const known = flying && nameOf(flying)
    const others = unsaved.filter((edit) => nameOf(edit) !== known)
    const all = [...(flying ? [flying] : []), ...others, ...this.#waiting.values()]
    const rejected = giveUp ? all : all.filter(blamed)
    const again = all
      .filter((edit) => !rejected.includes(edit))
      .map((edit) => (nameOf(edit) === known ? onTopOf(flying, edit) : edit))
    return { rejected, again }
  }

  /** Starts again with these edits. */
  restart(edits: readonly UnsavedEdit[]): void {
    this.#inFlight = undefined
    this.#waiting.clear()
    for (const edit of edits) this.add(edit)
  }

  #blamed(why: Refusal): (write: Write) => boolean {
    const named = why.root !== undefined && why.key !== undefined ? nameOf({ root: why.root, key: why.key }) : undefined
    const flying = this.#inFlight?.edit
    // An edit that was refused alone would be refused again, whatever the reason.
    if (flying && (named === undefined || named === nameOf(flying))) return (write) => write === flying
    if (named === undefined || ofTheWhole.has(why.code)) return () => false
    return (write) => nameOf(write) === named && !this.#waiting.has(named)
  }
}

/** Why an edit that was made earlier, though allowed, cannot be resubmitted. @param before the record as it is now. */
export function whyNotAgain(
  document: DocumentName,
  edit: UnsavedEdit,
  { before, read }: { readonly before: unknown; readonly read: (root: string, key: string) => unknown },
): Refusal | undefined {
  const { root, key } = edit
  if (isOfNoLine(document, edit, read)) return refusal('no-such-line', { root, key })
  // Resubmitted now, the older edit would overwrite the newer one that everybody has seen.
  return edit.overtaken || !isSame(before, edit.before) ? refusal('changed-meanwhile', { root, key }) : undefined
}

/** The newer edit of a record, based on what the older one was based on. */
function onTopOf(older: UnsavedEdit | undefined, newer: UnsavedEdit): UnsavedEdit {
  return older ? { ...older, after: newer.after } : newer
}
