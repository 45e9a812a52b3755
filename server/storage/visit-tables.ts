// The table of visits.

/** An associate’s time in a room. */
export interface VisitRow {
  id: string
  room: number
  /** The request it came of. */
  request: string
  shop_id: string
  /** The associate. */
  staff: string
  /** How the associate is shown to shoppers, JSON: name, picture, store. */
  associate: string
  /** The member who asked, and who grants the scope. */
  asker: string
  /** JSON: the granted parts. */
  scope: string
  /** JSON: the members who said “leave me out”. */
  left_out: string
  started_at: number
  /** When the associate first wrote. */
  answered_at: number | null
  /** When somebody last wrote, and who. */
  last_at: number
  last_by: string
  /** When it ends by itself unless somebody writes; null once it has ended. */
  ends_at: number | null
  ended_at: number | null
  /** A member, the associate, or `silence`, `unanswered`, `reassigned`, `shift`: why the server ended it. */
  ended_by: string | null
}
