// A change: an authorized update, the edits it makes, and the events it adds to the history. One change is one row of the journal.
import type { RoomEvent } from '#shared/events/event.ts'
import type { DocumentName } from '#shared/records/table.ts'
import type { Edit } from './inspect.ts'

/** An authorized update of one document. */
export interface Change {
  readonly document: DocumentName
  readonly update: Uint8Array
  readonly edits: readonly Edit[]
  readonly events: readonly RoomEvent[]
  /** The author; null for the server. */
  readonly memberId: string | null
}

/** A Yjs client that was announced for the first time. */
export interface ClientBinding {
  readonly client: number
  readonly memberId: string
}
