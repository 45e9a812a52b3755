// The field's words for tables and columns, as the code has them. Only names change: the rows stay as they are.
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from '../tables.ts'

export async function up(db: Kysely<Tables>): Promise<void> {
  await renamePast(db)
  await renameNotifications(db)
  await db.schema.alterTable('answers').renameTo('idempotent_responses').execute()
  await db.schema.alterTable('idempotent_responses').renameColumn('answer', 'response').execute()
  await db.schema.dropIndex('answers_at').execute()
  await db.schema.createIndex('idempotent_responses_at').on('idempotent_responses').column('at').execute()
}

async function renamePast(db: Kysely<Tables>): Promise<void> {
  await db.schema.alterTable('chapters').renameTo('history_segments').execute()
  // SQLite cannot rename an index. These tables are small beside the log, so building them again takes little time.
  await db.schema.dropIndex('chapters_whole').execute()
  await db.schema
    .createIndex('history_segments_whole')
    .on('history_segments')
    .column('first_at')
    .where(sql.ref('count'), '>', 0)
    .execute()
  await db.schema.alterTable('untold_events').renameTo('pending_events').execute()
  await db.schema.dropIndex('untold_events_room').execute()
  await db.schema.createIndex('pending_events_room').on('pending_events').column('room').execute()
}

async function renameNotifications(db: Kysely<Tables>): Promise<void> {
  await db.schema.alterTable('notice_settings').renameTo('notification_settings').execute()
  await db.schema.alterTable('notice_cursors').renameTo('notification_cursors').execute()
  await db.schema.alterTable('notices').renameTo('notifications').execute()
  await db.schema.alterTable('notifications').renameColumn('notice', 'notification_id').execute()
  for (const name of ['due', 'member', 'notice', 'target']) await db.schema.dropIndex(`notices_${name}`).execute()
  const index = (name: string, columns: readonly string[]) =>
    db.schema
      .createIndex(name)
      .on('notifications')
      .columns([...columns])
      .execute()
  await index('notifications_due', ['state', 'due_at'])
  await index('notifications_member', ['room', 'member_id', 'state'])
  await index('notifications_id', ['notification_id'])
  await index('notifications_target', ['meaning', 'target', 'at'])
}
