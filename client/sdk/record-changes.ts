// Changes of one document's records, relayed by root: the one way from a document to the views of it.

/** Keys of changed records by their root; undefined where any record under the root may have changed. */
export type ChangedRecords = ReadonlyMap<string, ReadonlySet<string> | undefined>

type Listener = (changed: ChangedRecords) => void

/** Calls back the listeners of a root when its records change, in the order they were added. */
export class RecordChanges {
  readonly #listeners: { readonly roots: ReadonlySet<string>; readonly listener: Listener }[] = []

  /** Adds a listener for the lifetime of the document. */
  on(roots: readonly string[], listener: Listener): void {
    this.#listeners.push({ roots: new Set(roots), listener })
  }

  /** Calls each listener once, however many of its roots changed. */
  emit(changed: ChangedRecords): void {
    for (const { roots, listener } of this.#listeners) {
      if ([...changed.keys()].some((root) => roots.has(root))) listener(changed)
    }
  }
}
