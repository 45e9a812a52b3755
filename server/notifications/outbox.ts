// The durable list of what is to be sent. A row is claimed before it is worked on and settled after it: a process that is killed in
// between leaves a claim that runs out, and the notice is sent again under the same id. So it is delivered at least once, and
// whoever shows it, by its id, shows it once.
import { createHash } from 'node:crypto'
import type { Insertable, Kysely, Selectable } from 'kysely'
import { sql } from 'kysely'
import type { NotificationRow, Tables } from '../storage/tables.ts'

/** How long whoever claimed a row may work on it; sending takes a minute at most. */
const claimMs = 3 * 60_000
/** Settled rows are kept so long: their ids keep the same thing from being put in again. */
const retentionMs = 30 * 86_400_000
/** The most rows that wait for one member of a room on one channel; what comes on top is left to the digest. */
export const maxWaiting = 100

export type StoredNotification = Selectable<NotificationRow>

/** A row to be put in; the rest follows from it. */
export type NewNotification = Pick<
  StoredNotification,
  'room' | 'member_id' | 'meaning' | 'channel' | 'target' | 'subject' | 'seq' | 'at' | 'due_at'
> & { readonly key: string }

/** The id of a notice over all channels. */
export function notificationId(of: { room: number; member_id: string; meaning: string; key: string }): string {
  return shortDigest(`${of.room}/${of.member_id}/${of.meaning}/${of.key}`)
}

/** See above. */
export class Outbox {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  /** Puts rows in, within the transaction of what they tell; one that was put in before is left as it is. */
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

  /** Claims what is due, the earliest first, but for channels that rest. */
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
   * Lets go of what a process before this one had claimed. Should that one still be alive after all, a notice may be sent twice, and
   * is shown once.
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

  /** Puts a row off. @param counted whether it was tried. */
  async putOff(id: string, until: number, counted: boolean): Promise<void> {
    await this.#db
      .updateTable('notifications')
      .set((e) => ({ due_at: until, claimed_until: null, ...(counted ? {} : { attempts: e('attempts', '-', 1) }) }))
      .where('id', '=', id)
      .execute()
  }

  /** When the next row is due, of those that nobody works on. */
  async nextDue(): Promise<number | undefined> {
    const row = await this.#db
      .selectFrom('notifications')
      .select(sql<number | null>`min(max(due_at, coalesce(claimed_until, 0)))`.as('due'))
      .where('state', '=', 'waiting')
      .executeTakeFirst()
    return row?.due === null || row?.due === undefined ? undefined : Number(row.due)
  }

  /** The rows of the same notice on other channels, or to other devices. */
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
