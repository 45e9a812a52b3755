// Reads files of products in a worker thread, which exists only while a shop imports: reading and comparing takes most of the time of an
// import and leaves much garbage. This thread passes the bytes on, and writes what comes back.
import type { Kysely } from 'kysely'
import { granted } from '#shared/outcome.ts'
import { fileOf } from '#server/storage/database-file.ts'
import type { Tables } from '#server/storage/tables.ts'
import { BackgroundWorker } from '#server/sync/background-worker.ts'
import { startThread } from '#server/sync/worker-thread.ts'
import type { ImportAnswer, ImportJob, ReadAnswer } from './import-jobs.ts'
import type { PreparedProducts } from './prepare-products.ts'
import type { ReadCatalogue } from './read-catalogue.ts'

/** The thread as the server sees it. */
export class Importer {
  readonly #db: Kysely<Tables>
  readonly #thread = new BackgroundWorker<ImportJob, ImportAnswer>(
    startThread(new URL('./import-thread.ts', import.meta.url)),
    () => {},
  )
  #lastId = 0

  /** @param db of the embedded store, whose file the thread reads. */
  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  /** Reads a file in the thread. @throws what the source throws, and where the thread fails. */
  readonly read: ReadCatalogue = async (source, { onProgress: _here, ...options }) => {
    const database = await fileOf(this.#db)
    this.#lastId += 1
    const id = this.#lastId
    const close = async () => void (await this.#run({ kind: 'forget', id }))
    // Under way for as long as the bytes come, so that the thread is not taken for an idle one.
    const reading = this.#run({ kind: 'read', id, database, options }).then(readAnswer)
    try {
      const [read] = await Promise.all([reading, this.#passOn(source, id)])
      if (read.ok) return granted({ ...read.value, parts: this.#parts(id), close })
      await close()
      return read
    } catch (fault) {
      // Why the reading failed matters, and not that the thread may have ended by it.
      await close().catch(() => {})
      throw fault
    }
  }

  stop(): Promise<void> {
    return this.#thread.stop()
  }

  #run(job: ImportJob): Promise<ImportAnswer> {
    return this.#thread.run(() => job)
  }

  /** Each piece goes once the one before was taken. */
  async #passOn(source: AsyncIterable<Uint8Array>, id: number): Promise<void> {
    for await (const bytes of source) {
      const answer = await this.#run({ kind: 'bytes', id, bytes })
      if (answer.kind === 'taken' && !answer.isWanted) break
    }
    await this.#run({ kind: 'end', id })
  }

  async *#parts(id: number): AsyncGenerator<PreparedProducts> {
    const ask = () => this.#run({ kind: 'part', id })
    for (let asked = ask(); ;) {
      const answer = await asked
      if (answer.kind !== 'part' || !answer.part) return
      // The next one is made while this one is written. Where it fails, that shows when its turn comes.
      asked = ask()
      asked.catch(() => {})
      yield answer.part
    }
  }
}

function readAnswer(answer: ImportAnswer): ReadAnswer {
  if (answer.kind !== 'read') throw new Error(`A file was read, and the answer is of the kind ${answer.kind}`)
  return answer.read
}
