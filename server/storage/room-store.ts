// Reads rooms and documents from the tables, and writes snapshots.
import type { Kysely } from 'kysely'
import type { RoomId } from '#shared/ids.ts'
import type { DocumentName } from '#shared/records/table.ts'
import { compact } from './history-segments.ts'
import type { Snapshot } from './history-segments.ts'
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

  /** A document of a room, created on first use. */
  async document(room: number, name: DocumentName): Promise<StoredDocument> {
    const known = await this.#db
      .selectFrom('documents')
      .select('num')
      .where('room', '=', room)
      .where('name', '=', name)
      .executeTakeFirst()
    if (known) return this.#load(known.num)
    const made = await this.#db
      .insertInto('documents')
      .values({ room, name })
      .returning('num')
      .executeTakeFirstOrThrow()
    return { num: made.num, state: undefined, upto: 0, log: [] }
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

  /** Stores a snapshot and, for the room's history, the updates that led to it; see `compact` in history-segments.ts. */
  compact(document: number, snapshot: Snapshot): Promise<void> {
    return compact(this.#db, document, snapshot)
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

  /** A document by its number. */
  load(document: number): Promise<StoredDocument> {
    return this.#load(document)
  }

  /** Deletes the log before a place; every document has a snapshot that reaches that far. */
  async trimLog(before: number): Promise<void> {
    await this.#db.deleteFrom('updates').where('id', '<', before).execute()
  }

  /** Snapshot and log in one transaction: between two reads a compaction could trim the log. */
  #load(num: number): Promise<StoredDocument> {
    return this.#db.transaction().execute(async (db) => {
      const snapshot = await db
        .selectFrom('snapshots')
        .select(['state', 'upto'])
        .where('document', '=', num)
        .executeTakeFirst()
      const upto = snapshot?.upto ?? 0
      const log = await db
        .selectFrom('updates')
        .select(['id', 'data'])
        .where('document', '=', num)
        .where('id', '>', upto)
        .orderBy('id')
        .execute()
      return { num, state: snapshot?.state, upto, log }
    })
  }
}
