// The tables of calls.

/** A call: from the first token on. */
export interface CallRow {
  id: string
  room: number
  room_id: string
  /** What it is called at LiveKit: `room-<id>`, or `visit-<id>`. */
  place: string
  visit: string | null
  /** The media server that holds it; see `MediaServers`. */
  region: string
  created_at: number
  /** When the first person was in; null while nobody was. */
  started_at: number | null
  /** When the server ends it at the latest. */
  ends_at: number
  ended_at: number | null
}

/** Somebody’s part in a call. */
export interface CallPersonRow {
  call: string
  room: number
  /** A member, or the associate of the visit. */
  member_id: string
  /** The associate’s name; null for a member. */
  associate: string | null
  joined_at: number
  /** Since when they are in; null while they are not. */
  here_since: number | null
  /** How long they were in before that. */
  spent_ms: number
  /** 1 where a host put them out of this call. */
  barred: number
}

/** A member who was rung. */
export interface CallRingRow {
  call: string
  room: number
  member_id: string
  by_member: string
  at: number
  state: 'ringing' | 'answered' | 'declined' | 'missed'
  /** When it counts as missed; null once it is over. */
  ends_at: number | null
}

/** What calls may be in a room; a room without a row allows what the server offers. */
export interface CallSettingsRow {
  room: number
  camera: number
  screen: number
  rings: number
}
