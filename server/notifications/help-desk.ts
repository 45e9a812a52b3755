// Questions after the sale leave to a shop’s help desk: what was asked, by whom, and where the answer goes. Nothing of the room.
import type { Kysely } from 'kysely'
import { answerLanguage } from '#shared/answer-links/answer-text.ts'
import type { MemberId } from '#shared/ids.ts'
import type { Tables } from '../storage/tables.ts'
import type { PlainMail } from './mail-channel.ts'
import type { Outbox } from './outbox.ts'
import { notificationWords } from './words.ts'

/** The meaning of such a mail. */
export const helpDesk = 'help-desk'

/** A question that leaves. */
export interface LeavingQuestion {
  readonly name: string
  readonly text: string
  readonly replyTo: string
  readonly shop: string
  readonly locale: string
}

/** Looks a question up by its id. */
export type QuestionSource = (id: string) => Promise<LeavingQuestion | undefined>

/** Puts a question into the outbox. */
export async function sendToHelpDesk(
  { db, outbox, now }: { db: Kysely<Tables>; outbox: Outbox; now: () => number },
  { room, memberId, request, to }: { room: number; memberId: MemberId; request: string; to: string },
): Promise<void> {
  const at = now()
  const row = {
    ...{ room, member_id: memberId, meaning: helpDesk, channel: 'mail' as const, target: to },
    ...{ subject: `${helpDesk}:${request}`, seq: 0, at, due_at: at, key: request },
  }
  await db.transaction().execute((trx) => outbox.put(trx, [row]))
}

/** What became of it; undefined where nobody knows any more. */
export async function helpDeskMail(
  db: Kysely<Tables>,
  request: string,
): Promise<{ readonly to: string; readonly state: 'waiting' | 'sent' | 'failed' } | undefined> {
  const row = await db
    .selectFrom('notifications')
    .select(['target', 'state'])
    .where('meaning', '=', helpDesk)
    .where('subject', '=', `${helpDesk}:${request}`)
    .executeTakeFirst()
  if (!row) return undefined
  const { target: to, state } = row
  return { to, state: state === 'waiting' || state === 'sent' ? state : 'failed' }
}

/** The mail of a question. */
export function helpDeskLetter({ name, text, replyTo, shop, locale }: LeavingQuestion): Omit<PlainMail, 'to' | 'id'> {
  const { subject, asks, answerTo } = notificationWords[answerLanguage(locale)].helpDesk
  return {
    subject: subject(shop),
    text: `${asks(name)}\n\n${text}\n\n${answerTo(replyTo)}\n`,
    replyTo: { name, address: replyTo },
  }
}
