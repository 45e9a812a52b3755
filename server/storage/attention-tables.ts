// The tables of what draws an associate's attention: their settings, their devices, and what they are being called to.

/** What an associate has set; none where they never set anything. */
export interface StaffAttentionRow {
  staff_id: string
  /** 1 where their devices are pushed to. */
  push: number
  /** 1 where a call is repeated until somebody answers it. */
  repeats: number
  /** 1 where calls are heard. */
  sound: number
  /** Times of day such as `22:00`; null for no quiet hours. */
  quiet_from: string | null
  quiet_to: string | null
  time_zone: string
}

/** A browser of an associate that takes push messages, as long as the session lasts in which they said so. */
export interface StaffDeviceRow {
  id: string
  staff_id: string
  session_id: string
  endpoint: string
  p256dh: string
  auth: string
  /** Of the secret with which the device's worker renews the session. */
  secret_hash: string
  /** In which its messages are written. */
  language: string
  created_at: number
}

/** What an associate is being called to. */
export interface StaffCallRow {
  staff_id: string
  /** `request:<id>` or `visit:<id>`. */
  subject: string
  /** When it is pushed next; null where it is not. */
  next_at: number | null
  /** When it was pushed last; null where it was not yet. */
  pushed_at: number | null
  /** Of a visit: how many messages it is about, and when the last of them came. */
  news: number
  news_at: number
}
