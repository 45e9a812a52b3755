import { expect, test } from 'vitest'
import { openRoom, roomOf } from '#test/support/people.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { startTestServer } from '#test/support/server.ts'

test('a connection that ignores its rate is closed with a try-again code, and its room goes on', async () => {
  const server = await startTestServer({ SEAT_UPDATES_PER_SECOND: '5' })
  const [ana, ben] = await roomOf(server.url, ['Ana', 'Ben'])
  if (!ana || !ben) throw new Error('nobody came')
  const [anaConnection, benConnection] = [
    await RawConnection.open(server.url, ana),
    await RawConnection.open(server.url, ben),
  ]
  for (let count = 0; count < 1000; count++) {
    void anaConnection.write((doc) => doc.getMap('notes').set(`boot:x/${ana.memberId}`, `note ${count}`))
  }
  await anaConnection.until(() => anaConnection.closeCode !== undefined)
  expect(anaConnection.closeCode).toBe(4529)
  expect(await benConnection.write((doc) => doc.getMap('notes').set(`boot:x/${ben.memberId}`, 'still here'))).toEqual({
    saved: true,
  })
})

test('all updates of a burst within the limit are accepted', async () => {
  const server = await startTestServer({ SEAT_UPDATES_PER_SECOND: '50' })
  const ana = await openRoom(server.url, 'Ana')
  const connection = await RawConnection.open(server.url, ana)
  const answers = Array.from({ length: 150 }, (_, count) =>
    connection.write((doc) => doc.getMap('notes').set(`boot:x/${ana.memberId}`, `note ${count}`)),
  )
  expect(await Promise.all(answers)).toEqual(answers.map(() => ({ saved: true })))
})

test('a connection needs a token, and each fault of a token has its close code', async () => {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const other = await openRoom(server.url, 'Otto')
  const closeCodeOf = async (person: typeof ana) => {
    const connection = RawConnection.knock(server.url, person)
    await connection.until(() => connection.closeCode !== undefined)
    return connection.closeCode
  }
  expect(await closeCodeOf({ ...ana, token: '' })).toBe(4401)
  expect(await closeCodeOf({ ...ana, token: 'nonsense' })).toBe(4401)
  expect(await closeCodeOf({ ...ana, token: other.token })).toBe(4401)
  expect(await closeCodeOf({ ...ana, roomId: 'nowhere' })).toBe(4404)
})
