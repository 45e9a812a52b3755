// Edits that are offered to the server one by one, after it refused some update they were part of.
import type { RecordEdit } from '#shared/records/record-kind.ts'
import type { Refusal, RefusalCode } from '#shared/refusals.ts'
import { nameOf } from './records.ts'
import type { WaitingEdits, Write } from './records.ts'

/** Refusals of an update as a whole: the same edit may pass when it comes alone and under a new client id. */
const ofTheWhole: ReadonlySet<RefusalCode> = new Set([
  'forged-author',
  'dangling-update',
  'update-too-large',
  'too-large',
  'malformed',
])

/** The queue of one document. */
export class Offers {
  /** Not sent yet; shown on top of the document. */
  readonly #waiting = new Map<string, Write>()
  /** In the document and on its way. Offered alone, so that a refusal can only mean this one. */
  #inFlight: { readonly write: Write; readonly goal: number } | undefined

  get waiting(): WaitingEdits {
    return this.#waiting
  }

  get inFlight(): Write | undefined {
    return this.#inFlight?.write
  }

  get busy(): boolean {
    return this.#inFlight !== undefined || this.#waiting.size > 0
  }

  /** Everything that is not known to be saved. */
  all(): Write[] {
    return [...(this.#inFlight ? [this.#inFlight.write] : []), ...this.#waiting.values()]
  }

  /** Queues a write; one to the same record that still waits gives way to it. */
  add(write: Write): void {
    this.#waiting.set(nameOf(write), write)
  }

  /** Takes the next one to offer; undefined while one is on its way, and at the end. */
  next(): Write | undefined {
    const [first] = this.#waiting
    if (!first || this.#inFlight) return undefined
    this.#waiting.delete(first[0])
    return first[1]
  }

  /** The write is on its way; it is saved once `goal` updates of its document are durable. */
  sent(write: Write, goal: number): void {
    this.#inFlight = { write, goal }
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
  sort(unsaved: readonly RecordEdit[], why: Refusal, giveUp: boolean): { back: Write[]; again: Write[] } {
    const blamed = this.#blamed(why)
    const flying = this.inFlight
    const known = flying && nameOf(flying)
    const writes = unsaved
      .filter((edit) => nameOf(edit) !== known)
      .map(({ root, key, after }): Write => ({ root, key, after }))
    const all = [...(flying ? [flying] : []), ...writes, ...this.#waiting.values()]
    const back = giveUp ? all : all.filter(blamed)
    return { back, again: all.filter((write) => !back.includes(write)) }
  }

  /** Begins anew with these. */
  restart(writes: readonly Write[]): void {
    this.#inFlight = undefined
    this.#waiting.clear()
    for (const write of writes) this.add(write)
  }

  #blamed(why: Refusal): (write: Write) => boolean {
    const named = why.root !== undefined && why.key !== undefined ? nameOf({ root: why.root, key: why.key }) : undefined
    const flying = this.inFlight
    // Whatever the reason: a single edit that was refused on its own will be refused again.
    if (flying && (named === undefined || named === nameOf(flying))) return (write) => write === flying
    if (named === undefined || ofTheWhole.has(why.code)) return () => false
    return (write) => nameOf(write) === named && !this.#waiting.has(named)
  }
}
