// What associates have set about their attention.
import type { Kysely, Selectable } from 'kysely'
import type { ChangeStaffAttention, StaffAttention } from '#shared/desk/attention.ts'
import type { StaffAttentionRow } from '#server/storage/attention-tables.ts'
import type { Tables } from '#server/storage/tables.ts'

/** The settings of an associate. */
export type AttentionChoice = Pick<StaffAttention, 'push' | 'repeat' | 'sound' | 'quiet' | 'timeZone'>

/** What somebody has who never set anything. */
const usual: AttentionChoice = { push: true, repeat: true, sound: true, quiet: null, timeZone: 'UTC' }

export async function readChoice(db: Kysely<Tables>, staffId: string): Promise<AttentionChoice> {
  const row = await db.selectFrom('staff_attention').selectAll().where('staff_id', '=', staffId).executeTakeFirst()
  return row ? choiceOf(row) : usual
}

export async function changeChoice(
  db: Kysely<Tables>,
  staffId: string,
  change: ChangeStaffAttention,
): Promise<AttentionChoice> {
  const before = await readChoice(db, staffId)
  const { push = before.push, repeat = before.repeat, sound = before.sound, timeZone = before.timeZone } = change
  const quiet = change.quiet === undefined ? before.quiet : change.quiet
  const row: StaffAttentionRow = {
    staff_id: staffId,
    ...{ push: push ? 1 : 0, repeats: repeat ? 1 : 0, sound: sound ? 1 : 0, time_zone: timeZone },
    ...{ quiet_from: quiet?.from ?? null, quiet_to: quiet?.to ?? null },
  }
  await db
    .insertInto('staff_attention')
    .values(row)
    .onConflict((conflict) => conflict.column('staff_id').doUpdateSet(row))
    .execute()
  return choiceOf(row)
}

function choiceOf({ push, repeats, sound, quiet_from, quiet_to, time_zone }: Selectable<StaffAttentionRow>) {
  const quiet = quiet_from === null || quiet_to === null ? null : { from: quiet_from, to: quiet_to }
  return { push: push === 1, repeat: repeats === 1, sound: sound === 1, quiet, timeZone: time_zone }
}
