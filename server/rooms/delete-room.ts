// Deletes a room with everything that was stored about it.
import type { Kysely } from 'kysely'
import type { Tables } from '#server/storage/tables.ts'

/** The tables with a column `room`. The audit log is not among them: it has a retention of its own, and holds no words. */
const tablesOfRooms = [
  'events',
  'pending_events',
  'clients',
  'open_decisions',
  'blind_ballots',
  'read_marks',
  'seen_marks',
  'answer_links',
  'notification_settings',
  'push_subscriptions',
  'notifications',
  'notification_cursors',
  'invitations',
  'files',
  'staff_notes',
  'practice_rooms',
  'store_blocks',
  'visits',
  'help_requests',
  'visit_ratings',
  'visit_joins',
  'calls',
  'call_people',
  'call_rings',
  'call_settings',
] as const

/** Deletes the rows of a room. @param trx within a transaction; the room is not in memory. */
export async function deleteRoomRows(trx: Kysely<Tables>, num: number): Promise<void> {
  // Once the rows are gone, nothing else says which objects belong to the room.
  await trx
    .insertInto('removed_files')
    .columns(['prefix'])
    .expression((e) =>
      e
        .selectFrom('rooms')
        .select((r) => r.fn<string>('concat', [r.ref('rooms.id'), r.val('/')]).as('prefix'))
        .where('num', '=', num)
        .where((r) => r.exists(r.selectFrom('files').select('files.id').where('files.room', '=', num))),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const documents = trx.selectFrom('documents').select('num').where('room', '=', num)
  for (const table of ['updates', 'snapshots', 'history_segments'] as const)
    await trx.deleteFrom(table).where('document', 'in', documents).execute()
  await trx.deleteFrom('documents').where('room', '=', num).execute()
  const members = trx.selectFrom('members').select('id').where('room', '=', num)
  await trx.deleteFrom('sessions').where('member_id', 'in', members).execute()
  const requests = trx.selectFrom('help_requests').select('id').where('room', '=', num)
  await trx.deleteFrom('help_passes').where('request_id', 'in', requests).execute()
  for (const table of tablesOfRooms) await trx.deleteFrom(table).where('room', '=', num).execute()
  await trx.deleteFrom('members').where('room', '=', num).execute()
  await trx.deleteFrom('rooms').where('num', '=', num).execute()
}
