// Undo and redo of what this device wrote: inverse records, written like any others. What somebody has changed since stays.
import { granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { RecordEdit } from '#shared/records/record-kind.ts'
import { kindOf } from '#shared/records/table.ts'
import type { DocumentName } from '#shared/records/table.ts'
import { Derived } from './derived.ts'
import type { RecordLink } from './record-link.ts'
import { isSame } from './keep-same.ts'
import type { Write } from './records.ts'
import type { Moment, Step, Undoing } from './room.ts'

/** How many steps are remembered, the latest. */
const maxSteps = 100

/** Writes to a document; all of the writes, or none. @param restoring what they are part of, where they restore a moment. */
export type Writer = (writes: readonly Write[], restoring?: Moment) => Outcome<void>

/** An `Undoing` that the writers of documents tell what they wrote. */
export interface LiveUndoing extends Undoing {
  /** A writer whose writes can be undone. */
  writer(name: DocumentName, link: RecordLink): Writer
  /** Records changed, by whomever: what could be undone a moment ago may have been built on. */
  changed(): void
}

/** @param isReliedOn whether others have built on a record, so that it may not be removed. */
export function openUndoing(isReliedOn: (edit: RecordEdit) => boolean): LiveUndoing {
  const links = new Map<DocumentName, RecordLink>()
  const [done, undone]: [Step[], Step[]] = [[], []]
  const inverse = ({ document, edits }: Step): RecordEdit[] => {
    const link = links.get(document)
    return link ? inverseOf(edits, link, isReliedOn) : []
  }
  const next = new Derived<{ readonly undo?: Step; readonly redo?: Step }>(() => {
    const [undo, redo] = [done, undone].map((steps) => steps.findLast((step) => inverse(step).length > 0))
    return { ...(undo && { undo }), ...(redo && { redo }) }
  })
  /** Takes steps back until one leaves something to write. @param restoring only such as are part of it. */
  const move = (from: Step[], to: Step[], restoring?: Moment): Step | undefined => {
    const isPart = (step: Step) => restoring === undefined || step.restoring === restoring
    next.invalidate()
    for (let step = from.at(-1); step && isPart(step); step = from.at(-1)) {
      from.pop()
      const edits = inverse(step)
      if (edits.length === 0 || links.get(step.document)?.write(edits).ok !== true) continue
      const taken = { ...step, edits }
      to.push(taken)
      if (step.restoring) move(from, to, step.restoring)
      return taken
    }
    return undefined
  }
  return {
    next,
    undo: () => granted(move(done, undone)),
    redo: () => granted(move(undone, done)),
    writer(name, link) {
      links.set(name, link)
      return (writes, restoring) => {
        const edits = editsOf(writes, link)
        const written = link.write(writes)
        if (!written.ok || edits.length === 0) return written
        done.push({ document: name, edits, origin: edits, ...(restoring && { restoring }) })
        if (done.length > maxSteps) done.shift()
        undone.length = 0
        next.invalidate()
        return written
      }
    },
    changed: next.invalidate,
  }
}

function editsOf(writes: readonly Write[], link: RecordLink): RecordEdit[] {
  return writes
    .map(({ root, key, after }) => ({ root, key, before: link.record(root, key), after }))
    .filter(({ before, after }) => !isSame(before, after))
}

/** What puts records back to where they were before, the last first; only where they still are as they were left. */
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
