// What each member has set about notices, and the mail links that set something.
import type { Insertable, Kysely } from 'kysely'
import { newId } from '#shared/ids.ts'
import type { MemberId } from '#shared/ids.ts'
import type {
  ChangeNotifications,
  NotificationSettings,
  PushDevice,
  SubscribePush,
} from '#shared/notifications/contracts.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { CallerRoom } from '../identity/caller.ts'
import { digestOf } from '../identity/digest.ts'
import type { NotificationSettingsRow } from '../storage/notification-tables.ts'
import type { Tables } from '../storage/tables.ts'
import { minutesOf, timeOfDay } from './local-time.ts'
import type { MailLinks } from './mail-links.ts'
import type { Outbox } from './outbox.ts'
import type { PushChannel } from './push-channel.ts'
import { readReceiver } from './receivers.ts'
import type { PushDeviceRow, Receiver } from './receivers.ts'

/** How long an address may wait to be confirmed. */
const confirmMs = 2 * 86_400_000
/** A member's letters of confirmation in a day, and those to one address by whomever: nobody is to be flooded through us. */
const maxAsked = { byMember: 5, toAddress: 3 } as const
const dayMs = 86_400_000
/** The most browsers of one member; the one that came first goes. */
const maxDevices = 10
const maxTokenLength = 100

/** What preferences need. */
export interface PreferenceParts {
  readonly db: Kysely<Tables>
  readonly outbox: Outbox
  readonly mailLinks: MailLinks
  readonly push: PushChannel | undefined
  readonly offersMail: boolean
  readonly now: () => number
  /** Somebody wants notices of a room from now on, or wants others than before. */
  readonly onChanged: (room: CallerRoom, receiver: Receiver) => Promise<void>
}

/** A member and where. */
export interface Whose {
  readonly memberId: MemberId
  readonly room: CallerRoom
}

/** Whom a link in a mail is for. */
export interface MailOwner {
  readonly room: number
  readonly memberId: MemberId
  readonly roomTitle: string
  readonly locale: string
  readonly address: string
}

export class Preferences {
  readonly #parts: PreferenceParts

  constructor(parts: PreferenceParts) {
    this.#parts = parts
  }

  async read({ memberId, room }: Whose): Promise<NotificationSettings> {
    return this.#shown(await readReceiver(this.#parts.db, room.num, memberId))
  }

  /** Refuses `channel-not-offered`, `too-many-requests`. */
  async change(who: Whose, change: ChangeNotifications): Promise<Outcome<NotificationSettings>> {
    const { db, outbox, now, mailLinks } = this.#parts
    const { memberId, room } = who
    const before = await readReceiver(db, room.num, memberId)
    const after = withChange(before, change, now())
    const asks = after.mailWanted !== undefined && after.confirmUntil !== before.confirmUntil
    const no = asks ? await this.#whyNotAsk(who, after.mailWanted ?? '') : undefined
    if (no) return refused(no)
    await db.transaction().execute(async (trx) => {
      await trx
        .insertInto('notification_settings')
        .values(rowOf(room.num, after, mailLinks))
        .onConflict((conflict) =>
          conflict.columns(['room', 'member_id']).doUpdateSet(rowOf(room.num, after, mailLinks)),
        )
        .execute()
      if (asks) await outbox.put(trx, [confirmation(room.num, after, now())])
    })
    await this.#parts.onChanged(room, after)
    return granted(this.#shown(after))
  }

  /** A browser takes push messages from now on. Refuses `channel-not-offered`, `invalid`. */
  async subscribe(who: Whose, subscription: SubscribePush): Promise<Outcome<PushDevice>> {
    const { db, push, now } = this.#parts
    if (!push) return refused(refusal('channel-not-offered'))
    const no = push.whyNot(subscription)
    if (no !== undefined) return refused(refusal('invalid', { detail: no }))
    const { endpoint, keys } = subscription
    // Written down as well where nothing was set before: a device alone would not be found.
    const settled = await this.change(who, {})
    if (!settled.ok) return settled
    const { memberId, room } = who
    const row = { id: newId(), room: room.num, member_id: memberId, endpoint, ...keys, created_at: now() }
    const kept = await db
      .insertInto('push_subscriptions')
      .values(row)
      .onConflict((conflict) => conflict.columns(['room', 'member_id', 'endpoint']).doUpdateSet(keys))
      .returningAll()
      .executeTakeFirstOrThrow()
    const { devices } = await readReceiver(db, room.num, memberId)
    const surplus = devices.slice(0, Math.max(0, devices.length - maxDevices)).map(({ id }) => id)
    if (surplus.length > 0) await db.deleteFrom('push_subscriptions').where('id', 'in', surplus).execute()
    return granted(deviceOf(kept))
  }

  /** A browser takes none any more; no error where it never did. */
  async unsubscribe({ memberId, room }: Whose, id: string): Promise<void> {
    await this.#parts.db
      .deleteFrom('push_subscriptions')
      .where('room', '=', room.num)
      .where('member_id', '=', memberId)
      .where('id', '=', id)
      .execute()
  }

  /** Whom a link of confirmation is for; undefined where it is no longer good. */
  confirming(token: string): Promise<MailOwner | undefined> {
    return this.#owner('confirm_hash', token)
  }

  /** The address is the member's. @returns whether the link was good. */
  async confirm(token: string): Promise<boolean> {
    if (!(await this.confirming(token))) return false
    await this.#parts.db
      .updateTable('notification_settings')
      .set((e) => ({ mail: e.ref('mail_wanted'), mail_wanted: null, confirm_hash: null, confirm_until: null }))
      .where('confirm_hash', '=', digestOf(token))
      .execute()
    return true
  }

  /** Whom a link that ends mail is for; also once it has ended. */
  stopping(token: string): Promise<MailOwner | undefined> {
    return this.#owner('stop_hash', token)
  }

  /** No more mail: the address is forgotten. @returns whether the link was good. */
  async stop(token: string): Promise<boolean> {
    if (token.length > maxTokenLength) return false
    const { numUpdatedRows } = await this.#parts.db
      .updateTable('notification_settings')
      .set({ mail: null, mail_wanted: null, confirm_hash: null, confirm_until: null })
      .where('stop_hash', '=', digestOf(token))
      .executeTakeFirst()
    return numUpdatedRows > 0n
  }

  async #owner(by: 'confirm_hash' | 'stop_hash', token: string): Promise<MailOwner | undefined> {
    if (token.length > maxTokenLength) return undefined
    const row = await this.#parts.db
      .selectFrom('notification_settings')
      .innerJoin('members', 'members.id', 'notification_settings.member_id')
      .innerJoin('rooms', 'rooms.num', 'notification_settings.room')
      .selectAll('notification_settings')
      .select(['rooms.title', 'members.locale'])
      .where(`notification_settings.${by}`, '=', digestOf(token))
      .executeTakeFirst()
    if (!row || (by === 'confirm_hash' && (row.confirm_until ?? 0) <= this.#parts.now())) return undefined
    const { room, member_id: memberId, title: roomTitle, locale } = row
    return { room, memberId, roomTitle, locale, address: row.mail_wanted ?? row.mail ?? '' }
  }

  async #whyNotAsk({ memberId, room }: Whose, address: string): Promise<Refusal | undefined> {
    const { db, now, offersMail } = this.#parts
    if (!offersMail) return refusal('channel-not-offered')
    const asked = await db
      .selectFrom('notifications')
      .select(['room', 'member_id', 'target'])
      .where('meaning', '=', 'confirm')
      .where('at', '>', now() - dayMs)
      .where((e) => e.or([e('target', '=', address), e.and([e('room', '=', room.num), e('member_id', '=', memberId)])]))
      .execute()
    const toAddress = asked.filter(({ target }) => target === address).length
    const byMember = asked.filter((one) => one.member_id === memberId).length
    const isTooMuch = toAddress >= maxAsked.toAddress || byMember >= maxAsked.byMember
    return isTooMuch ? refusal('too-many-requests', { detail: 'So many addresses can be given in a day.' }) : undefined
  }

  #shown({ isOff, mail, mailWanted, devices, quiet, timeZone, digestAt, meanings }: Receiver): NotificationSettings {
    const { push, offersMail } = this.#parts
    const { page, mail: byMail, push: byPush } = meanings
    return {
      offered: { mail: offersMail, push: push ? { publicKey: push.publicKey } : null },
      off: isOff,
      mail: { address: mail ?? null, waiting: mailWanted ?? null },
      push: devices.map(deviceOf),
      quiet: quiet ? { from: timeOfDay(quiet.from), to: timeOfDay(quiet.to) } : null,
      timeZone,
      digestAt: timeOfDay(digestAt),
      meanings: { page: [...page], mail: [...byMail], push: [...byPush] },
    }
  }
}

function withChange(before: Receiver, change: ChangeNotifications, now: number): Receiver {
  const { off = before.isOff, timeZone = before.timeZone, digestAt, meanings = {} } = change
  const changed = Object.fromEntries(Object.entries(meanings).filter(([, list]) => list !== undefined))
  const quiet = change.quiet && { from: minutesOf(change.quiet.from), to: minutesOf(change.quiet.to) }
  return {
    ...before,
    ...withAddress(before, change.mail, now),
    isOff: off,
    timeZone,
    quiet: change.quiet === undefined ? before.quiet : (quiet ?? undefined),
    digestAt: digestAt === undefined ? before.digestAt : minutesOf(digestAt),
    meanings: { ...before.meanings, ...changed },
  }
}

function withAddress(
  { mail, mailWanted, confirmUntil }: Receiver,
  given: string | null | undefined,
  now: number,
): Pick<Receiver, 'mail' | 'mailWanted' | 'confirmUntil'> {
  if (given === undefined) return { mail, mailWanted, confirmUntil }
  if (given === null) return { mail: undefined, mailWanted: undefined, confirmUntil: undefined }
  if (given === mail) return { mail, mailWanted: undefined, confirmUntil: undefined }
  // Asked for once more: another letter.
  return { mail, mailWanted: given, confirmUntil: Math.max(now + confirmMs, (confirmUntil ?? 0) + 1) }
}

function rowOf(room: number, of: Receiver, links: MailLinks): Insertable<NotificationSettingsRow> {
  const { mailWanted, confirmUntil, quiet } = of
  return {
    room,
    member_id: of.memberId,
    mail: of.mail ?? null,
    mail_wanted: mailWanted ?? null,
    confirm_hash: mailWanted === undefined ? null : digestOf(links.confirmToken(room, of)),
    confirm_until: confirmUntil ?? null,
    stop_hash: digestOf(links.stopToken(room, of.memberId)),
    time_zone: of.timeZone,
    quiet_from: quiet?.from ?? null,
    quiet_to: quiet?.to ?? null,
    digest_at: of.digestAt,
    meanings: JSON.stringify(of.meanings),
    is_off: of.isOff ? 1 : 0,
  }
}

function confirmation(room: number, { memberId, mailWanted = '', confirmUntil = 0 }: Receiver, now: number) {
  return {
    room,
    member_id: memberId,
    meaning: 'confirm',
    channel: 'mail',
    target: mailWanted,
    subject: 'mail:confirm',
    seq: 0,
    at: now,
    due_at: now,
    key: `${confirmUntil}`,
  } as const
}

function deviceOf({ id, endpoint, created_at }: PushDeviceRow): PushDevice {
  return { id, host: new URL(endpoint).host, createdAt: new Date(created_at).toISOString() }
}
