// Decisions that close on time, votes that nobody sees, and how far each member has read.
import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

export async function up(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('open_decisions')
    .addColumn('room', 'integer', (column) => column.notNull())
    .addColumn('decision', 'text', (column) => column.notNull())
    .addColumn('deadline', 'bigint')
    .addPrimaryKeyConstraint('open_decisions_key', ['room', 'decision'])
    .execute()
  await db.schema.createIndex('open_decisions_due').on('open_decisions').column('deadline').execute()
  await db.schema
    .createTable('blind_ballots')
    .addColumn('room', 'integer', (column) => column.notNull())
    .addColumn('decision', 'text', (column) => column.notNull())
    .addColumn('member_id', 'text', (column) => column.notNull())
    .addColumn('candidate', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('blind_ballots_key', ['room', 'decision', 'member_id'])
    .execute()
  await db.schema
    .createTable('read_marks')
    .addColumn('room', 'integer', (column) => column.notNull())
    .addColumn('member_id', 'text', (column) => column.notNull())
    .addColumn('thread', 'text', (column) => column.notNull())
    .addColumn('upto', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('read_marks_key', ['room', 'member_id', 'thread'])
    .execute()
}
