// The documents in the replica's process, and the tasks that are run on them.
import type { DocumentName } from '#shared/records/table.ts'
import { CopiedDocuments } from './copied-documents.ts'
import type { RecordsDocument } from './records-document.ts'
import type { ReplicaDocuments, ReplicaJob, ReplicaTask } from './replica-task.ts'
import { recordsOf } from './room-records.ts'

/** Runs jobs on copies of documents, which it keeps for the next job. */
export class ReplicaRunner {
  readonly #tasks: ReadonlyMap<string, ReplicaTask<never>>
  readonly #documents = new CopiedDocuments()

  constructor(tasks: readonly ReplicaTask<never>[]) {
    this.#tasks = new Map(tasks.map((task) => [task.name, task]))
  }

  run({ task: name, input, news, forget }: ReplicaJob): readonly Uint8Array[] {
    for (const num of forget) this.#documents.forget(num)
    const task = this.#tasks.get(name)
    if (!task) throw new Error(`The replica knows no task ${name}`)
    const documents = new Map<DocumentName, RecordsDocument>()
    for (const one of news) documents.set(one.name, this.#documents.upToDate(one))
    return task.run(asked(documents), input as never)
  }
}

function asked(documents: ReadonlyMap<DocumentName, RecordsDocument>): ReplicaDocuments {
  const document = (name: DocumentName) => {
    const found = documents.get(name)
    if (!found) throw new Error(`The task was not given the document ${name}`)
    return found
  }
  return { document, records: (name) => recordsOf(name, document(name)) }
}
