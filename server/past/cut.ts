// Finds the place in the log that belongs to a moment: all updates up to it had happened by then.
import { sql } from 'kysely'
import type { Kysely, Selectable } from 'kysely'
import type { DocumentName } from '#shared/records/table.ts'
import { pastUpdateOf, readHeaders, readSegmentUpdates } from '#server/storage/history-segments.ts'
import type { SegmentHeader } from '#server/storage/history-segments.ts'
import type { PastUpdate } from '#server/storage/pack-updates.ts'
import type { UpdateRow } from '#server/storage/journal-tables.ts'
import type { Tables } from '#server/storage/tables.ts'

/** A requested moment: right after an event, or an instant in milliseconds since 1970. */
export type Asked = { readonly seq: number } | { readonly at: number }

/** A document with its segment headers. */
export interface DocumentPast {
  readonly num: number
  readonly name: DocumentName
  readonly headers: readonly SegmentHeader[]
}

/** The last update that belongs to a moment. */
export interface Cut {
  readonly id: number
  readonly seq: number
  readonly at: number
}

type Begun = Pick<PastUpdate, 'firstSeq' | 'at'>

/** The documents of a room that have been written to. */
export async function documentsOf(db: Kysely<Tables>, room: number): Promise<readonly DocumentPast[]> {
  const rows = await db.selectFrom('documents').select(['num', 'name']).where('room', '=', room).execute()
  const documents: DocumentPast[] = []
  for (const { num, name } of rows)
    documents.push({ num, name: name as DocumentName, headers: await readHeaders(db, num) })
  return documents
}

/** The last update by a moment, over all documents; undefined where the moment is before everything that is kept. */
export async function cutAt(
  db: Kysely<Tables>,
  documents: readonly DocumentPast[],
  asked: Asked,
): Promise<Cut | undefined> {
  const hadHappened = (update: Begun) => ('seq' in asked ? update.firstSeq <= asked.seq : update.at <= asked.at)
  let cut: Cut | undefined
  for (const document of documents) {
    const last = (await lastLogged(db, document, asked)) ?? (await lastInSegments(db, document, hadHappened))
    if (last && last.id > (cut?.id ?? 0)) cut = last
  }
  return cut
}

/** The moment up to which only some states are kept; undefined where all updates are. */
export function prunedUntil(documents: readonly DocumentPast[]): SegmentHeader | undefined {
  const pruned = documents.flatMap(({ headers }) => headers.filter(({ count }) => count === 0))
  return pruned.toSorted((a, b) => a.last - b.last).at(-1)
}

/** The first moment that is kept. */
export async function firstMoment(
  db: Kysely<Tables>,
  documents: readonly DocumentPast[],
): Promise<{ seq: number; at: number } | undefined> {
  const firsts: { seq: number; at: number }[] = []
  for (const { num, headers } of documents) {
    const [header] = headers
    const logged = header ? undefined : await loggedAfter(db, num, 0).orderBy('id').limit(1).executeTakeFirst()
    if (header) firsts.push({ seq: header.firstSeq, at: header.firstAt })
    if (logged) {
      const { firstSeq, at } = momentOf(logged)
      firsts.push({ seq: firstSeq, at })
    }
  }
  return firsts.toSorted((a, b) => a.seq - b.seq || a.at - b.at)[0]
}

/** The last update behind the segments by a moment. The database finds it, for the log may be long. */
async function lastLogged(
  db: Kysely<Tables>,
  { num, headers }: DocumentPast,
  asked: Asked,
): Promise<PastUpdate | undefined> {
  const logged = loggedAfter(db, num, headers.at(-1)?.last ?? 0)
  const byThen =
    'seq' in asked
      ? logged.where(sql`seq - case when events > 1 then events - 1 else 0 end`, '<=', asked.seq)
      : logged.where('at', '<=', asked.at)
  const row = await byThen.orderBy('id', 'desc').limit(1).executeTakeFirst()
  return row && momentOf(row)
}

async function lastInSegments(
  db: Kysely<Tables>,
  { num, headers }: DocumentPast,
  hadHappened: (update: Begun) => boolean,
): Promise<Cut | undefined> {
  const header = headers.findLast(({ firstSeq, firstAt }) => hadHappened({ firstSeq, at: firstAt }))
  if (!header || header.count === 0) return header && { id: header.last, seq: header.seq, at: header.at }
  return (await readSegmentUpdates(db, num, header.last)).findLast(hadHappened)
}

function loggedAfter(db: Kysely<Tables>, document: number, after: number) {
  return db
    .selectFrom('updates')
    .select(['id', 'seq', 'events', 'at'])
    .where('document', '=', document)
    .where('id', '>', after)
}

function momentOf(row: Pick<Selectable<UpdateRow>, 'id' | 'seq' | 'events' | 'at'>): PastUpdate {
  return pastUpdateOf({ ...row, data: new Uint8Array() })
}
