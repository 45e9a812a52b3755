// The tables of documents and of the history of rooms. As in tables.ts.
import type { Generated } from 'kysely'

export interface DocumentRow {
  num: Generated<number>
  room: number
  name: string
  /** The place in the log up to which deletions were followed into the history's segments. */
  scrubbed_upto: Generated<number>
}

export interface SnapshotRow {
  document: number
  /** The place in the log of the last update in it; later ones are in the log. */
  upto: number
  state: Uint8Array
  at: number
  checksum: Checksum
}

/** Of the whole row; null in rows of versions that had none. */
type Checksum = number | null

export interface UpdateRow {
  /** Place in the log, over all documents. */
  id: Generated<number>
  document: number
  data: Uint8Array
  /** The last sequence of the room's history when it became durable, including its own events. */
  seq: number
  /** The number of its own events. */
  events: number
  at: number
  checksum: Checksum
}

/** A segment of a document's history: updates that left the log, or only the state after them. */
export interface SegmentRow {
  document: number
  /** The place in the log of its last update. */
  last: number
  /** The moment of its first update. */
  first_seq: number
  first_at: number
  /** The moment of its last update. */
  seq: number
  at: number
  /** The number of updates; 0 where only the state is kept. */
  count: number
  /** The updates as `packUpdates` makes them. */
  updates: Uint8Array | null
  /** The state after the last update; only some segments have one. */
  state: Uint8Array | null
  /** 1 where the state is compressed. */
  packed: number
  checksum: Checksum
}

export interface EventRow {
  room: number
  seq: number
  at: number
  member_id: string | null
  kind: string
  subject: string
  detail: string
  /** The products it concerns, each between spaces; null for none. */
  products: string | null
}

/** An event of a change outside of the documents, saved with it until the room's history has it. */
export interface PendingEventRow {
  id: Generated<number>
  room: number
  member_id: string | null
  kind: string
  subject: string
  detail: string
}

export interface ClientRow {
  room: number
  /** Yjs client id. */
  client: number
  /** The member it is bound to; `server` for the server's own. */
  member_id: string
}
