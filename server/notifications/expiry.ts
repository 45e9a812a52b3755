// A room that nobody uses is about to be deleted: those who are notified of it at all are told, whatever else they chose to hear of.
import type { Kysely } from 'kysely'
import type { Tables } from '../storage/tables.ts'
import type { NewNotification, Outbox } from './outbox.ts'
import { readReceivers } from './receivers.ts'

/** The meaning of such a notification; nobody can choose it. */
export const expiry = 'expiry'

/** Puts the notifications of a room's end into the outbox. @param goesAt milliseconds since 1970. */
export async function warnOfExpiry(
  { db, outbox, now }: { db: Kysely<Tables>; outbox: Outbox; now: () => number },
  { num, goesAt }: { num: number; goesAt: number },
): Promise<void> {
  const receivers = await readReceivers(db, num)
  const at = now()
  const notifications = [...receivers.values()].flatMap(({ memberId, mail, devices, isOff }): NewNotification[] => {
    if (isOff) return []
    const base = { room: num, member_id: memberId, meaning: expiry, subject: `room:${goesAt}`, seq: 0, at, due_at: at }
    const targets = [
      ...devices.map(({ id }) => ({ channel: 'push' as const, target: id })),
      ...(mail === undefined ? [] : [{ channel: 'mail' as const, target: '' }]),
    ]
    return targets.map((target) => ({ ...base, ...target, key: String(goesAt) }))
  })
  await db.transaction().execute((trx) => outbox.put(trx, notifications))
}
