// The tables of photos and voice notes.

/** A photo or a voice note. Its bytes lie in the file store, below `<room id>/<id>/`. */
export interface FileRow {
  room: number
  id: string
  /** Who sent it. */
  member_id: string
  kind: string
  /** Its size: of what is sent, and once it is complete, of what is stored. */
  bytes: number
  /** How much of it has arrived. */
  received: number
  /** The ends of the parts that arrived, joined by commas; empty once it is complete. */
  parts: string
  /** Null until it is complete. */
  media_type: string | null
  /** CRC-32 of what is stored; null until it is complete, and for a file of the time before there were any. */
  checksum: number | null
  created_at: number
  /** Since when no message or pin of its member has it; null while one does. */
  unused_since: number | null
}

/** Objects of the file store that are to be removed. */
export interface RemovedFileRow {
  prefix: string
}
