// What was admitted: the update, what it did, and what history says of it. One change is one row of the journal.
import type { RoomEvent } from '#shared/events/event.ts'
import type { DocumentName } from '#shared/records/table.ts'
import type { Edit } from './inspect.ts'

/** An admitted update of one document. */
export interface Change {
  readonly document: DocumentName
  readonly update: Uint8Array
  readonly edits: readonly Edit[]
  readonly events: readonly RoomEvent[]
  /** Who made it; null for the server. */
  readonly memberId: string | null
}

/** A Yjs client that was announced for the first time. */
export interface ClientBinding {
  readonly client: number
  readonly memberId: string
}
