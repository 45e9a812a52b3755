// What is told of an appointment with the store: that it is agreed, moved or taken back, by mail with a file for calendars; and a day and
// an hour before it, in each way in which the member is told of the room. They agreed it themselves, so nobody can choose not to hear.
import type { Kysely } from 'kysely'
import type { AnswerLanguage } from '#shared/answer-links/answer-text.ts'
import type { MemberId } from '#shared/ids.ts'
import type { Tables } from '../storage/tables.ts'
import { beforeQuiet } from './local-time.ts'
import type { NewNotification, Outbox, StoredNotification } from './outbox.ts'
import { readReceiver } from './receivers.ts'
import type { NotificationWords } from './words/notification-words.ts'

/** The meaning of such a notification; nobody can choose it. */
export const appointment = 'appointment'

/** What is told. */
export const appointmentNotices = ['agreed', 'moved', 'cancelled', 'day', 'hour'] as const
/** See `appointmentNotices`. */
export type AppointmentNotice = (typeof appointmentNotices)[number]

/** An appointment, as it is when something is told of it. */
export interface ToldAppointment {
  readonly isAgreed: boolean
  readonly at: number
  /** Counted up with each change. */
  readonly sequence: number
  readonly place: string
  /** Of the store. */
  readonly timeZone: string | null
  /** RFC 5545. */
  readonly calendar: string
}

/** Looks an appointment up by its id. */
export type AppointmentSource = (id: string) => Promise<ToldAppointment | undefined>

/** Puts what is to be told into the outbox. */
export async function tellOfAppointment(
  { db, outbox, now }: { db: Kysely<Tables>; outbox: Outbox; now: () => number },
  of: { room: number; memberId: MemberId; request: string; notice: AppointmentNotice; sequence: number },
): Promise<void> {
  const { room, memberId, request, notice, sequence } = of
  const { isOff, mail, devices } = await readReceiver(db, room, memberId)
  if (isOff) return
  const at = now()
  const isReminder = notice === 'day' || notice === 'hour'
  const named = `${notice}/${sequence}/${request}`
  const base = {
    ...{ room, member_id: memberId, meaning: appointment, subject: `${appointment}:${named}` },
    ...{ seq: 0, at, due_at: at, key: named },
  }
  const rows: NewNotification[] = [
    // Who has just agreed it has it before them; only the file for calendars is worth a message.
    ...(isReminder ? devices.map(({ id }) => ({ ...base, channel: 'push' as const, target: id })) : []),
    ...(mail === undefined ? [] : [{ ...base, channel: 'mail' as const, target: '' }]),
  ]
  await db.transaction().execute((trx) => outbox.put(trx, rows))
}

/** When a member is reminded who would be at a moment. */
export async function remindAt(
  db: Kysely<Tables>,
  { room, memberId }: { room: number; memberId: MemberId },
  at: number,
): Promise<number> {
  const { timeZone, quiet } = await readReceiver(db, room, memberId)
  return beforeQuiet(at, timeZone, quiet)
}

/** Why nothing of it is to be told any more; undefined where it is. */
export function whyNotRemind(
  told: ToldAppointment | undefined,
  { subject }: StoredNotification,
  now: number,
): string | undefined {
  const { notice, sequence } = namedBy(subject)
  if (!told) return 'gone'
  // There is another message of what it has become since.
  if (told.sequence !== sequence) return 'changed'
  if (notice !== 'cancelled' && !told.isAgreed) return 'gone'
  return notice !== 'cancelled' && told.at <= now ? 'past' : undefined
}

/** What a subject names. */
export function namedBy(subject: string): { notice: AppointmentNotice; sequence: number; request: string } {
  const [notice = '', sequence = '', request = ''] = subject.slice(appointment.length + 1).split('/')
  return {
    notice: appointmentNotices.find((one) => one === notice) ?? 'hour',
    sequence: Number(sequence),
    request,
  }
}

/** What a letter of it says. */
export function appointmentText(
  told: ToldAppointment,
  {
    subject,
    words,
    language,
    timeZone,
  }: { subject: string; words: NotificationWords; language: AnswerLanguage; timeZone: string },
) {
  const { notice } = namedBy(subject)
  const { titles, there } = words.appointment
  const title = titles[notice](told.place)
  const when = momentOf(told.at, language, told.timeZone ?? timeZone)
  const isFile = notice === 'agreed' || notice === 'moved' || notice === 'cancelled'
  const method = notice === 'cancelled' ? 'CANCEL' : 'PUBLISH'
  return {
    ...{ headline: `${title}: ${when}`, title, quote: when, lines: notice === 'cancelled' ? [] : [there] },
    ...(isFile && { calendar: { text: told.calendar, method } as const }),
  }
}

function momentOf(at: number, language: AnswerLanguage, timeZone: string): string {
  const day = { weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' } as const
  return new Intl.DateTimeFormat(language, { ...day, timeZone, timeZoneName: 'short' }).format(new Date(at))
}
