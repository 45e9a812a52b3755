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

/** Rows in one statement where a commit has many: a statement costs more than one of its rows. */
const rowsAtOnce = 16

// Constant SQL: each statement is prepared once, and kysely compiles nothing on the path of an edit.
const insertUpdates = insert('updates (document, data, seq, events, at, checksum)', '(?, ?, ?, ?, ?, ?)')
const insertEvents = insert(
  'events (room, seq, at, member_id, kind, subject, detail, products)',
  '(?, ?, ?, ?, ?, ?, ?, ?)',
)
const deletePendingEvents = 'delete from pending_events where id = ?'
const insertClient = 'insert into clients (room, client, member_id) values (?, ?, ?)'

interface Insert {
  readonly one: string
  readonly many: string
}

function insert(columns: string, row: string): Insert {
  const one = `insert into ${columns} values ${row}`
  return { one, many: one + `, ${row}`.repeat(rowsAtOnce - 1) }
}

/** The journal store on an SQL database. */
export function openJournalStore(db: Kysely<Tables>): JournalStore {
  return {
    commit: (entries) =>
      db.transaction().execute(async (transaction) => {
        const events = entries.flatMap(({ room, events }) => events.map((event) => eventParameters(room, event)))
        await insertAll(transaction, insertEvents, events)
        for (const entry of entries) await writeOthers(transaction, entry)
        const updates = entries.flatMap(({ update, events }) => (update ? [updateParameters(update, events)] : []))
        const places = await insertAll(transaction, insertUpdates, updates)
        let written = 0
        return entries.map(({ update }) => (update ? (places[written++] ?? 0) : 0))
      }),
  }
}

/** @returns the place of each row, in a table that numbers its rows. */
async function insertAll(
  db: Transaction<Tables>,
  { one, many }: Insert,
  rows: readonly unknown[][],
): Promise<number[]> {
  const places: number[] = []
  while (places.length < rows.length) {
    const isMany = rows.length - places.length >= rowsAtOnce
    const now = rows.slice(places.length, places.length + (isMany ? rowsAtOnce : 1))
    const { insertId } = await db.executeQuery(CompiledQuery.raw(isMany ? many : one, now.flat()))
    // Nobody else writes meanwhile, so the rows of a statement are numbered one after another.
    for (let behind = now.length - 1; behind >= 0; behind -= 1) places.push(Number(insertId) - behind)
  }
  return places
}

/** Writes what only few entries have. */
async function writeOthers(
  db: Transaction<Tables>,
  { room, bindings, pendingEvents = [] }: JournalRows,
): Promise<void> {
  for (const { client, memberId } of bindings)
    await db.executeQuery(CompiledQuery.raw(insertClient, [room, client, memberId]))
  for (const id of pendingEvents) await db.executeQuery(CompiledQuery.raw(deletePendingEvents, [id]))
}

function updateParameters(
  { document, data, seq, at: updateAt }: StoredUpdate,
  events: readonly RoomEvent[],
): unknown[] {
  const at = events[0]?.at ?? updateAt
  const checksum = checksumOfUpdate({ document, data, seq, events: events.length, at })
  return [document, data, seq, events.length, at, checksum]
}

function eventParameters(room: number, event: RoomEvent): unknown[] {
  const { seq, at, memberId, kind, subject, detail, products } = event
  return [room, seq, at, memberId, kind, subject, JSON.stringify(detail), productsColumn(products)]
}
