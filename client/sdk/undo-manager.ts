// Undo and redo of what this device wrote: inverse edits, written like all others. Records that somebody changed since stay.
import { granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'

import type { RecordEdit } from '#shared/records/record-kind.ts'
import { kindOf, kindsOf } from '#shared/records/table.ts'
import type { DocumentName } from '#shared/records/table.ts'
import { Derived } from './derived.ts'
import { isSame } from './keep-same.ts'
import type { Moment } from './moment.ts'
import type { Observable } from './observable.ts'
import type { RecordLink } from './record-link.ts'
import type { Write } from './records.ts'

/** How many steps are remembered, the latest. */
const maxSteps = 100

/** One thing that was done and can be undone: the edits of one call. */
export interface Step {
  readonly document: DocumentName
  readonly edits: readonly RecordEdit[]
  /** The edits of the call itself, however often they were undone and redone since: for naming the step. */
  readonly origin: readonly RecordEdit[]
  /** The moment that the step restored; steps of one restoring are undone and redone together. */
  readonly restoring?: Moment
}

/** Undo and redo of what this device wrote since the room was opened; never of others' work. */
export interface UndoManager {
  /** The steps that the next undo and the next redo would take. */
  readonly next: Observable<{ readonly undo?: Step; readonly redo?: Step }>
  /** Takes back the last step, as far as nobody else has changed it since. @returns the edits written; undefined where nothing was left. */
  undo(): Outcome<Step | undefined>
  redo(): Outcome<Step | undefined>
}

/** Writes to a document: all of the writes, or none. @param restoring the moment that they restore, if any. */
export type Writer = (writes: readonly Write[], restoring?: Moment) => Outcome<void>

/** Opens the undo manager of a room. */
export function openUndoManager({ undoLog }: { readonly undoLog: UndoManager }): UndoManager {
  return undoLog
}

/** The steps of all documents of a room. */
export class UndoLog implements UndoManager {
  readonly next: Derived<{ readonly undo?: Step; readonly redo?: Step }>
  readonly #isReliedOn: (edit: RecordEdit) => boolean
  readonly #links = new Map<DocumentName, RecordLink>()
  readonly #done: Step[] = []
  readonly #undone: Step[] = []

  /** @param isReliedOn whether others have built on a record, so that undo may not remove it. */
  constructor(isReliedOn: (edit: RecordEdit) => boolean) {
    this.#isReliedOn = isReliedOn
    this.next = new Derived(() => {
      const undo = this.#lastUseful(this.#done)
      const redo = this.#lastUseful(this.#undone)
      return { ...(undo && { undo }), ...(redo && { redo }) }
    })
  }

  /** A writer to a document whose writes can be undone. */
  writer(link: RecordLink): Writer {
    this.#links.set(link.name, link)
    // A step that could be undone a moment ago may have been built on, or overwritten.
    link.onChange(
      kindsOf(link.name).map(({ root }) => root),
      this.next.invalidate,
    )
    return (writes, restoring) => {
      const edits = editsOf(writes, link)
      const written = link.write(writes)
      if (!written.ok || edits.length === 0) return written
      this.#done.push({ document: link.name, edits, origin: edits, ...(restoring && { restoring }) })
      if (this.#done.length > maxSteps) this.#done.shift()
      this.#undone.length = 0
      this.next.invalidate()
      return written
    }
  }

  undo(): Outcome<Step | undefined> {
    return granted(this.#move(this.#done, this.#undone))
  }

  redo(): Outcome<Step | undefined> {
    return granted(this.#move(this.#undone, this.#done))
  }

  /** Takes steps back until one leaves something to write. @param restoring only steps of this restoring. */
  #move(from: Step[], to: Step[], restoring?: Moment): Step | undefined {
    const isPart = (step: Step) => restoring === undefined || step.restoring === restoring
    this.next.invalidate()
    for (let step = from.at(-1); step && isPart(step); step = from.at(-1)) {
      from.pop()
      const edits = this.#inverse(step)
      if (edits.length === 0 || this.#links.get(step.document)?.write(edits).ok !== true) continue
      const taken = { ...step, edits }
      to.push(taken)
      if (step.restoring) this.#move(from, to, step.restoring)
      return taken
    }
    return undefined
  }

  #lastUseful(steps: readonly Step[]): Step | undefined {
    return steps.findLast((step) => this.#inverse(step).length > 0)
  }

  #inverse({ document, edits }: Step): RecordEdit[] {
    const link = this.#links.get(document)
    return link ? inverseOf(edits, link, this.#isReliedOn) : []
  }
}

function editsOf(writes: readonly Write[], link: RecordLink): RecordEdit[] {
  return writes
    .map(({ root, key, after }) => ({ root, key, before: link.record(root, key), after }))
    .filter(({ before, after }) => !isSame(before, after))
}

/** The edits that restore the records as they were before, the last first; only where the records still are as they were left. */
function inverseOf(
  edits: readonly RecordEdit[],
  link: RecordLink,
  isReliedOn: (edit: RecordEdit) => boolean,
): RecordEdit[] {
  return edits
    .toReversed()
    .filter((edit) => isSame(link.record(edit.root, edit.key), edit.after))
    .map(({ root, key, before, after }) => ({
      root,
      key,
      before: after,
      after: before ?? kindOf(link.name, root)?.neutral,
    }))
    .filter((edit) => !isSame(edit.before, edit.after))
    .filter((edit) => edit.after !== undefined || !isReliedOn(edit))
    .filter((edit) => !link.whyNot(edit))
}
