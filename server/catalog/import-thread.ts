// The worker thread of imports: reads files and compares them with the catalogue, on a connection of its own that only reads.
import { constants } from 'node:os'
import { openReader } from '#server/storage/reader.ts'
import { serveThreadJobs } from '#server/sync/worker-thread.ts'
import type { ImportAnswer, ImportJob, ReadAnswer, ReadJob } from './import-jobs.ts'
import { catalogueReader } from './read-catalogue.ts'
import type { CatalogueFile } from './read-catalogue.ts'

/** An import under way. */
class Import {
  readonly #bytes = new TransformStream<Uint8Array, Uint8Array>()
  readonly #writer = this.#bytes.writable.getWriter()
  #parts: CatalogueFile['parts'] | undefined
  #close = () => Promise.resolve()

  async read({ database, options }: ReadJob): Promise<ReadAnswer> {
    const db = openReader(database)
    this.#close = () => db.destroy()
    const read = await catalogueReader(db)(this.#bytes.readable, options)
    if (!read.ok) return read
    const { report, count, parts, close } = read.value
    this.#parts = parts
    this.#close = () => close().then(() => db.destroy())
    return { ok: true, value: { report, count } }
  }

  /** @returns whether more is wanted, once the file's reader has taken it. */
  async take(bytes: Uint8Array): Promise<boolean> {
    return this.#writer.write(bytes).then(
      () => true,
      () => false,
    )
  }

  async end(): Promise<void> {
    // Where it wanted no more, it has ended already.
    await this.#writer.close().catch(() => {})
  }

  async part(): Promise<ImportAnswer> {
    const next = await this.#parts?.next()
    return { kind: 'part', part: next?.done ? undefined : next?.value }
  }

  async forget(): Promise<void> {
    // Without a reason, the parser of a file that is still read would end this thread.
    await this.#writer.abort(new Error('The import has ended')).catch(() => {})
    await this.#close()
  }
}

const imports = new Map<number, Import>()

// Somebody waits for the answer to the upload: it must come on a busy machine too.
serveThreadJobs(run, movedOf, constants.priority.PRIORITY_BELOW_NORMAL)

function movedOf(answer: ImportAnswer): readonly ArrayBuffer[] {
  return answer.kind === 'part' && answer.part ? [answer.part.rows.buffer as ArrayBuffer] : []
}

async function run(job: ImportJob): Promise<ImportAnswer> {
  const { id } = job
  if (job.kind === 'read') imports.set(id, new Import())
  const known = imports.get(id)
  if (!known) throw new Error(`The thread knows no import ${id}`)
  if (job.kind === 'read') return { kind: 'read', read: await known.read(job) }
  if (job.kind === 'part') return known.part()
  if (job.kind === 'bytes') return { kind: 'taken', isWanted: await known.take(job.bytes) }
  if (job.kind === 'end') await known.end()
  else {
    imports.delete(id)
    await known.forget()
  }
  return { kind: 'taken', isWanted: false }
}
