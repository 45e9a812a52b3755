/** What a record kind says happened; the server adds who, when and the place in the order. */
export interface Happening {
  /** Past tense, such as `line.added`. */
  readonly kind: string
  /** The id of what it happened to: a line, a product, a member, the room. */
  readonly subject: string
  /** Small JSON that lets a reader tell the story without the document. */
  readonly detail: Readonly<Record<string, unknown>>
}

/** One entry of a room's history, as everybody reads it. */
export interface HistoryEvent extends Happening {
  /** Starts at 1, no gaps within a room. */
  readonly seq: number
  /** Milliseconds since 1970, by the server's clock. */
  readonly at: number
  /** Who did it; null where the server did. */
  readonly memberId: string | null
}
