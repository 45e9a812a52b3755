// Turns history into notices. What a room's history says beyond the room's cursor is looked through, and what it means is put into
// the outbox in the transaction that moves the cursor: a crash loses nothing and puts nothing in twice. Rooms from which nobody
// wants notices have no cursor and cost nothing.
import type { Kysely } from 'kysely'
import { isOf } from '#shared/events/event.ts'
import type { HistoryEvent } from '#shared/events/event.ts'
import type { MemberId, RoomId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { Meaning } from '#shared/notifications/notification.ts'
import type { Room } from '../sync/room.ts'
import type { Tables } from '../storage/tables.ts'
import { digestKinds, happened } from './happened.ts'
import type { Told } from './happened.ts'
import { beforeQuiet, localDay, nextTime } from './local-time.ts'
import { eventsAfter } from './events-after.ts'
import { maxWaiting } from './outbox.ts'
import type { NewNotification, Outbox } from './outbox.ts'
import { readReceivers } from './receivers.ts'
import type { Receiver } from './receivers.ts'

/** How many events are looked through in one transaction. */
const pageSize = 500
/** A letter waits this much longer than a push message: a member who has read the push needs no letter. */
const mailAfterPushMs = 10 * 60_000
/** How long before something is due its reminder comes, at most; of a shorter time half. */
const remindBeforeMs = 4 * 3_600_000
/** What is due sooner than this needs no reminder besides the notice itself. */
const minRemindedMs = 3_600_000

/** What planning needs. */
export interface PlannerParts {
  readonly db: Kysely<Tables>
  readonly outbox: Outbox
  readonly directory: { room(id: RoomId): Promise<Outcome<Room>> }
  /** How long a notification waits before it is sent, so that a member who is about to read gets none. */
  readonly graceMs: number
  /** Which of the channels this server has. */
  readonly offers: { readonly mail: boolean; readonly push: boolean }
}

export class Planner {
  readonly #parts: PlannerParts

  constructor(parts: PlannerParts) {
    this.#parts = parts
  }

  /** Begins to look through a room's history, from here on. */
  async watch(num: number, seq: number): Promise<void> {
    await this.#parts.db
      .insertInto('notification_cursors')
      .values({ room: num, seq })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }

  /** The rooms that are watched; `lagging` those of them with history that was not looked through. */
  async observable(lagging: boolean): Promise<readonly { num: number; id: RoomId }[]> {
    let rooms = this.#parts.db
      .selectFrom('notification_cursors')
      .innerJoin('rooms', 'rooms.num', 'notification_cursors.room')
      .select(['rooms.num', 'rooms.id'])
      .where('rooms.closed_at', 'is', null)
    if (lagging) {
      rooms = rooms.where((e) =>
        e.exists(
          e
            .selectFrom('events')
            .select('events.seq')
            .whereRef('events.room', '=', 'notification_cursors.room')
            .whereRef('events.seq', '>', 'notification_cursors.seq'),
        ),
      )
    }
    return rooms.execute()
  }

  /** Looks through what is new in a room. */
  async plan({ num, id }: { num: number; id: RoomId }): Promise<void> {
    while (await this.#planPage(num, id));
  }

  /** @returns whether there may be more. */
  async #planPage(num: number, roomId: RoomId): Promise<boolean> {
    const { db, directory, outbox } = this.#parts
    const cursor = await db.selectFrom('notification_cursors').select('seq').where('room', '=', num).executeTakeFirst()
    if (!cursor) return false
    const events = await eventsAfter(db, num, { after: cursor.seq, limit: pageSize })
    const last = events.at(-1)
    if (!last) return false
    const receivers = await readReceivers(db, num)
    const opened = await directory.room(roomId)
    const told = opened.ok ? events.flatMap((event) => happened(opened.value, event)) : []
    const digests = [...receivers.values()].flatMap((receiver) => this.#digestFor(num, receiver, events))
    const notifications = [...told.flatMap((one) => this.#notificationsOf(num, one, receivers)), ...digests]
    await db.transaction().execute(async (trx) => {
      // Of two that look at once one has been here already.
      const { numUpdatedRows } = await trx
        .updateTable('notification_cursors')
        .set({ seq: last.seq })
        .where('room', '=', num)
        .where('seq', '=', cursor.seq)
        .executeTakeFirst()
      if (numUpdatedRows > 0n) await outbox.put(trx, await withoutRepeats(trx, num, notifications))
    })
    return events.length === pageSize
  }

  #notificationsOf(room: number, told: Told, receivers: ReadonlyMap<MemberId, Receiver>): NewNotification[] {
    const { meaning, subject, key, event, at } = told
    return told.members.flatMap((member) => {
      const receiver = receivers.get(member)
      const due = receiver && this.#dueFor(told, receiver)
      if (!receiver || due === undefined) return []
      const base = { room, member_id: member, meaning, subject, seq: event.seq, at, key }
      return this.#spread(receiver, meaning, { ...base, due_at: due })
    })
  }

  /** One row for each way in which it goes to a receiver. */
  #spread(
    { mail, devices, meanings, isOff }: Receiver,
    meaning: Meaning,
    base: Omit<NewNotification, 'channel' | 'target' | 'meaning'>,
  ): NewNotification[] {
    const { offers } = this.#parts
    if (isOff) return []
    const pushed = offers.push && meanings.push.includes(meaning) ? devices : []
    const rows: NewNotification[] = pushed.map(({ id }) => ({ ...base, meaning, channel: 'push', target: id }))
    if (offers.mail && mail !== undefined && meanings.mail.includes(meaning)) {
      const later = pushed.length > 0 ? mailAfterPushMs : 0
      rows.push({ ...base, meaning, channel: 'mail', target: '', due_at: base.due_at + later })
    }
    return rows
  }

  /** When it is to leave; undefined where it is of no use. */
  #dueFor({ deadline, at, event, isUrgent }: Told, { timeZone, quiet }: Receiver): number | undefined {
    if (deadline === undefined) return event.at + (isUrgent === true ? 0 : this.#parts.graceMs)
    const span = deadline - at
    if (span < minRemindedMs) return undefined
    // Rather before the quiet hours than in the middle of them, when it would be kept until it is too late.
    const due = beforeQuiet(deadline - Math.min(remindBeforeMs, span / 2), timeZone, quiet)
    return due <= event.at ? undefined : due
  }

  /** Today's digest, from the first event of the day on. */
  #digestFor(room: number, receiver: Receiver, events: readonly HistoryEvent[]): NewNotification[] {
    const { memberId, timeZone, digestAt } = receiver
    const first = events.find((event) => event.memberId !== memberId && isOf(event, digestKinds))
    if (!first) return []
    const due = nextTime(first.at, timeZone, digestAt)
    const day = localDay(due, timeZone)
    const base = {
      room,
      member_id: memberId,
      subject: `day:${day}`,
      seq: first.seq,
      at: first.at,
      // Earlier versions took the day of UTC as the key. This one is different, so that a day after an upgrade is not taken for sent.
      key: `local ${day}`,
      due_at: due,
    }
    return this.#spread(receiver, 'digest', base)
  }
}

/**
 * Leaves out replies in a thread of which the receiver is to be told already: the letter shows all that is unread when it leaves.
 * Leaves out, too, what would make more wait for a member than may.
 */
async function withoutRepeats(
  trx: Kysely<Tables>,
  room: number,
  notifications: readonly NewNotification[],
): Promise<NewNotification[]> {
  if (notifications.length === 0) return []
  const waiting = await trx
    .selectFrom('notifications')
    .select(['member_id', 'channel', 'target', 'meaning', 'subject'])
    .where('room', '=', room)
    .where('state', '=', 'waiting')
    .execute()
  const wayOf = (one: Pick<NewNotification, 'member_id' | 'channel' | 'target'>) =>
    `${one.member_id}/${one.channel}/${one.target}`
  const counts = new Map<string, number>()
  const threads = new Set<string>()
  const note = (one: (typeof waiting)[number] | NewNotification) => {
    counts.set(wayOf(one), (counts.get(wayOf(one)) ?? 0) + 1)
    if (one.meaning !== 'deadline') threads.add(`${wayOf(one)} ${idOf(one.subject)}`)
  }
  for (const one of waiting) note(one)
  return notifications.filter((one) => {
    const isRepeat = one.meaning === 'replied' && threads.has(`${wayOf(one)} ${idOf(one.subject)}`)
    if (isRepeat || (counts.get(wayOf(one)) ?? 0) >= maxWaiting) return false
    note(one)
    return true
  })
}

/** A question and the thread it stands in are one thing. */
function idOf(subject: string): string {
  return subject.slice(subject.indexOf(':') + 1)
}
