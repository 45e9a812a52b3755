// Which documents a worker process has copies of, and how far: so that it is handed only what is new.
import type { LiveDocument } from './live-document.ts'
import type { ReplicaNews } from './replica-task.ts'

/** At least this many copies of documents are kept: reading a cold one takes long. */
const minCopied = 2

/** How much of a document the process has. */
interface Copy {
  readonly document: LiveDocument
  readonly upto: number
}

/** The copies of one process. */
export class Copies {
  readonly #maxBytes: number
  /** The copy used last is at the end. */
  readonly #copies = new Map<number, Copy>()

  /** @param maxBytes how much the copies may hold, of encoded state. In memory they take seven times as much. */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  /** What the process lacks of a document; the job that brings it must be the next one. */
  newsOf(document: LiveDocument): ReplicaNews {
    const { num, name } = document
    const copy = this.#copies.get(num)
    // A room that left memory and came back has new documents.
    const since = document.since(copy?.document === document ? copy.upto : undefined)
    this.#copies.delete(num)
    this.#copies.set(num, { document, upto: since.upto })
    return { num, name, base: since.base, updates: since.updates }
  }

  /** A job failed: what the process has by now of its documents is unknown. */
  forget(documents: readonly LiveDocument[]): void {
    for (const { num } of documents) this.#copies.delete(num)
  }

  /** The process has ended. */
  clear(): void {
    this.#copies.clear()
  }

  /** Drops the copies that were used longest ago. @returns them. */
  makeRoom(): readonly number[] {
    const dropped: number[] = []
    let bytes = [...this.#copies.values()].reduce((sum, { document }) => sum + document.bytes, 0)
    for (const [num, { document }] of this.#copies) {
      if (bytes <= this.#maxBytes || this.#copies.size <= minCopied) break
      bytes -= document.bytes
      this.#copies.delete(num)
      dropped.push(num)
    }
    return dropped
  }
}
