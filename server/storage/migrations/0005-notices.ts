// Links by which one question is answered, and notices: who wants which, and what is to be sent.
import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

export async function up(db: Kysely<Tables>): Promise<void> {
  await createLinks(db)
  await createSettings(db)
  await createOutbox(db)
}

async function createLinks(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('answer_links')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('room', 'integer', (column) => column.notNull())
    .addColumn('member_id', 'text', (column) => column.notNull())
    .addColumn('topic', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull().unique())
    .addColumn('created_by', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('revoked_at', 'bigint')
    .execute()
  await db.schema.createIndex('answer_links_room').on('answer_links').columns(['room', 'created_at']).execute()
  await db.schema
    .createIndex('answer_links_subject')
    .on('answer_links')
    .columns(['room', 'subject', 'member_id'])
    .execute()
  await db.schema.createIndex('answer_links_expiry').on('answer_links').column('expires_at').execute()
}

async function createSettings(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('notice_settings')
    .addColumn('room', 'integer', (column) => column.notNull())
    .addColumn('member_id', 'text', (column) => column.notNull())
    .addColumn('mail', 'text')
    .addColumn('mail_wanted', 'text')
    .addColumn('confirm_hash', 'text', (column) => column.unique())
    .addColumn('confirm_until', 'bigint')
    .addColumn('stop_hash', 'text', (column) => column.notNull().unique())
    .addColumn('time_zone', 'text', (column) => column.notNull())
    .addColumn('quiet_from', 'integer')
    .addColumn('quiet_to', 'integer')
    .addColumn('digest_at', 'integer', (column) => column.notNull())
    .addColumn('meanings', 'text', (column) => column.notNull())
    .addColumn('is_off', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('notice_settings_key', ['room', 'member_id'])
    .execute()
  await db.schema
    .createTable('push_subscriptions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('room', 'integer', (column) => column.notNull())
    .addColumn('member_id', 'text', (column) => column.notNull())
    .addColumn('endpoint', 'text', (column) => column.notNull())
    .addColumn('p256dh', 'text', (column) => column.notNull())
    .addColumn('auth', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('push_subscriptions_endpoint', ['room', 'member_id', 'endpoint'])
    .execute()
}

async function createOutbox(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('notices')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('notice', 'text', (column) => column.notNull())
    .addColumn('room', 'integer', (column) => column.notNull())
    .addColumn('member_id', 'text', (column) => column.notNull())
    .addColumn('meaning', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('claimed_until', 'bigint')
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('why', 'text')
    .addColumn('done_at', 'bigint')
    .execute()
  await db.schema.createIndex('notices_due').on('notices').columns(['state', 'due_at']).execute()
  await db.schema.createIndex('notices_member').on('notices').columns(['room', 'member_id', 'state']).execute()
  await db.schema.createIndex('notices_notice').on('notices').column('notice').execute()
  await db.schema.createIndex('notices_target').on('notices').columns(['meaning', 'target', 'at']).execute()
  await db.schema
    .createTable('notice_cursors')
    .addColumn('room', 'integer', (column) => column.primaryKey())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .execute()
}
