// Claims what is due from the outbox and sends it, unless it has become obsolete.
import type { Kysely } from 'kysely'
import { answerLanguage } from '#shared/answer-links/answer-text.ts'
import { fileAsWideAs } from '#shared/picture-files.ts'
import type { MemberId, RoomId } from '#shared/ids.ts'
import type { Meaning, PushedNotification } from '#shared/notifications/notification.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { Room } from '../sync/room.ts'
import { roomRecord } from '../sync/room-records.ts'
import type { Tables } from '../storage/tables.ts'
import { appointment, namedBy, whyNotRemind } from './appointments.ts'
import { expiry } from './expiry.ts'
import { helpDesk, helpDeskLetter } from './help-desk.ts'
import type { QuestionSource } from './help-desk.ts'
import { confirmLetter, writeLetter } from './letter.ts'
import type { Letter, LetterParts } from './letter-parts.ts'
import { quietUntil } from './local-time.ts'
import type { MailChannel } from './mail-channel.ts'
import type { MailLinks } from './mail-links.ts'
import type { Outbox, StoredNotification } from './outbox.ts'
import type { PushChannel } from './push-channel.ts'
import { readReceiver } from './receivers.ts'
import type { Receiver } from './receivers.ts'
import { Rests } from './rests.ts'
import type { Sent } from './sent.ts'
import { partsOf, whyNotTell } from './still-new.ts'

/** Devices draw it at up to 64 units, three dots each. */
const iconWidth = 192
/** When a message that could not be sent is tried again; the delay doubles each time. */
const firstRetryMs = 30_000
const maxRetryMs = 6 * 3_600_000
/** When a message is given up. */
const giveUpMs = 3 * 86_400_000
/** How long a letter waits before it checks again whether the push message for the same thing was sent. */
const askAgainMs = 5 * 60_000

/** What delivering needs. */
export interface DeliveryParts extends LetterParts {
  readonly db: Kysely<Tables>
  readonly outbox: Outbox
  readonly directory: { room(id: RoomId): Promise<Outcome<Room>> }
  readonly mail: MailChannel | undefined
  readonly push: PushChannel | undefined
  readonly mailLinks: MailLinks
  readonly question: QuestionSource
  readonly isHere: (member: MemberId, roomId: RoomId) => boolean
  readonly now: () => number
  readonly reportError: (fault: unknown, message: string) => void
  readonly onTrouble: (notification: StoredNotification, why: string) => void
}

type RoomLetter = Letter & { readonly room: RoomId }

/** What becomes of a row. */
type Verdict =
  | Sent
  | { readonly kind: 'dropped'; readonly why: string }
  | { readonly kind: 'postponed'; readonly until: number }

/** Sends what is due. */
export class Deliveries {
  readonly #parts: DeliveryParts
  readonly #rests = new Rests()

  constructor(parts: DeliveryParts) {
    this.#parts = parts
  }

  /** Claims some of what is due, except on channels whose server is down. */
  claim(now: number, limit: number): Promise<StoredNotification[]> {
    return this.#parts.outbox.claim(now, limit, this.#rests.resting(now))
  }

  /** When to claim again; undefined where nothing waits. */
  async nextDue(now: number): Promise<number | undefined> {
    const [due, rested] = [await this.#parts.outbox.nextDue(), this.#rests.nextEnd(now)]
    return due === undefined || due > now ? due : (rested ?? now + firstRetryMs)
  }

  /** Sends one notification, or decides what else becomes of it. */
  async deliver(notification: StoredNotification): Promise<void> {
    let verdict: Verdict
    try {
      verdict = await this.#decide(notification)
    } catch (fault) {
      this.#parts.reportError(fault, 'A notice could not be sent')
      verdict = { kind: 'later', isDown: false, why: 'fault' }
    }
    await this.#settle(notification, verdict).catch((fault: unknown) =>
      this.#parts.reportError(fault, 'What became of a notice could not be written down'),
    )
  }

  async #decide(notification: StoredNotification): Promise<Verdict> {
    const { db, directory } = this.#parts
    const room = await db.selectFrom('rooms').select('id').where('num', '=', notification.room).executeTakeFirst()
    const opened = room && (await directory.room(room.id))
    if (!opened?.ok) return { kind: 'dropped', why: opened?.refusal.code ?? 'no-such-room' }
    if (notification.meaning === helpDesk) return this.#toHelpDesk(notification)
    const receiver = await readReceiver(db, notification.room, notification.member_id)
    if (notification.meaning === 'confirm')
      return this.#askForConfirmation(notification, { receiver, room: opened.value })
    return (
      (await this.#whyNot(notification, { receiver, room: opened.value })) ??
      this.#tell(notification, { receiver, roomId: opened.value.id })
    )
  }

  async #toHelpDesk({ id, target, subject }: StoredNotification): Promise<Verdict> {
    const { mail, question } = this.#parts
    const [, request] = partsOf(subject)
    const leaving = await question(request)
    if (!mail || !leaving) return { kind: 'dropped', why: leaving ? 'off' : 'gone' }
    return mail.sendPlain({ ...helpDeskLetter(leaving), to: target, id })
  }

  async #whyNot(
    notification: StoredNotification,
    { receiver, room }: { receiver: Receiver; room: Room },
  ): Promise<Verdict | undefined> {
    const { db, isHere, now } = this.#parts
    const drop = (why: string): Verdict => ({ kind: 'dropped', why })
    if (!isWanted(notification, receiver)) return drop('off')
    // The file for calendars is for whoever has just agreed.
    const isFile = notification.meaning === appointment && notification.channel === 'mail'
    if (!isFile && isHere(notification.member_id, room.id)) return drop('here')
    const until = quietUntil(now(), receiver.timeZone, receiver.quiet)
    if (until !== undefined) return { kind: 'postponed', until }
    const why =
      notification.meaning === appointment
        ? whyNotRemind(await this.#parts.appointment(namedBy(notification.subject).request), notification, now())
        : await whyNotTell(db, room, notification)
    return why === undefined ? this.#whyDuplicate(notification) : drop(why)
  }

  /** A member who was notified of the same thing in another way, or is about to be, needs no second message. */
  async #whyDuplicate(notification: StoredNotification): Promise<Verdict | undefined> {
    const { outbox, now } = this.#parts
    if (notification.meaning === 'asked' && (await this.#isReminded(notification)))
      return { kind: 'dropped', why: 'reminded' }
    if (notification.channel !== 'mail') return undefined
    const pushed = (await outbox.siblings(notification)).filter(({ channel }) => channel === 'push')
    if (pushed.some(({ state }) => state === 'sent')) return { kind: 'dropped', why: 'told' }
    const isPending = pushed.some(({ state }) => state === 'waiting') && now() < notification.at + 12 * askAgainMs
    return isPending ? { kind: 'postponed', until: now() + askAgainMs } : undefined
  }

  /** Whether a question waited through the quiet hours until its reminder became due as well. */
  async #isReminded({ room, member_id, channel, target, subject }: StoredNotification): Promise<boolean> {
    const reminder = await this.#parts.db
      .selectFrom('notifications')
      .select('id')
      .where('room', '=', room)
      .where('member_id', '=', member_id)
      .where('meaning', '=', 'deadline')
      .where('channel', '=', channel)
      .where('target', '=', target)
      .where('subject', '=', subject)
      .where('due_at', '<=', this.#parts.now())
      .executeTakeFirst()
    return reminder !== undefined
  }

  async #tell(
    notification: StoredNotification,
    { receiver, roomId }: { receiver: Receiver; roomId: RoomId },
  ): Promise<Verdict> {
    const room = await this.#parts.directory.room(roomId)
    if (!room.ok) return { kind: 'dropped', why: room.refusal.code }
    const letter = await writeLetter(this.#parts, room.value, { notification, receiver })
    if (!letter.ok) return { kind: 'dropped', why: letter.refusal.code }
    if (!letter.value) return { kind: 'dropped', why: 'nothing-new' }
    return notification.channel === 'mail'
      ? this.#mail(notification, letter.value, receiver.mail)
      : this.#push(notification, { ...letter.value, room: roomId }, receiver)
  }

  async #askForConfirmation(
    notification: StoredNotification,
    { receiver, room }: { receiver: Receiver; room: Room },
  ): Promise<Verdict> {
    const { mailWanted, confirmUntil = 0 } = receiver
    // Given up, or another address was given since.
    if (mailWanted !== notification.target || confirmUntil <= this.#parts.now()) return { kind: 'dropped', why: 'off' }
    const language = answerLanguage(roomRecord(room, ['cart', 'members'], notification.member_id)?.locale ?? 'en')
    const url = this.#parts.mailLinks.confirmUrl(notification.room, receiver)
    const { mail } = this.#parts
    const to = { letter: confirmLetter(language, url), to: mailWanted, id: notification.id, stopUrl: undefined }
    return mail ? mail.send(to) : { kind: 'dropped', why: 'off' }
  }

  async #mail(notification: StoredNotification, letter: Letter, to: string | undefined): Promise<Verdict> {
    const { mail, mailLinks } = this.#parts
    if (!mail || to === undefined) return { kind: 'dropped', why: 'off' }
    return mail.send({
      letter,
      to,
      id: notification.id,
      stopUrl: mailLinks.stopUrl(notification.room, notification.member_id),
    })
  }

  async #push(notification: StoredNotification, letter: RoomLetter, { devices }: Receiver): Promise<Verdict> {
    const device = devices.find(({ id }) => id === notification.target)
    const { push, db, publicUrl } = this.#parts
    if (!push || !device) return { kind: 'dropped', why: 'off' }
    const sent = await push.send(device, pushed(notification, letter, publicUrl()))
    if (sent.kind === 'gone') await db.deleteFrom('push_subscriptions').where('id', '=', device.id).execute()
    return sent
  }

  async #settle(notification: StoredNotification, verdict: Verdict): Promise<void> {
    const { outbox, now, onTrouble } = this.#parts
    const { id, channel, attempts } = notification
    switch (verdict.kind) {
      case 'sent':
        this.#rests.wake(channel)
        return outbox.settle(id, 'sent', { why: null, now: now() })
      case 'gone':
        return outbox.settle(id, 'dropped', { why: 'gone', now: now() })
      case 'dropped':
        return outbox.settle(id, 'dropped', { why: verdict.why, now: now() })
      case 'postponed':
        return outbox.postpone(id, verdict.until, false)
      case 'failed':
        onTrouble(notification, verdict.why)
        return outbox.settle(id, 'failed', { why: verdict.why, now: now() })
      case 'later': {
        onTrouble(notification, verdict.why)
        if (verdict.isDown) this.#rests.rest(channel, now())
        const until = now() + (verdict.afterMs ?? Math.min(firstRetryMs * 2 ** (attempts - 1), maxRetryMs))
        if (until > notification.at + giveUpMs && attempts > 1)
          return outbox.settle(id, 'failed', { why: verdict.why, now: now() })
        return outbox.postpone(id, until, true)
      }
      default:
        return verdict satisfies never
    }
  }
}

/** Whether it is still wanted that way. */
function isWanted(
  { meaning, channel, target }: StoredNotification,
  { isOff, meanings, mail, devices }: Receiver,
): boolean {
  if (isOff || (meaning !== expiry && meaning !== appointment && !meanings[channel].includes(meaning as Meaning)))
    return false
  return channel === 'mail' ? mail !== undefined : devices.some(({ id }) => id === target)
}

function pushed(
  { notification_id: id, meaning, subject }: StoredNotification,
  letter: RoomLetter,
  base: string,
): PushedNotification {
  const { room, title, quote, said, lines, things, main, language } = letter
  const last = said.at(-1)
  const picture = things[0]?.picture
  const icon = picture ? fileAsWideAs(iconWidth, picture) : undefined
  return {
    id,
    // Pages know what is due.
    meaning: meaning === expiry || meaning === appointment ? 'deadline' : (meaning as Meaning),
    title,
    body: last?.text ?? quote ?? lines.join(' '),
    room,
    subject,
    url: main.url,
    ...(icon === undefined ? {} : { icon: new URL(icon, `${base}/`).href }),
    lang: language,
    dir: language === 'ar' ? 'rtl' : 'ltr',
  }
}
