// A decision is kept in two places: records in the document, rows beside it. Here one of the two is missing, as a crash between
// two steps leaves it.
import { expect, test } from 'vitest'
import { movableClock } from '#test/support/clock.ts'
import { databaseOf } from '#test/support/database.ts'
import { decisionRoom, lines, outcomeOf } from '#test/support/decision-room.ts'
import { temporaryFolder } from '#test/support/folders.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { startTestServer } from '#test/support/server.ts'
import { until } from '#test/support/until.ts'

const [boot, runner] = lines

/** A server with a room that can be stopped, changed and started again. */
async function stoppable() {
  const dataDir = temporaryFolder()
  const server = await startTestServer({ DATA_DIR: dataDir })
  const room = await decisionRoom(server)
  const db = databaseOf(server)
  const num = async () => (await db.selectFrom('rooms').select('num').executeTakeFirstOrThrow()).num
  return {
    room,
    db,
    num,
    stop: () => server.stop(),
    restart: () => startTestServer({ DATA_DIR: dataDir }),
    openRows: async () => (await db.selectFrom('open_decisions').selectAll().execute()).map(({ decision }) => decision),
  }
}

test.each([undefined, 1])('a row without a decision is dropped (deadline: %s)', async (deadline) => {
  const { room, db, num, stop, restart, openRows } = await stoppable()
  const real = await room.open()
  await stop()
  await db
    .insertInto('open_decisions')
    .values({ room: await num(), decision: 'ghost', deadline: deadline ?? null })
    .execute()
  const server = await restart()
  const connection = await RawConnection.open(server.url, room.ana)
  await until('the row to be dropped', async () => (await openRows()).length === 1)
  expect(await openRows()).toEqual([real])
  expect(connection.record('outcomes', 'ghost')).toBeUndefined()
})

test('a decision without a row gets it back, and closes on time', async () => {
  const clock = movableClock()
  const { room, db, stop, restart, openRows } = await stoppable()
  const deadline = Date.now() + 5_000
  const decision = await room.open({ deadline })
  await stop()
  await db.deleteFrom('open_decisions').execute()
  const server = await restart()
  const connection = await RawConnection.open(server.url, room.ana)
  clock.advance(5_000)
  clock.wake()
  expect(await outcomeOf(connection, decision)).toMatchObject({ why: 'deadline' })
  await until('the row to be dropped', async () => (await openRows()).length === 0)
})

test('a blind vote without its turnout counts, and the turnout is there once the room is opened', async () => {
  const { room, db, num, stop, restart } = await stoppable()
  const decision = await room.open({ blind: true })
  await room.ben.device.granted('ballot.cast', { decision, candidate: boot })
  await stop()
  const vote = { decision, member_id: room.cleo.memberId, candidate: runner, at: 1 }
  await db
    .insertInto('blind_ballots')
    .values({ room: await num(), ...vote })
    .execute()
  await db.deleteFrom('blind_ballots').where('member_id', '=', room.ben.memberId).execute()
  const server = await restart()
  const connection = await RawConnection.open(server.url, room.ana)
  expect(connection.record('turnouts', `${decision}/${room.cleo.memberId}`)).toBe(true)
  // A vote that was being taken back is no vote.
  expect(connection.record('turnouts', `${decision}/${room.ben.memberId}`)).toBeUndefined()
})

test('a decision in which all had voted closes when the room is opened', async () => {
  const { room, db, num, stop, restart } = await stoppable()
  const decision = await room.open({ blind: true })
  await stop()
  for (const { memberId } of [room.ana, room.ben, room.cleo])
    await db
      .insertInto('blind_ballots')
      .values({ room: await num(), decision, member_id: memberId, candidate: runner, at: 1 })
      .execute()
  const server = await restart()
  const connection = await RawConnection.open(server.url, room.ana)
  expect(await outcomeOf(connection, decision)).toMatchObject({ chosen: runner, voted: 3, why: 'all-voted' })
})

test('rows that outlived their decision are dropped, and it is not closed twice', async () => {
  const { room, db, num, stop, restart, openRows } = await stoppable()
  const decision = await room.open({ blind: true })
  await room.ana.device.granted('decision.close', { decision })
  await stop()
  const where = { room: await num(), decision }
  await db
    .insertInto('open_decisions')
    .values({ ...where, deadline: 1 })
    .execute()
  await db
    .insertInto('blind_ballots')
    .values({ ...where, member_id: room.ben.memberId, candidate: runner, at: 1 })
    .execute()
  await restart()
  await until('the rows to be dropped', async () => (await openRows()).length === 0)
  expect(await db.selectFrom('blind_ballots').selectAll().execute()).toEqual([])
  const closings = await db.selectFrom('events').selectAll().where('kind', '=', 'decision.closed').execute()
  expect(closings).toHaveLength(1)
})
