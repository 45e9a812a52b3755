// Rooms as they were, in the worker process: it reads what a moment needs from the database itself, since a large past that the main thread
// reads and hands over holds up all rooms.
import type { Kysely } from 'kysely'
import * as Y from 'yjs'
import type { MemberId } from '#shared/ids.ts'
import { honour } from '#shared/past/honour.ts'
import { kindsOf } from '#shared/records/table.ts'
import type { DocumentName } from '#shared/records/table.ts'
import { openReader } from '#server/storage/reader.ts'
import type { Tables } from '#server/storage/tables.ts'
import { CopiedDocuments } from '#server/sync/copied-documents.ts'
import type { RecordsDocument } from '#server/sync/records-document.ts'
import type { ReplicaNews } from '#server/sync/replica-task.ts'
import { cutAt, documentsOf, prunedUntil } from './cut.ts'
import type { Asked, Cut, DocumentPast } from './cut.ts'
import { momentOfEvent } from './event-moments.ts'
import type { EventMoment } from './event-moments.ts'
import { readPages } from './pages.ts'
import type { ReplayedDocument } from './pages.ts'
import { replay } from './replay.ts'

/** How many replayed documents are kept, so that the next moment costs only the updates in between. */
const maxReplayed = 16

type ShownRecords = Record<string, Record<string, unknown>>

/** A job: the records of a room at a moment. */
export interface Showing {
  readonly show: 'records'
  /** The database. */
  readonly file: string
  readonly room: number
  readonly asked: Asked
  /** The reader, and the documents as they are now: words that others took back or edited since are not shown. */
  readonly me: MemberId
  readonly present: readonly ReplicaNews[]
  /** Documents of the present that no later job continues. */
  readonly forget: readonly number[]
}

/** What a moment needs. */
interface Found {
  readonly moment: EventMoment
  readonly documents: readonly ReplayedDocument[]
}

/** A document that was replayed up to a place in the log. */
interface Replayed {
  readonly doc: Y.Doc
  readonly upto: number
}

/** Shows moments; keeps replayed documents for the next one. */
export class Moments {
  #reader: { readonly file: string; readonly db: Kysely<Tables> } | undefined
  /** The one used last is at the end. */
  readonly #replayed = new Map<number, Replayed>()
  readonly #present = new CopiedDocuments()

  /** @returns the body of a response as JSON; undefined where the moment is not kept. @throws where stored data is damaged. */
  async show({ file, room, asked, me, present: news, forget }: Showing): Promise<Uint8Array | undefined> {
    for (const num of forget) this.#present.forget(num)
    const present = new Map(news.map((one) => [one.name, this.#present.upToDate(one)]))
    const found = await this.#find(this.#open(file), room, asked)
    if (!found) return undefined
    const records = Object.fromEntries(found.documents.map((document) => [document.name, this.#recordsOf(document)]))
    for (const { name } of found.documents) withhold(records[name] ?? {}, { name, present: present.get(name), me })
    return new TextEncoder().encode(JSON.stringify({ ...found.moment, records }))
  }

  #open(file: string): Kysely<Tables> {
    if (this.#reader?.file !== file) this.#reader = { file, db: openReader(file) }
    return this.#reader.db
  }

  /** Reads in one transaction: between two reads the log could be compacted, trimmed or pruned. */
  #find(reader: Kysely<Tables>, room: number, asked: Asked): Promise<Found | undefined> {
    return reader.transaction().execute(async (db) => {
      const pasts = await documentsOf(db, room)
      const cut = await cutAt(db, pasts, asked)
      if (!cut) return undefined
      const documents: ReplayedDocument[] = []
      for (const past of pasts) {
        const { num, name } = past
        documents.push({ num, name, pages: await readPages(db, past, cut.id, this.#replayedUpto(num, cut.id)) })
      }
      return { moment: await shownMoment(db, { room, asked, cut, pasts }), documents }
    })
  }

  #replayedUpto(document: number, cut: number): number | undefined {
    const upto = this.#replayed.get(document)?.upto
    return upto !== undefined && upto <= cut ? upto : undefined
  }

  #recordsOf({ num, name, pages }: ReplayedDocument): ShownRecords {
    const continues = pages.base === undefined && pages.after > 0
    const doc = continues ? this.#replayed.get(num)?.doc : new Y.Doc()
    if (!doc) throw new Error('A replay cannot continue a document that it does not have')
    // A replay that fails half-way leaves a document that cannot be continued.
    this.#replayed.delete(num)
    replay(doc, pages)
    this.#keep(num, { doc, upto: pages.upto })
    return Object.fromEntries(kindsOf(name).map(({ root }) => [root, Object.fromEntries(doc.getMap(root).entries())]))
  }

  #keep(num: number, replayed: Replayed): void {
    this.#replayed.set(num, replayed)
    const [oldest] = this.#replayed.keys()
    if (this.#replayed.size > maxReplayed && oldest !== undefined) this.#replayed.delete(oldest)
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

/** The moment that is shown: the requested event, or where only states are kept, that of the state before it. */
async function shownMoment(
  db: Kysely<Tables>,
  { room, asked, cut, pasts }: { room: number; asked: Asked; cut: Cut; pasts: readonly DocumentPast[] },
): Promise<EventMoment> {
  const isWhole = 'seq' in asked && asked.seq > (prunedUntil(pasts)?.seq ?? 0)
  return (isWhole ? await momentOfEvent(db, room, asked.seq) : undefined) ?? { seq: cut.seq, at: cut.at }
}
