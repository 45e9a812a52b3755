// The events of the people channel (Socket.IO), typed for both sides.
import type { HistoryEvent } from '../history/event.ts'
import type { Refusal } from '../refusals.ts'
import type { Role } from '../roles.ts'

/** Every event from a client is answered with one of these. */
export type Acknowledgement<T extends object = object> = ({ ok: true } & T) | { ok: false; refusal: Refusal }

/** What the server tells. */
export interface ServerToClient {
  /** New events of the room's history, in order. */
  history: (events: readonly HistoryEvent[]) => void
  /** This member's own standing changed. */
  member: (change: { readonly role: Role }) => void
  /** This member's access ended; the channel closes after it. */
  ended: (why: { readonly refusal: Refusal }) => void
}

/** What a client asks. */
export interface ClientToServer {
  /** Proves that the channel works; answers the last sequence of the room's history. */
  'history.position': (answer: (reply: Acknowledgement<{ seq: number }>) => void) => void
}
