// The copies of documents in a worker process; the server knows them as `Copies`.
import * as Y from 'yjs'
import { RecordsDocument } from './records-document.ts'
import type { ReplicaNews } from './replica-task.ts'

/** Copies of documents, kept for the next job. */
export class CopiedDocuments {
  readonly #documents = new Map<number, RecordsDocument>()

  forget(num: number): void {
    this.#documents.get(num)?.doc.destroy()
    this.#documents.delete(num)
  }

  /** A document with its news. */
  upToDate({ num, name, base, updates }: ReplicaNews): RecordsDocument {
    if (base) this.forget(num)
    const document = this.#documents.get(num) ?? new RecordsDocument(name)
    this.#documents.set(num, document)
    document.doc.transact(() => {
      for (const update of base ? [base, ...updates] : updates) Y.applyUpdate(document.doc, update)
    })
    return document
  }
}
