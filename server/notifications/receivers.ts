// Who wants to hear of a room while away, and how: one row a member, and one for each browser that takes push messages.
import type { Kysely, Selectable } from 'kysely'
import * as z from 'zod'
import type { MemberId } from '#shared/ids.ts'
import { meanings as allMeanings, usualMeanings } from '#shared/notifications/notification.ts'
import type { Meaning, NotificationChannel } from '#shared/notifications/notification.ts'
import type { NotificationSettingsRow, PushSubscriptionRow } from '../storage/notification-tables.ts'
import type { Tables } from '../storage/tables.ts'
import type { QuietHours } from './local-time.ts'

/** A browser that takes push messages. */
export type PushDeviceRow = Selectable<PushSubscriptionRow>

/** A member as somebody who receives. */
export interface Receiver {
  readonly memberId: MemberId
  readonly mail: string | undefined
  readonly mailWanted: string | undefined
  readonly confirmUntil: number | undefined
  readonly timeZone: string
  readonly quiet: QuietHours | undefined
  /** Minutes of the day. */
  readonly digestAt: number
  readonly meanings: Readonly<Record<NotificationChannel, readonly Meaning[]>>
  readonly isOff: boolean
  readonly devices: readonly PushDeviceRow[]
}

const list = z.array(z.enum(allMeanings))
const meaningsSchema = z.object({ page: list, mail: list, push: list })

/** What a member has who never said anything. */
export const usualReceiver = {
  mail: undefined,
  mailWanted: undefined,
  confirmUntil: undefined,
  timeZone: 'UTC',
  quiet: { from: 22 * 60, to: 8 * 60 },
  digestAt: 18 * 60,
  meanings: usualMeanings,
  isOff: false,
  devices: [],
} as const satisfies Omit<Receiver, 'memberId'>

/** The receivers of a room, or one of them; those who never said anything are not among them. */
export async function readReceivers(
  db: Kysely<Tables>,
  room: number,
  memberId?: MemberId,
): Promise<ReadonlyMap<MemberId, Receiver>> {
  let settings = db.selectFrom('notification_settings').selectAll().where('room', '=', room)
  let subscriptions = db.selectFrom('push_subscriptions').selectAll().where('room', '=', room)
  if (memberId !== undefined) {
    settings = settings.where('member_id', '=', memberId)
    subscriptions = subscriptions.where('member_id', '=', memberId)
  }
  const [rows, devices] = [await settings.execute(), await subscriptions.orderBy('created_at').execute()]
  return new Map(
    rows.map((row) => [
      row.member_id,
      receiverOf(
        row,
        devices.filter(({ member_id }) => member_id === row.member_id),
      ),
    ]),
  )
}

/** One receiver; as usual where they never said anything. */
export async function readReceiver(db: Kysely<Tables>, room: number, memberId: MemberId): Promise<Receiver> {
  return (await readReceivers(db, room, memberId)).get(memberId) ?? { memberId, ...usualReceiver }
}

function receiverOf(row: Selectable<NotificationSettingsRow>, devices: readonly PushDeviceRow[]): Receiver {
  return {
    memberId: row.member_id,
    mail: row.mail ?? undefined,
    mailWanted: row.mail_wanted ?? undefined,
    confirmUntil: row.confirm_until ?? undefined,
    timeZone: row.time_zone,
    quiet: row.quiet_from === null || row.quiet_to === null ? undefined : { from: row.quiet_from, to: row.quiet_to },
    digestAt: row.digest_at,
    meanings: meaningsSchema.parse(JSON.parse(row.meanings)),
    isOff: row.is_off === 1,
    devices,
  }
}
