// The tables of what associates have at hand: saved replies and notes.

/** A saved reply. */
export interface SavedReplyRow {
  shop_id: string
  id: string
  /** Whose it is; null for all of the shop. */
  staff_id: string | null
  language: string
  name: string
  text: string
  changed_at: number
}

/** A room of a made-up shopper. */
export interface PracticeRoomRow {
  room: number
  staff_id: string
  started_at: number
}

/** Whose questions a shop does not take, and until when. */
export interface StoreBlockRow {
  id: string
  shop_id: string
  room: number
  /** The member; null for all of the room. */
  member_id: string | null
  /** Of the member, or of whoever asked in the room, when it was made. */
  name: string
  /** The visit on which it was made, and by whom. */
  visit: string
  staff_id: string
  staff_name: string
  reason: string
  made_at: number
  until: number
  /** When a supervisor looked at it, and who. */
  reviewed_at: number | null
  reviewed_by: string | null
  /** When it was lifted. */
  lifted_at: number | null
}

/** A note of staff about a visit. */
export interface StaffNoteRow {
  id: string
  room: number
  visit: string
  staff_id: string
  /** Of its author, when it was written. */
  name: string
  text: string
  at: number
}
