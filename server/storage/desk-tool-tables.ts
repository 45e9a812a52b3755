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
