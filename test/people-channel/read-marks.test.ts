import { expect, test } from 'vitest'
import { databaseOf } from '#test/support/database.ts'
import { decisionRoom } from '#test/support/decision-room.ts'
import { askQuestion } from '#test/support/questions.ts'
import { PeopleSocket } from '#test/support/people-socket.ts'
import { ask } from '#test/support/api.ts'
import { startServerProcess, startTestServer } from '#test/support/server.ts'

async function room() {
  const server = await startTestServer()
  return { dataDir: server.dataDir, ...(await roomWithThreads(server)) }
}

async function roomWithThreads(server: { readonly url: string }) {
  const here = await decisionRoom(server)
  for (const thread of ['t1', 'new']) await askQuestion(server, here.ana, thread, { text: 'Which one?' })
  return here
}

test('a mark is kept, and told to the member’s own devices alone', async () => {
  const { ana, ben, server } = await room()
  const phone = await PeopleSocket.open(server, ben)
  await ben.device.granted('read.mark', { thread: 't1', upto: 1000 })
  await phone.until('read', () => true)
  expect(phone.last('read')).toEqual({ thread: 't1', upto: 1000 })
  expect(await phone.granted('read.marks', {})).toMatchObject({ marks: { t1: 1000 } })
  expect(await ana.device.granted('read.marks', {})).toMatchObject({ marks: {} })
  expect(ana.device.last('read')).toBeUndefined()
})

test('a mark only moves ahead', async () => {
  const { ben } = await room()
  for (const upto of [1000, 500, 1000, 2000, 0]) await ben.device.granted('read.mark', { thread: 't1', upto })
  expect(await ben.device.granted('read.marks', {})).toMatchObject({ marks: { t1: 2000 } })
  await ben.device.until<{ upto: number }>('read', ({ upto }) => upto === 2000)
  const told = ben.device.heard.filter(([name]) => name === 'read').map(([, mark]) => mark)
  expect(told).toEqual([
    { thread: 't1', upto: 1000 },
    { thread: 't1', upto: 2000 },
  ])
})

test('two devices that read on at once leave the mark of the one that read further', async () => {
  const { ben, server } = await room()
  const phone = await PeopleSocket.open(server, ben)
  await Promise.all(
    Array.from({ length: 20 }, (_, turn) => {
      const [near, far] = [1000 + turn, 3000 - turn]
      return [
        ben.device.granted('read.mark', { thread: 't1', upto: near }),
        phone.granted('read.mark', { thread: 't1', upto: far }),
      ]
    }).flat(),
  )
  expect(await phone.granted('read.marks', {})).toMatchObject({ marks: { t1: 3000 } })
})

test('what was read and seen stays so when the server is killed right after it said so', async () => {
  const server = await startServerProcess()
  const { ben } = await roomWithThreads(server)
  const seen = `/rooms/${ben.roomId}/catch-up`
  await ben.device.granted('read.mark', { thread: 't1', upto: 1000 })
  const before = await ask<{ since: number | null }>(server, `GET ${seen}`, { token: ben.token })
  expect((await ask(server, `PUT ${seen}/seen`, { token: ben.token, body: { upto: 2 } })).status).toBe(204)
  await server.kill('SIGKILL')
  await server.restart()
  const again = await PeopleSocket.open(server, ben)
  expect(await again.granted('read.marks', {})).toMatchObject({ marks: { t1: 1000 } })
  const after = await ask<{ since: number | null }>(server, `GET ${seen}`, { token: ben.token })
  expect(before.body.since).toBeNull()
  expect(after.body.since).not.toBeNull()
})

test('a thread that does not exist is not marked, and a card is', async () => {
  const { ben } = await room()
  expect(await ben.device.refused('read.mark', { thread: 'nothing', upto: 1000 })).toBe('no-such-thread')
  await ben.device.granted('read.mark', { thread: 'card:added', upto: 1000 })
  expect(await ben.device.granted('read.marks', {})).toMatchObject({ marks: { 'card:added': 1000 } })
})

test('a clock that runs ahead marks nothing that is still to be said', async () => {
  const { ben } = await room()
  const minute = 60_000
  expect(await ben.device.refused('read.mark', { thread: 't1', upto: Date.now() + 6 * minute })).toBe('clock-ahead')
  await ben.device.granted('read.mark', { thread: 't1', upto: Date.now() + 4 * minute })
})

test('marks are of one room, also of a viewer', async () => {
  const { ana, letIn, server } = await room()
  const viewer = await letIn('Vic', 'viewer')
  await viewer.device.granted('read.mark', { thread: 't1', upto: 1000 })
  expect(await viewer.device.granted('read.marks', {})).toMatchObject({ marks: { t1: 1000 } })
  const elsewhere = await decisionRoom(server)
  expect(await elsewhere.ana.device.granted('read.marks', {})).toMatchObject({ marks: {} })
  expect(await ana.device.granted('read.marks', {})).toMatchObject({ marks: {} })
})

test('two thousand threads are kept, and the one read up to the earliest moment is forgotten first', async () => {
  const { ben, dataDir } = await room()
  const db = databaseOf({ dataDir })
  const { num } = await db.selectFrom('rooms').select('num').executeTakeFirstOrThrow()
  const marks = Array.from({ length: 2000 }, (_, n) => ({
    room: num,
    member_id: ben.memberId,
    thread: `t${n}`,
    upto: 1000 + n,
  }))
  for (let from = 0; from < marks.length; from += 500)
    await db
      .insertInto('read_marks')
      .values(marks.slice(from, from + 500))
      .execute()
  await ben.device.granted('read.mark', { thread: 'new', upto: 5000 })
  await ben.device.granted('read.mark', { thread: 't1', upto: 6000 })
  const { marks: kept } = await ben.device.granted('read.marks', {})
  expect(Object.keys(kept)).toHaveLength(2000)
  expect([kept['t0'], kept['t1'], kept['new']]).toEqual([undefined, 6000, 5000])
})
