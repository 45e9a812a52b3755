import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import type { StoredEvent } from '#shared/events/event.ts'
import { movableClock } from '#test/support/clock.ts'
import { databaseOf } from '#test/support/database.ts'
import { temporaryFolder } from '#test/support/folders.ts'
import { decisionRoom, historyOf, lines, outcomeOf } from '#test/support/decision-room.ts'
import type { DecisionRoom } from '#test/support/decision-room.ts'
import { startTestServer } from '#test/support/server.ts'
import { until } from '#test/support/until.ts'

const [boot, runner] = lines
const shortMs = 5_000

/** Everybody goes. */
async function goAway({ ana, ben, cleo, connection }: DecisionRoom): Promise<void> {
  for (const { device } of [ana, ben, cleo]) device.close()
  await connection.close()
}

async function roomsInMemory(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text()
  return Number(/^tagalong_rooms_in_memory (\d+)$/m.exec(text)?.[1])
}

/** Waits for what the database says of a decision's end, without anybody coming to the room. */
async function closed(server: { readonly dataDir: string }, decision: string): Promise<{ at: number; detail: object }> {
  const db = databaseOf(server)
  const read = () =>
    db.selectFrom('events').selectAll().where('kind', '=', 'decision.closed').where('subject', '=', decision).execute()
  await until('the decision to close', async () => (await read()).length > 0)
  const [event, ...more] = await read()
  expect(more).toEqual([])
  return { at: Number(event?.at), detail: JSON.parse(event?.detail ?? '{}') as object }
}

test('a decision closes on time while nobody is there, and the room leaves memory again', async () => {
  const clock = movableClock()
  const server = await startTestServer({ ROOM_IDLE_SECONDS: '0' })
  const room = await decisionRoom(server)
  const deadline = Date.now() + shortMs
  const decision = await room.open({ deadline })
  await room.ben.device.granted('ballot.cast', { decision, candidate: runner })
  await goAway(room)
  await until('the room to leave memory', async () => (await roomsInMemory(server.url)) === 0)
  clock.advance(shortMs)
  clock.wake()
  const { at, detail } = await closed(server, decision)
  expect(at).toBe(deadline)
  expect(detail).toMatchObject({ chosen: runner, voted: 1, eligible: 3 })
  await until('the room to leave memory', async () => (await roomsInMemory(server.url)) === 0)
  const history: readonly StoredEvent[] = await historyOf(server, room.ana)
  expect(history.filter(({ detail: why }) => why['decision'] === decision)).toHaveLength(3)
})

test('a decision whose deadline passed while no server ran closes when one starts, with every vote that was given', async () => {
  const clock = movableClock()
  const first = await startTestServer()
  const room = await decisionRoom(first)
  const deadline = Date.now() + shortMs
  const [open, blind] = [await room.open({ deadline }), await room.open({ deadline, blind: true })]
  for (const decision of [open, blind]) {
    await room.ana.device.granted('ballot.cast', { decision, candidate: boot })
    await room.ben.device.granted('ballot.cast', { decision, candidate: boot })
  }
  await first.stop()
  clock.advance(2 * shortMs)
  const server = await startTestServer({ DATA_DIR: first.dataDir })
  for (const decision of [open, blind])
    expect((await closed(server, decision)).detail).toMatchObject({ chosen: boot, counts: { [boot]: 2 }, voted: 2 })
  const db = databaseOf(server)
  // They go once the outcome is saved, in a transaction of their own.
  for (const table of ['open_decisions', 'blind_ballots'] as const)
    await until(
      `nothing to be left in ${table}`,
      async () => (await db.selectFrom(table).selectAll().execute()).length === 0,
    )
})

test('many decisions that are due at once all close, and a room that was closed holds none of them up', async () => {
  const clock = movableClock()
  const dataDir = temporaryFolder()
  const server = await startTestServer({ DATA_DIR: dataDir })
  const rooms = await Promise.all(Array.from({ length: 12 }, () => decisionRoom(server)))
  const deadline = Date.now() + shortMs
  const decisions = await Promise.all(rooms.map((room) => room.open({ deadline })))
  await server.stop()
  const db = databaseOf(server)
  await db
    .updateTable('rooms')
    .set({ closed_at: Date.now() })
    .where('id', '=', rooms[0]?.id ?? '')
    .execute()
  clock.advance(2 * shortMs)
  const again = await startTestServer({ DATA_DIR: dataDir })
  for (const decision of decisions.slice(1)) await closed(again, decision)
  await until(
    'nothing to be open',
    async () => (await db.selectFrom('open_decisions').selectAll().execute()).length === 0,
  )
})

test('a deadline further away than timers count neither closes early nor wakes the server again and again', async () => {
  const warnings: string[] = []
  const hear = ({ name }: Error) => void warnings.push(name)
  process.on('warning', hear)
  onTestFinished(() => void process.off('warning', hear))
  const clock = movableClock()
  const room = await decisionRoom(await startTestServer())
  const far = await room.open({ deadline: Date.now() + 40 * 24 * 60 * 60_000 })
  const near = await room.open({ deadline: Date.now() + shortMs })
  clock.advance(shortMs)
  clock.wake()
  await outcomeOf(room.connection, near)
  expect(room.connection.record('outcomes', far)).toBeUndefined()
  expect(warnings).not.toContain('TimeoutOverflowWarning')
})

test('a decision that could not be written on time closes once the disk works again', async () => {
  const clock = movableClock()
  const server = await startTestServer()
  const room = await decisionRoom(server)
  const deadline = Date.now() + shortMs
  const decision = await room.open({ deadline })
  await room.ben.device.granted('ballot.cast', { decision, candidate: boot })
  const db = databaseOf(server)
  await sql`create trigger broken before insert on updates begin select raise(abort, 'disk I/O error'); end`.execute(db)
  clock.advance(shortMs)
  clock.wake()
  await until('the room to be lost', () => room.connection.closeCode === 4503)
  await sql`drop trigger broken`.execute(db)
  expect((await closed(server, decision)).detail).toMatchObject({ chosen: boot, counts: { [boot]: 1 } })
})
