import { setTimeout as wait } from 'node:timers/promises'
import type { MemberId, RoomId } from '#shared/ids.ts'
import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import type { Job } from '#server/host/jobs/job.ts'
import { retentionJob } from '#server/host/jobs/retention-job.ts'
import type { Room } from '#server/sync/room.ts'
import { remindAt, tellOfAppointment } from './appointments.ts'
import type { AppointmentSource } from './appointments.ts'
import { Deliveries } from './deliveries.ts'
import type { DeliveryParts } from './deliveries.ts'
import type { OfferSource, VisitSource } from './letter-parts.ts'
import { warnOfExpiry } from './expiry.ts'
import { helpDeskMail, sendToHelpDesk } from './help-desk.ts'
import type { QuestionSource } from './help-desk.ts'
import { MailChannel } from './mail-channel.ts'
import { MailLinks } from './mail-links.ts'
import { mailPages } from './mail-pages.ts'
import { notificationRoutes } from './notification-routes.ts'
import { Notifications } from './notifications.ts'
import type { OpenPages } from './notifications.ts'
import { Outbox } from './outbox.ts'
import { Planner } from './planner.ts'
import { Preferences } from './preferences.ts'
import { PushChannel } from './push-channel.ts'
import type { NotificationSettings } from './settings.ts'
import { loadVapidKeys } from './vapid-keys.ts'

/** How long what is under way may hold up a stop. */
const maxStopMs = 3_000

/** What notifications use of other features. */
interface Uses {
  /** What a notification shows of a question or a decision. */
  readonly offer: OfferSource
  readonly appointment: AppointmentSource
  readonly question: QuestionSource
  readonly visitOf: VisitSource
}

export interface NotificationsFeature extends Feature {
  /** Sends push messages; undefined where this server sends none. */
  readonly push: PushChannel | undefined
  /** Sends what is due now, instead of at the next look. */
  readonly look: () => Promise<void>
  /** Looks through what history has by no change of a document. */
  readonly recorded: (room: { readonly num: number; readonly id: RoomId }) => void
  /** What the desk has told. */
  readonly ofDesk: ReturnType<typeof deskMail>
  /** Tells members that their room is about to be deleted. */
  readonly warn: (room: { readonly num: number; readonly goesAt: number }) => Promise<void>
}

/** What reaches members who are not in the room: by mail, by push message, and on pages that are open. */
export function notificationsFeature(
  host: Host,
  settings: NotificationSettings,
  { offer, appointment, question, visitOf }: Uses,
): NotificationsFeature {
  const { db, secret, now, publicUrl } = host
  const [outbox, mailLinks] = [new Outbox(db), new MailLinks(secret, publicUrl)]
  const [mail, push] = [mailOf(host, settings), pushOf(host, settings)]
  const notifications = assemble(host, settings, {
    ...{ outbox, mail, push, mailLinks, offer, appointment, question, visitOf },
  })
  const onChanged: Notifications['preferred'] = (room, receiver) => notifications.preferred(room, receiver)
  const offersMail = mail !== undefined
  const preferences = new Preferences({ db, outbox, mailLinks, push, offersMail, now, onChanged })
  const expired = { name: 'notifications', deleteExpired: () => outbox.deleteExpired(now()) }
  return {
    name: 'notifications',
    routes: notificationRoutes({ preferences }),
    pages: mailPages(preferences),
    room: notifications,
    people: notifications,
    jobs: [retentionJob(expired, host), stoppingInTime(notifications, mail)],
    push,
    look: () => notifications.look(),
    recorded: (room) => notifications.recorded(room),
    ofDesk: deskMail({ db, outbox, now, offersMail, expect: (at) => notifications.expect(at) }),
    warn: async (room) => {
      await warnOfExpiry({ db, outbox, now }, room)
      notifications.expect(now())
    },
  }
}

function assemble(
  host: Host,
  settings: NotificationSettings,
  parts: Pick<
    DeliveryParts,
    'outbox' | 'mail' | 'push' | 'mailLinks' | 'offer' | 'appointment' | 'question' | 'visitOf'
  >,
): Notifications {
  const { db, clock, now, publicUrl, reportError, directory, emitter, address, log } = host
  const { outbox, mail, push } = parts
  const offers = { mail: mail !== undefined, push: push !== undefined }
  const graceMs = settings.NOTICE_GRACE_SECONDS * 1000
  const here: OpenPages = new Map()
  const deliveries = new Deliveries({
    ...parts,
    ...{ db, directory, publicUrl, now, reportError },
    isHere: (member, roomId) => here.has(member) || isConnected(directory.inMemory, roomId, member),
    onTrouble: ({ id, channel, attempts }, why) =>
      log.warn({ notification: id, channel, attempts, why }, 'A notice was not taken'),
  })
  return new Notifications({
    ...{ db, outbox, deliveries, directory, here, emitter, clock, reportError },
    planner: new Planner({ db, outbox, directory, graceMs, offers }),
    whenReachable: (act) => address.whenKnown(act),
  })
}

/** A message that is under way at a slow server is claimed, and sent again by the next process. */
function stoppingInTime(notifications: Notifications, mail: MailChannel | undefined): Job {
  return {
    name: notifications.name,
    start: () => notifications.start(),
    stop: async () => {
      const patience = new AbortController()
      const enough = wait(maxStopMs, undefined, { signal: patience.signal }).catch(() => {})
      await Promise.race([notifications.stop(), enough])
      patience.abort()
      mail?.close()
    },
  }
}

/** What is told by the desk, and not because of what happens in a room. */
function deskMail({
  offersMail,
  expect,
  ...parts
}: {
  readonly db: Host['db']
  readonly outbox: Outbox
  readonly now: () => number
  readonly offersMail: boolean
  readonly expect: (at: number) => void
}) {
  return {
    offersMail,
    tellOfAppointment: async (of: Parameters<typeof tellOfAppointment>[1]) => {
      await tellOfAppointment(parts, of)
      expect(parts.now())
    },
    remindAt: (of: Parameters<typeof remindAt>[1], at: number) => remindAt(parts.db, of, at),
    sendToHelpDesk: async (of: Parameters<typeof sendToHelpDesk>[1]) => {
      await sendToHelpDesk(parts, of)
      expect(parts.now())
    },
    helpDeskMail: (request: string) => helpDeskMail(parts.db, request),
  }
}

function mailOf(
  { publicUrl, log }: Host,
  { SMTP_URL: smtpUrl, MAIL_FROM: from }: NotificationSettings,
): MailChannel | undefined {
  if (smtpUrl === undefined && from === undefined) return undefined
  if (smtpUrl !== undefined && from !== undefined) return new MailChannel({ smtpUrl, from, publicUrl })
  log.warn('No mail is sent: SMTP_URL and MAIL_FROM are both needed')
  return undefined
}

function pushOf(
  { settings: { DATA_DIR }, access, log }: Host,
  settings: NotificationSettings,
): PushChannel | undefined {
  const { VAPID_SUBJECT: subject, VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey } = settings
  if (subject === undefined) {
    if (publicKey ?? privateKey) log.warn('No push messages are sent: VAPID_SUBJECT is needed')
    return undefined
  }
  if ((publicKey === undefined) !== (privateKey === undefined)) {
    log.warn('No push messages are sent: VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY belong together')
    return undefined
  }
  const given = publicKey !== undefined && privateKey !== undefined ? { publicKey, privateKey } : {}
  return new PushChannel({ ...loadVapidKeys(DATA_DIR, given), subject }, access.outside)
}

/** Whether a member has a connection to a document of the room. */
function isConnected(rooms: readonly Room[], roomId: RoomId, member: MemberId): boolean {
  const documents = rooms.find(({ id }) => id === roomId)?.documents.values() ?? []
  return [...documents].some(({ connections }) => [...connections].some(({ memberId }) => memberId === member))
}
