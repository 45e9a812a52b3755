import { DatabaseSync } from 'node:sqlite'
import { join as joinPath } from 'node:path'
import { expect, test } from 'vitest'
import { openRoom } from '#test/support/people.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { startTestServer } from '#test/support/server.ts'
import { until } from '#test/support/until.ts'

async function roomsInMemory(server: string): Promise<number> {
  const text = await (await fetch(`${server}/metrics`)).text()
  return Number(/^tagalong_rooms_in_memory (\d+)$/m.exec(text)?.[1])
}

test('rooms without connections leave memory, and come back whole', async () => {
  const server = await startTestServer({ ROOM_IDLE_SECONDS: '0' })
  const hosts = await Promise.all(Array.from({ length: 50 }, (_, index) => openRoom(server.url, `Host ${index}`)))
  for (const host of hosts) {
    const connection = await RawConnection.open(server.url, host)
    await connection.write((doc) => doc.getMap('notes').set(`boot:x/${host.memberId}`, `note of ${host.name}`))
    await connection.close()
  }
  await until('no room to be in memory', async () => (await roomsInMemory(server.url)) === 0)
  for (const host of hosts.slice(0, 5)) {
    const connection = await RawConnection.open(server.url, host)
    expect(connection.record('notes', `boot:x/${host.memberId}`)).toBe(`note of ${host.name}`)
  }
})

test('the log of updates is compacted when a room leaves memory', async () => {
  const server = await startTestServer({ ROOM_IDLE_SECONDS: '0' })
  const host = await openRoom(server.url, 'Ana')
  const connection = await RawConnection.open(server.url, host)
  for (let count = 0; count < 20; count += 1) {
    await connection.write((doc) => doc.getMap('notes').set(`boot:x/${host.memberId}`, `note ${count}`))
  }
  await connection.close()
  await until('the room to leave memory', async () => (await roomsInMemory(server.url)) === 0)
  const db = new DatabaseSync(joinPath(server.dataDir, 'tagalong.sqlite'), { readOnly: true })
  const uncompacted = db
    .prepare('select count(*) as count from updates join snapshots using (document) where updates.id > snapshots.upto')
    .get()
  db.close()
  expect(uncompacted).toEqual({ count: 0 })
})

test('a room that was read without a connection leaves memory again', async () => {
  const server = await startTestServer({ ROOM_IDLE_SECONDS: '1' })
  const host = await openRoom(server.url, 'Ana')
  const look = () =>
    fetch(`${server.url}/api/v1/rooms/${host.roomId}`, { headers: { authorization: `Bearer ${host.token}` } })
  for (let count = 0; count < 3; count += 1) expect((await look()).status).toBe(200)
  expect(await roomsInMemory(server.url)).toBe(1)
  await until('the room to leave memory', async () => (await roomsInMemory(server.url)) === 0)
  expect((await look()).status).toBe(200)
})
