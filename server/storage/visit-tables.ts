// The table of visits.
import type { Generated } from 'kysely'

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
  /** JSON: those who had it before, as shoppers saw them. */
  former: Generated<string>
  /** JSON: what the associate before saw, as long as members have not said whether this one sees it too; and who that was. */
  carried_scope: string | null
  carried_from: string | null
  /** 1 where the asker lets the associate see their earlier visits. */
  shows_earlier: Generated<number>
  /** 1 where nobody asked but a made-up shopper. */
  is_practice: Generated<number>
  /** JSON: supervisors who asked to come along, and what the group said. */
  guests: Generated<string>
}
