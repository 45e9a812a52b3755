// The past of rooms: each update says at which moment it became durable, and goes into a chapter when the log is folded.
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Tables } from '../tables.ts'

export async function up(db: Kysely<Tables>): Promise<void> {
  const column = (name: string, type: 'integer' | 'bigint') =>
    db.schema
      .alterTable('updates')
      .addColumn(name, type, (definition) => definition.notNull().defaultTo(0))
      .execute()
  await column('seq', 'integer')
  await column('events', 'integer')
  await column('at', 'bigint')
  await db.schema
    .createTable('chapters')
    .addColumn('document', 'integer', (definition) => definition.notNull().references('documents.num'))
    .addColumn('last', 'integer', (definition) => definition.notNull())
    .addColumn('first_seq', 'integer', (definition) => definition.notNull())
    .addColumn('first_at', 'bigint', (definition) => definition.notNull())
    .addColumn('seq', 'integer', (definition) => definition.notNull())
    .addColumn('at', 'bigint', (definition) => definition.notNull())
    .addColumn('count', 'integer', (definition) => definition.notNull())
    .addColumn('updates', 'blob')
    .addColumn('state', 'blob')
    .addColumn('packed', 'integer', (definition) => definition.notNull())
    .addPrimaryKeyConstraint('chapters_key', ['document', 'last'])
    .execute()
  // What can still be thinned: found by its age, whatever has been thinned already.
  await db.schema
    .createIndex('chapters_whole')
    .on('chapters')
    .column('first_at')
    .where(sql.ref('count'), '>', 0)
    .execute()
  await beginPast(db)
}

/** What is there already has no past that could still be told: it begins with how things are now. */
async function beginPast(db: Kysely<Tables>): Promise<void> {
  const now = Date.now()
  const lastSeq = sql<number>`coalesce((select max(seq) from events where events.room = documents.room), 0)`
  await sql`
    insert into chapters (document, last, first_seq, first_at, seq, at, count, updates, state, packed)
    select snapshots.document, snapshots.upto, ${lastSeq}, ${now}, ${lastSeq}, ${now}, 0, null, snapshots.state, 0
    from snapshots inner join documents on documents.num = snapshots.document
  `.execute(db)
  await sql`
    update updates set at = ${now}, seq = coalesce(
      (select max(events.seq) from events inner join documents on documents.room = events.room
       where documents.num = updates.document), 0)
  `.execute(db)
}
