// Writes the journal's rows: updates, history events and client bindings, in one transaction.
import type { Kysely, Transaction } from 'kysely'
import { CompiledQuery } from 'kysely'
import type { RoomEvent } from '#shared/events/event.ts'
import { checksumOfUpdate } from './checksums.ts'
import { productsColumn } from './events.ts'
import type { Tables } from './tables.ts'

/** An update for the log. */
export interface StoredUpdate {
  readonly document: number
  readonly data: Uint8Array
  /** The last sequence of the room's history, including the update's own events. */
  readonly seq: number
  readonly at: number
}

/** The rows of one journal entry. */
export interface JournalRows {
  readonly room: number
  readonly update?: StoredUpdate
  readonly events: readonly RoomEvent[]
  readonly bindings: readonly { readonly client: number; readonly memberId: string }[]
  /** Ids of the pending events that these events were; the same transaction deletes them. */
  readonly pendingEvents?: readonly number[]
}

/** Writes the journal to disk. */
export interface JournalStore {
  /**
   * Writes all rows in one transaction; once it resolves they are on disk.
   * @returns for each entry its update's place in the log; 0 where it had none.
   * @throws if nothing was written.
   */
  commit(entries: readonly JournalRows[]): Promise<readonly number[]>
}

// Constant SQL: each statement is prepared once, and kysely compiles nothing on the path of an edit.
const insertUpdate = 'insert into updates (document, data, seq, events, at, checksum) values (?, ?, ?, ?, ?, ?)'
const insertEvent =
  'insert into events (room, seq, at, member_id, kind, subject, detail, products) values (?, ?, ?, ?, ?, ?, ?, ?)'
/** Rows in one statement where a commit has many: a statement costs more than one of its rows. */
const eventsAtOnce = 16
const insertEvents = insertEvent + ', (?, ?, ?, ?, ?, ?, ?, ?)'.repeat(eventsAtOnce - 1)
const deletePendingEvents = 'delete from pending_events where id = ?'
const insertClient = 'insert into clients (room, client, member_id) values (?, ?, ?)'

/** The journal store on an SQL database. */
export function openJournalStore(db: Kysely<Tables>): JournalStore {
  return {
    commit: (entries) =>
      db.transaction().execute(async (transaction) => {
        const ids: number[] = []
        await writeEvents(transaction, entries)
        for (const entry of entries) ids.push(await writeEntry(transaction, entry))
        return ids
      }),
  }
}

async function writeEvents(db: Transaction<Tables>, entries: readonly JournalRows[]): Promise<void> {
  const rows = entries.flatMap(({ room, events }) => events.map((event) => eventParameters(room, event)))
  while (rows.length >= eventsAtOnce)
    await db.executeQuery(CompiledQuery.raw(insertEvents, rows.splice(0, eventsAtOnce).flat()))
  for (const row of rows) await db.executeQuery(CompiledQuery.raw(insertEvent, row))
}

async function writeEntry(db: Transaction<Tables>, entry: JournalRows): Promise<number> {
  const { room, update, events, bindings, pendingEvents = [] } = entry
  for (const { client, memberId } of bindings)
    await db.executeQuery(CompiledQuery.raw(insertClient, [room, client, memberId]))
  for (const id of pendingEvents) await db.executeQuery(CompiledQuery.raw(deletePendingEvents, [id]))
  if (!update) return 0
  const { document, data, seq } = update
  const at = events[0]?.at ?? update.at
  const checksum = checksumOfUpdate({ document, data, seq, events: events.length, at })
  const row = [document, data, seq, events.length, at, checksum]
  const { insertId } = await db.executeQuery(CompiledQuery.raw(insertUpdate, row))
  return Number(insertId)
}

function eventParameters(room: number, event: RoomEvent): unknown[] {
  const { seq, at, memberId, kind, subject, detail, products } = event
  return [room, seq, at, memberId, kind, subject, JSON.stringify(detail), productsColumn(products)]
}
