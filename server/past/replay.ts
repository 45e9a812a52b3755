// Rebuilds documents of the past from states and updates. It runs in a worker thread, for a large document would block all others.
import * as Y from 'yjs'
import type { MemberId } from '#shared/ids.ts'
import { honour } from '#shared/past/honour.ts'
import { kindsOf } from '#shared/records/table.ts'
import type { DocumentName } from '#shared/records/table.ts'
import { unpack, unpackUpdates } from '#server/storage/pack-updates.ts'
import { CopiedDocuments } from '#server/sync/copied-documents.ts'
import type { RecordsDocument } from '#server/sync/records-document.ts'
import type { ReplicaNews } from '#server/sync/replica-task.ts'
import type { Pages, ReplayedDocument } from './pages.ts'
import { scrubHistory } from './scrub-job.ts'
import type { Scrubbing } from './scrub-job.ts'

type ShownRecords = Record<string, Record<string, unknown>>

/** A job: the records of a room at a moment. */
export interface Showing {
  readonly show: 'records'
  readonly moment: { readonly seq: number; readonly at: number }
  readonly documents: readonly ReplayedDocument[]
  /** The reader, and the documents as they are now: words that others took back or edited since are not shown. */
  readonly me: MemberId
  readonly present: readonly ReplicaNews[]
  /** Replayed documents that no later job continues, and documents of the present. */
  readonly forget: { readonly replayed: readonly number[]; readonly present: readonly number[] }
}

/** A job: the state of one document. */
export interface Stating {
  readonly show: 'state'
  readonly document: ReplayedDocument
}

/** A job of the worker thread. */
export type ReplayJob = Showing | Stating | Scrubbing

/** Runs jobs; keeps replayed documents, so that the next moment costs only the updates in between. */
export class Replay {
  readonly #docs = new Map<number, Y.Doc>()
  readonly #present = new CopiedDocuments()

  /** @returns for records the body of a response as JSON, for a state its bytes, for what was scrubbed see `readScrubbed`. */
  run(job: ReplayJob): Uint8Array {
    if (job.show === 'state') return Y.encodeStateAsUpdate(docOf(job.document))
    if (job.show === 'scrubbed') return scrubHistory(job, docOf(job.document))
    for (const num of job.forget.replayed) this.#docs.delete(num)
    for (const num of job.forget.present) this.#present.forget(num)
    const records = Object.fromEntries(job.documents.map((document) => [document.name, this.#recordsOf(document)]))
    const present = new Map(job.present.map((news) => [news.name, this.#present.upToDate(news)]))
    for (const { name } of job.documents)
      withhold(records[name] ?? {}, { name, present: present.get(name), me: job.me })
    return new TextEncoder().encode(JSON.stringify({ ...job.moment, records }))
  }

  #recordsOf({ num, name, pages }: ReplayedDocument): ShownRecords {
    const continues = pages.base === undefined && pages.after > 0
    const doc = continues ? this.#docs.get(num) : new Y.Doc()
    if (!doc) throw new Error('A replay cannot continue a document that it does not have')
    this.#docs.set(num, doc)
    replay(doc, pages)
    return Object.fromEntries(kindsOf(name).map(({ root }) => [root, Object.fromEntries(doc.getMap(root).entries())]))
  }
}

/** What was taken back or edited is gone from the room, and so from the past. */
function withhold(
  records: ShownRecords,
  { name, present, me }: { name: DocumentName; present: RecordsDocument | undefined; me: MemberId },
): void {
  for (const kind of kindsOf(name)) {
    const shown = records[kind.root]
    if (!kind.words || !shown) continue
    const now = present?.map(kind.root)
    for (const [key, then] of Object.entries(shown)) {
      const told = honour(kind, { key, then, now: now?.get(key) }, me)
      if (told === undefined) delete shown[key]
      else shown[key] = told
    }
  }
}

function docOf({ pages }: ReplayedDocument): Y.Doc {
  const doc = new Y.Doc()
  replay(doc, pages)
  return doc
}

function replay(doc: Y.Doc, { base, segments, logged, after, upto }: Pages): void {
  // In one transaction: a clean-up after each update would double the time.
  doc.transact(() => {
    if (base) Y.applyUpdate(doc, base.packed ? unpack(base.state) : base.state)
    for (const segment of segments) {
      for (const { id, data } of unpackUpdates(segment)) if (id > after && id <= upto) Y.applyUpdate(doc, data)
    }
    for (const update of logged) Y.applyUpdate(doc, update)
  })
}
