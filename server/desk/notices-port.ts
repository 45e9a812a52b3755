// What the desk has told by mail and push.
import type { MemberId } from '#shared/ids.ts'

/** What is told of an appointment. */
export type AppointmentNotice = 'agreed' | 'moved' | 'cancelled' | 'day' | 'hour'

/** An appointment, for whoever writes of it. */
export interface ToldAppointment {
  readonly isAgreed: boolean
  readonly at: number
  readonly sequence: number
  /** Where it is: the store, or the shop. */
  readonly place: string
  /** The time zone of the store. */
  readonly timeZone: string | null
  /** As a file for calendars (RFC 5545). */
  readonly calendar: string
}

/** A question after the sale, as it leaves. */
export interface LeavingQuestion {
  readonly name: string
  readonly text: string
  readonly replyTo: string
  readonly shop: string
  /** The language of the shop. */
  readonly locale: string
}

/** Notices, as the desk uses them. */
export interface DeskNotices {
  readonly offersMail: boolean
  /** Tells a member of their appointment, in the ways in which they are told of their room. */
  tellOfAppointment(of: {
    readonly room: number
    readonly memberId: MemberId
    readonly request: string
    readonly notice: AppointmentNotice
    readonly sequence: number
  }): Promise<void>
  /** When a member is reminded who would be at a moment: rather before their quiet hours than in the middle of them. */
  remindAt(of: { readonly room: number; readonly memberId: MemberId }, at: number): Promise<number>
  /** Mails a question after the sale; tried again as other mail is. */
  sendToHelpDesk(of: {
    readonly room: number
    readonly memberId: MemberId
    readonly request: string
    readonly to: string
  }): Promise<void>
  /** What became of that mail. */
  helpDeskMail(
    request: string,
  ): Promise<{ readonly to: string; readonly state: 'waiting' | 'sent' | 'failed' } | undefined>
}
