import { expect, test } from 'vitest'
import { ask, expectRefused } from '#test/support/api.ts'
import { openRoom } from '#test/support/people.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { startTestServer } from '#test/support/server.ts'
import { until } from '#test/support/until.ts'

/** More than any disk has, in megabytes. */
const moreThanThereIs = '1000000000'

test('below its limit of free disk a server takes no new rooms, and those that exist go on', async () => {
  const first = await startTestServer()
  const ana = await openRoom(first.url, 'Ana')
  await first.stop()
  const server = await startTestServer({ DATA_DIR: first.dataDir, MIN_FREE_MB: moreThanThereIs })
  const start = () => ask(server, 'POST /rooms', { body: { name: 'Ben' } })
  await until('the disk to be looked at', async () => (await start()).status !== 201)
  const refused = await start()
  expectRefused(refused, 'no-new-rooms')
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  const connection = await RawConnection.open(server.url, ana)
  const key = `boot:x/${ana.memberId}`
  expect(await connection.write((doc) => doc.getMap('notes').set(key, 'goes on'))).toEqual({ saved: true })
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
})

test('without a limit every server takes new rooms', async () => {
  const server = await startTestServer({ MIN_FREE_MB: '0' })
  expect((await ask(server, 'POST /rooms', { body: { name: 'Ben' } })).status).toBe(201)
})
