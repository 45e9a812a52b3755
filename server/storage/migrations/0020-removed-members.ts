// Members who were removed before their addresses and devices were forgotten with them.
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Tables } from '../tables.ts'

export async function up(db: Kysely<Tables>): Promise<void> {
  for (const table of ['notification_settings', 'push_subscriptions', 'notifications']) {
    await sql`
      delete from ${sql.table(table)}
      where member_id in (select id from members where removed_at is not null)
    `.execute(db)
  }
}
