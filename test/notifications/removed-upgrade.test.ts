// A database of the time when a removed member's address was kept.
import { expect, test } from 'vitest'
import { migrations } from '#server/storage/migrations/all.ts'
import { databaseOf } from '#test/support/database.ts'
import { startTestServer } from '#test/support/server.ts'
import { join, openRoom } from '#test/support/people.ts'

test('an upgrade forgets where members were told who had been removed before, and nobody else’s', async () => {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const ben = await join(server.url, ana.code, 'Ben')
  const db = databaseOf(server)
  const { num: room } = await db
    .selectFrom('rooms')
    .select('num')
    .where('id', '=', ana.roomId)
    .executeTakeFirstOrThrow()
  const device = { room, endpoint: 'https://push.example/', p256dh: 'key', auth: 'auth', created_at: 1 }
  const settings = { room, time_zone: 'UTC', digest_at: 480, meanings: '{}', is_off: 0 }
  for (const { memberId: member_id } of [ana, ben]) {
    const nothing = { mail_wanted: null, confirm_hash: null, confirm_until: null, quiet_from: null, quiet_to: null }
    const mail = `${member_id}@example.org`
    await db
      .insertInto('notification_settings')
      .values({ ...settings, ...nothing, member_id, mail, stop_hash: mail })
      .execute()
    await db
      .insertInto('push_subscriptions')
      .values({ ...device, id: member_id, member_id })
      .execute()
  }
  await db.updateTable('members').set({ removed_at: 1 }).where('id', '=', ben.memberId).execute()

  await migrations['0020-removed-members']?.up(db)

  for (const table of ['notification_settings', 'push_subscriptions'] as const)
    expect(await db.selectFrom(table).select('member_id').execute()).toEqual([{ member_id: ana.memberId }])
})
