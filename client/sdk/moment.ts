/** A moment of a room: directly after an event of its history. */
export interface Moment {
  /** The event's sequence number in the room's history. */
  readonly seq: number
  /** Milliseconds since 1970, by the server's clock. */
  readonly at: number
}
