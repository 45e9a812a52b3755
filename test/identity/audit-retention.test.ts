import { expect, test } from 'vitest'
import type { AuditPage } from '#shared/audit/contracts.ts'
import { ask } from '#test/support/api.ts'
import { movableClock } from '#test/support/clock.ts'
import { databaseOf } from '#test/support/database.ts'
import { openRoom } from '#test/support/people.ts'
import { startTestServer } from '#test/support/server.ts'
import { until } from '#test/support/until.ts'

const day = 86_400_000

/** A room whose log was started so long ago, and the server started anew. */
async function roomFrom(daysAgo: number, settings: Readonly<Record<string, string>> = {}) {
  const clock = movableClock()
  const before = await startTestServer()
  const ana = await openRoom(before.url, 'Ana')
  await before.stop()
  clock.advance(daysAgo * day)
  const server = await startTestServer({ DATA_DIR: before.dataDir, ...settings })
  const bea = await openRoom(server.url, 'Bea')
  const db = databaseOf(server)
  const entriesOf = async ({ memberId }: { memberId: string }) =>
    (await db.selectFrom('audit').select('action').where('actor_id', '=', memberId).execute()).length
  return { server, ana, bea, db, entriesOf }
}

test('an entry of the audit log is kept for a year, and forgotten after it', async () => {
  const { server, ana, bea, entriesOf } = await roomFrom(366)
  await until('the old entries to go', async () => (await entriesOf(ana)) === 0)
  const { body } = await ask<AuditPage>(server, `GET /rooms/${bea.roomId}/audit`, { token: bea.token })
  expect(body.entries).toHaveLength(2)
})

test('an entry of the audit log that is younger stays', async () => {
  const young = await roomFrom(364)
  // Stopping waits for what is under way.
  await young.server.stop()
  expect(await young.entriesOf(young.ana)).toBe(2)
})

test('an operator says for how many days', async () => {
  const { ana, bea, entriesOf } = await roomFrom(8, { AUDIT_DAYS: '7' })
  await until('the old entries to go', async () => (await entriesOf(ana)) === 0)
  expect(await entriesOf(bea)).toBe(2)
})

test('a log that is kept for ever is', async () => {
  const all = await roomFrom(5000, { AUDIT_DAYS: '0' })
  await all.server.stop()
  expect(await all.entriesOf(all.ana)).toBe(2)
})

test('however much has grown old, all of it goes', async () => {
  const clock = movableClock()
  const before = await startTestServer()
  const ana = await openRoom(before.url, 'Ana')
  await before.stop()
  const db = databaseOf(before)
  const { id: _, ...entry } = await db.selectFrom('audit').selectAll().executeTakeFirstOrThrow()
  for (let more = 0; more < 5; more++) {
    await db
      .insertInto('audit')
      .values(Array.from({ length: 500 }, () => entry))
      .execute()
  }
  clock.advance(400 * day)
  await startTestServer({ DATA_DIR: before.dataDir })
  const left = () => db.selectFrom('audit').select('id').where('actor_id', '=', ana.memberId).execute()
  await until('all old entries to go', async () => (await left()).length === 0)
})
