// The tables of notifications: who wants which, where they go, and the outbox.

/** A member's notification settings of a room. No row: no notifications. */
export interface NotificationSettingsRow {
  room: number
  member_id: string
  /** The address that was confirmed. */
  mail: string | null
  /** An address that waits for confirmation. */
  mail_wanted: string | null
  /** SHA-256 of the token that confirms it, hex. */
  confirm_hash: string | null
  confirm_until: number | null
  /** SHA-256 of the token that ends mail, hex. */
  stop_hash: string
  time_zone: string
  /** Minutes of the receiver's day; null for no quiet hours. */
  quiet_from: number | null
  quiet_to: number | null
  digest_at: number
  /** JSON: the meanings of each channel. */
  meanings: string
  /** 1 where everything is off. */
  is_off: number
}

/** A browser that takes push messages. */
export interface PushSubscriptionRow {
  id: string
  room: number
  member_id: string
  endpoint: string
  p256dh: string
  auth: string
  created_at: number
}

/** The outbox: one notification on one channel to one target, and its state. */
export interface NotificationRow {
  /** Derived from subject, receiver and channel, so that nothing is put in twice. */
  id: string
  /** The same on all channels, so that a device shows it once. */
  notification_id: string
  room: number
  member_id: string
  meaning: string
  channel: 'mail' | 'push'
  /** The subscription, or the address that waits for confirmation. */
  target: string
  /** The thread, the decision, or the day of a digest. */
  subject: string
  /** The sequence of its event. */
  seq: number
  at: number
  due_at: number
  attempts: number
  /** Until when the worker that claimed it has it to itself. */
  claimed_until: number | null
  state: 'waiting' | 'sent' | 'dropped' | 'failed'
  /** The reason why it was dropped or failed. */
  why: string | null
  done_at: number | null
}

/** How far a room's history was planned for notifications; only for rooms where a member wants some. */
export interface NotificationCursorRow {
  room: number
  seq: number
}
