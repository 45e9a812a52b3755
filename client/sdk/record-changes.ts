// Changes of one document's records, relayed by root: the one way from a document to the views of it.
import type * as Y from 'yjs'

/** Keys of changed records by their root; undefined where any record under the root may have changed. */
export type ChangedRecords = ReadonlyMap<string, ReadonlySet<string> | undefined>

type Listener = (changed: ChangedRecords) => void

/** Calls back the listeners of a root when its records change, in the order they were added. */
export class RecordChanges {
  readonly #listeners: { readonly roots: ReadonlySet<string>; readonly listener: Listener }[] = []
  readonly #held = new Map<string, Set<string>>()

  /** Adds a listener for the lifetime of the document. */
  on(roots: readonly string[], listener: Listener): void {
    this.#listeners.push({ roots: new Set(roots), listener })
  }

  /**
   * Relays the changes of a Y.Doc under its roots.
   * @param options.isRead whether that is the document that is read.
   * @param options.isComing whether a change is part of a state that is still arriving: of its parts one fold is enough, at `release`.
   */
  relay(
    doc: Y.Doc,
    roots: readonly string[],
    { isRead, isComing }: { isRead: () => boolean; isComing: (origin: unknown) => boolean },
  ): void {
    const names = new Map<unknown, string>(roots.map((root) => [doc.getMap(root), root]))
    doc.on('afterTransaction', ({ changed, origin }) => {
      const touched = touchedRecords(changed, names)
      if (touched.size === 0 || !isRead()) return
      if (isComing(origin)) this.#hold(touched)
      else this.emit(touched)
    })
  }

  #hold(changed: ReadonlyMap<string, ReadonlySet<string>>): void {
    for (const [root, keys] of changed) {
      const held = this.#held.get(root)
      if (held) for (const key of keys) held.add(key)
      else this.#held.set(root, new Set(keys))
    }
  }

  /** Emits what was held. */
  release(): void {
    const held = new Map(this.#held)
    this.#held.clear()
    if (held.size > 0) this.emit(held)
  }

  /** Calls each listener once, however many of its roots changed. */
  emit(changed: ChangedRecords): void {
    for (const { roots, listener } of this.#listeners) {
      if ([...changed.keys()].some((root) => roots.has(root))) listener(changed)
    }
  }
}

/** The changed records of a Yjs transaction. @param roots the roots of a document by their maps. */
function touchedRecords(
  changed: ReadonlyMap<unknown, ReadonlySet<string | null>>,
  roots: ReadonlyMap<unknown, string>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const touched = new Map<string, ReadonlySet<string>>()
  for (const [type, keys] of changed) {
    const root = roots.get(type)
    // Yjs lists the keys of a map that changed; null would stand for a list.
    if (root !== undefined) touched.set(root, new Set([...keys].filter((key) => key !== null)))
  }
  return touched
}
