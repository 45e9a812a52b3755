// The durable list of messages to be sent. A row is claimed before it is sent and settled after it: a process that is killed in between
// leaves a claim that expires, and the message is sent again under the same id. So delivery is at least once, and a receiver that
// deduplicates by id shows it once.
import { createHash } from 'node:crypto'
import type { Insertable, Kysely, Selectable } from 'kysely'
import { sql } from 'kysely'
import type { NotificationRow } from '../storage/notification-tables.ts'
import type { Tables } from '../storage/tables.ts'

/** How long a claim holds; sending takes a minute at most. */
const claimMs = 3 * 60_000
/** How long settled rows are kept: their ids prevent a second message for the same thing. */
const retentionMs = 30 * 86_400_000
/** The most rows that wait for one member of a room on one channel; anything more is left to the digest. */
export const maxWaiting = 100

export type StoredNotification = Selectable<NotificationRow>

/** A row to be added; the other columns follow from it. */
export type NewNotification = Pick<
  StoredNotification,
  'room' | 'member_id' | 'meaning' | 'channel' | 'target' | 'subject' | 'seq' | 'at' | 'due_at'
> & { readonly key: string }

/** The id of a notification, the same on all channels. */
export function notificationId(of: { room: number; member_id: string; meaning: string; key: string }): string {
  return shortDigest(`${of.room}/${of.member_id}/${of.meaning}/${of.key}`)
}

/** The outbox of a server. */
export class Outbox {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  /** Adds rows in the transaction that they belong to; a row that exists already is left as it is. */
  async put(trx: Kysely<Tables>, notifications: readonly NewNotification[]): Promise<void> {
    for (const { key, ...notification } of notifications) {
      const id = notificationId({ ...notification, key })
      const row: Insertable<NotificationRow> = {
        ...notification,
        id: shortDigest(`${id}/${notification.channel}/${notification.target}`),
        notification_id: id,
        attempts: 0,
        claimed_until: null,
        state: 'waiting',
        why: null,
        done_at: null,
      }
      await trx
        .insertInto('notifications')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    }
  }

  /** Claims what is due, the earliest first, except on channels that rest. Of several nodes, one gets each row. */
  async claim(
    now: number,
    limit: number,
    resting: readonly StoredNotification['channel'][],
  ): Promise<StoredNotification[]> {
    let due = this.#db
      .selectFrom('notifications')
      .select('id')
      .where('state', '=', 'waiting')
      .where('due_at', '<=', now)
      .where((e) => e.or([e('claimed_until', 'is', null), e('claimed_until', '<=', now)]))
    if (resting.length > 0) due = due.where('channel', 'not in', resting)
    return this.#db
      .updateTable('notifications')
      .set((e) => ({ claimed_until: now + claimMs, attempts: e('attempts', '+', 1) }))
      .where('id', 'in', due.orderBy('due_at').orderBy('id').limit(limit))
      .returningAll()
      .execute()
  }

  /**
   * Releases the claims of an earlier process. Should that process still run, a message may be sent twice; it is shown once.
   */
  async release(): Promise<void> {
    await this.#db.updateTable('notifications').set({ claimed_until: null }).where('state', '=', 'waiting').execute()
  }

  async settle(
    id: string,
    state: 'sent' | 'dropped' | 'failed',
    { why, now }: { why: string | null; now: number },
  ): Promise<void> {
    const row = { state, why, done_at: now, claimed_until: null }
    await this.#db.updateTable('notifications').set(row).where('id', '=', id).execute()
  }

  /** Postpones a row. @param counted whether sending was tried. */
  async postpone(id: string, until: number, counted: boolean): Promise<void> {
    await this.#db
      .updateTable('notifications')
      .set((e) => ({ due_at: until, claimed_until: null, ...(counted ? {} : { attempts: e('attempts', '-', 1) }) }))
      .where('id', '=', id)
      .execute()
  }

  /** When the next unclaimed row is due. */
  async nextDue(): Promise<number | undefined> {
    const row = await this.#db
      .selectFrom('notifications')
      .select(sql<number | null>`min(max(due_at, coalesce(claimed_until, 0)))`.as('due'))
      .where('state', '=', 'waiting')
      .executeTakeFirst()
    return row?.due === null || row?.due === undefined ? undefined : Number(row.due)
  }

  /** The rows of the same notification on other channels, or to other devices. */
  siblings({ notification_id, id }: Pick<StoredNotification, 'notification_id' | 'id'>): Promise<StoredNotification[]> {
    return this.#db
      .selectFrom('notifications')
      .selectAll()
      .where('notification_id', '=', notification_id)
      .where('id', '!=', id)
      .execute()
  }

  /** Deletes what was settled long ago. @returns whether there may be more. */
  async deleteExpired(now: number): Promise<boolean> {
    await this.#db
      .deleteFrom('notifications')
      .where('state', '!=', 'waiting')
      .where('done_at', '<', now - retentionMs)
      .execute()
    return false
  }
}

function shortDigest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}
