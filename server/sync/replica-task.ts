// What may be asked of the replica: work on whole documents that would hold up all rooms, done in a worker process on copies of them.
import type { DocumentName, RecordsOf } from '#shared/records/table.ts'
import type { RecordsDocument } from './records-document.ts'

/** The documents that a task was given, as their durable updates made them. */
export interface ReplicaDocuments {
  document(name: DocumentName): RecordsDocument
  /** All records of a document, as folds read them. */
  records<Name extends DocumentName>(name: Name): RecordsOf<Name>
}

/** One kind of work. Input and answer are copied between the processes. */
export interface ReplicaTask<Input> {
  /** Both processes find it by its name. */
  readonly name: string
  /** @returns bytes. */
  readonly run: (documents: ReplicaDocuments, input: Input) => readonly Uint8Array[]
}

/** News of a document for the replica. */
export interface ReplicaNews {
  readonly num: number
  readonly name: DocumentName
  /** The whole state, where the replica has nothing that the updates could follow. */
  readonly base: Uint8Array | undefined
  readonly updates: readonly Uint8Array[]
}

/** A job of the worker process. */
export interface ReplicaJob {
  readonly task: string
  readonly input: unknown
  readonly news: readonly ReplicaNews[]
  /** Documents that no later job continues. */
  readonly forget: readonly number[]
}
