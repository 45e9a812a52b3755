// Notifications: what a member learns of a room while they are away.
import type { MemberId, RoomId } from '../ids.ts'

/**
 * `asked`: a question, a vote or a call waits for them · `replied`: somebody answered or named them, or the store is there for them · `decided`: a decision that concerns
 * them is closed · `deadline`: what they owe is due soon · `digest`: everything else, once a day.
 */
export const meanings = ['asked', 'replied', 'decided', 'deadline', 'digest'] as const
/** See `meanings`. */
export type Meaning = (typeof meanings)[number]

/** The channels of notifications. */
export const notificationChannels = ['page', 'mail', 'push'] as const
/** See `notificationChannels`. */
export type NotificationChannel = (typeof notificationChannels)[number]

/** The default. A digest comes by mail only, for it is no reason to make a phone buzz. */
export const usualMeanings: Readonly<Record<NotificationChannel, readonly Meaning[]>> = {
  page: ['asked', 'replied', 'decided', 'deadline'],
  mail: ['asked', 'replied', 'decided', 'deadline', 'digest'],
  push: ['asked', 'replied', 'decided', 'deadline'],
}

/** A notification as the people channel sends it to a page. */
export interface Notification {
  /** The same on every channel and in every repetition, so that a client shows it once. */
  readonly id: string
  readonly meaning: Meaning
  /** `question:<threadId>`, `thread:<threadId>`, `decision:<decisionId>`, `call:<callId>` or `visit:<visitId>`. */
  readonly subject: string
  /** Who did it; null where the server did. */
  readonly by: MemberId | null
  /** Milliseconds since 1970. */
  readonly at: number
}

/** What a push message holds, encrypted for the one browser it goes to. */
export interface PushedNotification {
  readonly id: string
  readonly meaning: Meaning
  readonly title: string
  readonly body: string
  readonly room: RoomId
  /** As in `Notification`; `day:<…>` for a digest. */
  readonly subject: string
  /** Where a tap leads. */
  readonly url: string
  readonly icon?: string
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
}
