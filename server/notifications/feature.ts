// Puts the parts of notices together, for whoever starts a server.
import { setTimeout as wait } from 'node:timers/promises'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Hono } from 'hono'
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { MemberId, RoomId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { ApiEnv } from '#server/host/api.ts'
import type { CallerLookup } from '#server/host/bearer.ts'
import type { OutsideRules } from '#server/identity/fetch-outside.ts'
import type { PeopleEmitter } from '#server/host/people-events.ts'
import type { Room } from '#server/sync/room.ts'
import type { Tables } from '#server/storage/tables.ts'
import { Deliveries } from './deliveries.ts'
import type { OfferSource } from './letter.ts'
import { MailChannel } from './mail-channel.ts'
import { MailLinks } from './mail-links.ts'
import { mailPages } from './mail-pages.ts'
import { notificationRoutes } from './notification-routes.ts'
import { Notifications } from './notifications.ts'
import { Outbox } from './outbox.ts'
import { Planner } from './planner.ts'
import { Preferences } from './preferences.ts'
import { PushChannel } from './push-channel.ts'
import { loadVapidKeys } from './vapid-keys.ts'

/** How long what is under way may hold up a stop. */
const maxStopMs = 3_000

/** The settings that notices know. */
export interface NotificationSettings {
  readonly DATA_DIR: string
  readonly SMTP_URL?: string | undefined
  readonly MAIL_FROM?: string | undefined
  readonly VAPID_SUBJECT?: string | undefined
  readonly VAPID_PUBLIC_KEY?: string | undefined
  readonly VAPID_PRIVATE_KEY?: string | undefined
  readonly NOTICE_GRACE_SECONDS: number
}

/** What notices stand on. */
export interface NotificationBase {
  readonly settings: NotificationSettings
  readonly db: Kysely<Tables>
  readonly secret: Uint8Array
  readonly now: () => number
  readonly publicUrl: () => string
  readonly log: Logger
  readonly reportError: (fault: unknown, message: string) => void
  readonly callers: CallerLookup
  readonly outside: OutsideRules
  readonly emitter: PeopleEmitter
  readonly directory: {
    room(id: RoomId): Promise<Outcome<Room>>
    seqOf(id: RoomId): Promise<Outcome<number>>
    readonly inMemory: readonly Room[]
  }
  readonly offer: OfferSource
}

/** What a server has of them. */
export interface NotificationParts {
  readonly notifications: Notifications
  readonly groups: readonly OpenAPIHono<ApiEnv>[]
  readonly pages: readonly Hono<ApiEnv>[]
  stop(): Promise<void>
}

/** See above. */
export function notificationParts(base: NotificationBase): NotificationParts {
  const { db, secret, now, publicUrl, reportError, directory, offer, emitter, settings, log } = base
  const [outbox, mailLinks] = [new Outbox(db), new MailLinks(secret, publicUrl)]
  const [mail, push] = [mailOf(base), pushOf(base)]
  const offers = { mail: mail !== undefined, push: push !== undefined }
  const graceMs = settings.NOTICE_GRACE_SECONDS * 1000
  const planner = new Planner({ db, outbox, directory, graceMs, offers })
  const deliveries = new Deliveries({
    ...{ db, outbox, directory, mail, push, mailLinks, offer, publicUrl, now, reportError },
    isHere: (member, roomId) => notifications.isHere(member) || isSeated(directory.inMemory, roomId, member),
    onTrouble: ({ id, channel, attempts }, why) =>
      log.warn({ notification: id, channel, attempts, why }, 'A notice was not taken'),
  })
  const notifications: Notifications = new Notifications({
    ...{ db, outbox, planner, deliveries, emitter, now, reportError },
    seqOf: async (roomId) => {
      const seq = await directory.seqOf(roomId)
      return seq.ok ? seq.value : undefined
    },
    numOf: async (roomId) => {
      const room = await directory.room(roomId)
      return room.ok ? room.value.num : undefined
    },
  })
  const onChanged: Notifications['preferred'] = (room, receiver) => notifications.preferred(room, receiver)
  const preferences = new Preferences({ db, outbox, mailLinks, push, offersMail: offers.mail, now, onChanged })
  return {
    notifications,
    groups: [notificationRoutes({ preferences, callers: base.callers })],
    pages: [mailPages(preferences)],
    stop: async () => {
      // A letter that is under way at a slow server is claimed, and sent again by the next process.
      const patience = new AbortController()
      const enough = wait(maxStopMs, undefined, { signal: patience.signal }).catch(() => {})
      await Promise.race([notifications.stop(), enough])
      patience.abort()
      mail?.close()
    },
  }
}

function mailOf({
  settings: { SMTP_URL: smtpUrl, MAIL_FROM: from },
  publicUrl,
  log,
}: NotificationBase): MailChannel | undefined {
  if (smtpUrl === undefined && from === undefined) return undefined
  if (smtpUrl !== undefined && from !== undefined) return new MailChannel({ smtpUrl, from, publicUrl })
  log.warn('No mail is sent: SMTP_URL and MAIL_FROM are both needed')
  return undefined
}

function pushOf({ settings, outside, log }: NotificationBase): PushChannel | undefined {
  const { VAPID_SUBJECT: subject, VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey, DATA_DIR } = settings
  if (subject === undefined) {
    if (publicKey ?? privateKey) log.warn('No push messages are sent: VAPID_SUBJECT is needed')
    return undefined
  }
  if ((publicKey === undefined) !== (privateKey === undefined)) {
    log.warn('No push messages are sent: VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY belong together')
    return undefined
  }
  const given = publicKey !== undefined && privateKey !== undefined ? { publicKey, privateKey } : {}
  return new PushChannel({ ...loadVapidKeys(DATA_DIR, given), subject }, outside)
}

/** Whether a member has a connection at a document of the room. */
function isSeated(rooms: readonly Room[], roomId: RoomId, member: MemberId): boolean {
  const documents = rooms.find(({ id }) => id === roomId)?.documents.values() ?? []
  return [...documents].some(({ connections }) => [...connections].some(({ memberId }) => memberId === member))
}
