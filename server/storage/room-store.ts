// Reads rooms and documents from the tables, and writes snapshots.
import type { Kysely, Selectable } from 'kysely'
import type { RoomId } from '#shared/ids.ts'
import { isDocumentName, isVisitDocument } from '#shared/records/table.ts'
import type { DocumentName, VisitDocumentName } from '#shared/records/table.ts'
import * as Y from 'yjs'
import { verifyUpdate } from './checksums.ts'
import { cutHistory } from './cut-history.ts'
import { DamagedData } from './damaged-data.ts'
import { compact } from './history-segments.ts'
import type { Snapshot } from './history-segments.ts'
import { readSnapshot } from './stored-rows.ts'
import type { SnapshotRow, UpdateRow } from './journal-tables.ts'
import type { Tables } from './tables.ts'

/** A stored room. */
export interface StoredRoom {
  readonly num: number
  readonly id: RoomId
  readonly shopId: string
  readonly closedAt: number | null
}

/** A stored document: a snapshot and the updates behind it. */
export interface StoredDocument {
  readonly num: number
  readonly state: Uint8Array | undefined
  /** The place in the log up to which the snapshot reaches. */
  readonly upto: number
  readonly log: readonly { readonly id: number; readonly data: Uint8Array }[]
}

/** Reads and compacts what the journal wrote. */
export class RoomStore {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  async room(id: RoomId): Promise<StoredRoom | undefined> {
    const row = await this.#db
      .selectFrom('rooms')
      .select(['num', 'id', 'shop_id', 'closed_at'])
      .where('id', '=', id)
      .executeTakeFirst()
    return row && { num: row.num, id: row.id, shopId: row.shop_id, closedAt: row.closed_at }
  }

  /** A document of a room, created on first use. @throws DamagedData */
  async document(room: number, name: DocumentName): Promise<StoredDocument> {
    const known = await this.#db
      .selectFrom('documents')
      .select('num')
      .where('room', '=', room)
      .where('name', '=', name)
      .executeTakeFirst()
    if (known) return this.#load(known.num)
    await assertKnownNames(this.#db, room)
    const made = await this.#db
      .insertInto('documents')
      .values({ room, name })
      .returning('num')
      .executeTakeFirstOrThrow()
    return { num: made.num, state: undefined, upto: 0, log: [] }
  }

  /** The documents of a room's visits, the oldest first. */
  async visitDocuments(room: number): Promise<readonly VisitDocumentName[]> {
    const rows = await this.#db.selectFrom('documents').select('name').where('room', '=', room).orderBy('num').execute()
    return rows.map(({ name }) => name).filter(isVisitDocument)
  }

  /** The Yjs clients that were announced in a room, with their members. */
  async clients(room: number): Promise<ReadonlyMap<number, string>> {
    const rows = await this.#db.selectFrom('clients').select(['client', 'member_id']).where('room', '=', room).execute()
    return new Map(rows.map(({ client, member_id }) => [client, member_id]))
  }

  /** The last sequence of a room's history; 0 before the first event. */
  async lastSeq(room: number): Promise<number> {
    const row = await this.#db
      .selectFrom('events')
      .select('seq')
      .where('room', '=', room)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row?.seq ?? 0
  }

  /**
   * Stores a snapshot and, for the room's history, the updates that led to it; see `compact` in history-segments.ts.
   * @returns the damage for which a part of the history had to be left out; the snapshot is whole all the same.
   */
  async compact(document: number, snapshot: Snapshot): Promise<DamagedData | undefined> {
    try {
      await compact(this.#db, document, snapshot)
      return undefined
    } catch (fault) {
      if (!(fault instanceof DamagedData)) throw fault
      await this.#db.transaction().execute((trx) => cutHistory(trx, document, snapshot))
      return fault
    }
  }

  /** The room of a document. */
  async roomOf(document: number): Promise<RoomId | undefined> {
    const row = await this.#db
      .selectFrom('documents')
      .innerJoin('rooms', 'rooms.num', 'documents.room')
      .select('rooms.id')
      .where('documents.num', '=', document)
      .executeTakeFirst()
    return row?.id
  }

  /** Documents with updates that no snapshot has, as a crash leaves them. */
  async uncompactedDocuments(): Promise<readonly number[]> {
    const rows = await this.#db
      .selectFrom('updates')
      .leftJoin('snapshots', 'snapshots.document', 'updates.document')
      .select('updates.document')
      .distinct()
      .where((where) =>
        where.or([where('snapshots.upto', 'is', null), where('updates.id', '>', where.ref('snapshots.upto'))]),
      )
      .execute()
    return rows.map((row) => row.document)
  }

  /** A document by its number. @throws DamagedData */
  load(document: number): Promise<StoredDocument> {
    return this.#load(document)
  }

  /** Deletes the updates before a place that are in a stored snapshot. The others stay, whatever the caller believes to be stored. */
  async trimLog(before: number): Promise<void> {
    await this.#db
      .deleteFrom('updates')
      .where('id', '<', before)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('snapshots')
            .select('snapshots.document')
            .whereRef('snapshots.document', '=', 'updates.document')
            .whereRef('snapshots.upto', '>=', 'updates.id'),
        ),
      )
      .execute()
  }

  /** Snapshot and log in one transaction: between two reads a compaction could trim the log. */
  #load(num: number): Promise<StoredDocument> {
    return this.#db.transaction().execute(async (db) => {
      const snapshot = await readSnapshot(db, num)
      const upto = snapshot?.upto ?? 0
      const log = await db
        .selectFrom('updates')
        .selectAll()
        .where('document', '=', num)
        .where('id', '>', upto)
        .orderBy('id')
        .execute()
      verify(num, snapshot, log)
      return { num, state: snapshot?.state, upto, log }
    })
  }
}

/** @throws DamagedData where a document is not what was written. */
function verify(
  document: number,
  snapshot: Selectable<SnapshotRow> | undefined,
  log: readonly Selectable<UpdateRow>[],
): void {
  for (const row of log) verifyUpdate(row)
  const rows = [...(snapshot ? [snapshot] : []), ...log]
  if (rows.every(({ checksum }) => checksum !== null)) return
  // Rows of a version without checksums show only when they are decoded that they are damaged, and must not do so later.
  const doc = new Y.Doc()
  try {
    for (const row of rows) Y.applyUpdate(doc, 'state' in row ? row.state : row.data)
  } catch (cause) {
    throw new DamagedData({ table: 'snapshots', document, place: snapshot?.upto ?? 0 }, { cause })
  } finally {
    doc.destroy()
  }
}

/** A document whose name is damaged would be taken for one that is not there yet. @throws DamagedData */
async function assertKnownNames(db: Kysely<Tables>, room: number): Promise<void> {
  const documents = await db.selectFrom('documents').select(['num', 'name']).where('room', '=', room).execute()
  const damaged = documents.find(({ name }) => !isDocumentName(name))
  if (damaged) throw new DamagedData({ table: 'documents', document: damaged.num })
}
