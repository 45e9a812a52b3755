// A server that ends between a visit and the request that names it: the visit is the associate's at the next start.
import { expect, onTestFinished, test } from 'vitest'
import { Associate, asked, helpOf, rooms, shopWithStaff, statesOf } from '#test/support/desk.ts'
import { databaseOf } from '#test/support/database.ts'
import { openTestServer } from '#test/support/server.ts'
import { until } from '#test/support/until.ts'

test('a visit that had begun is at the desk again after a kill, and no second one is begun', async () => {
  const server = await shopWithStaff({ DESK_ABSENT_SECONDS: '3600' })
  const [ana] = await rooms(server)
  const noor = await Associate.of(server, 'Noor')
  const request = await asked(server, ana)
  const { body, status } = await noor.claim(request)
  expect(status).toBe(200)
  await server.stop()
  const lost = databaseOf(server).updateTable('help_requests').set({ visit_id: null }).where('id', '=', request)
  expect((await lost.executeTakeFirst()).numUpdatedRows).toBe(1n)
  const again = await openTestServer({
    ...{ DATA_DIR: server.dataDir, PORT: new URL(server.url).port },
    DESK_ABSENT_SECONDS: '3600',
  })
  onTestFinished(again.stop)
  await until('the visit to be at the desk', async () => (await noor.desk()).visits[0]?.id === body.visitId)
  await until('the request to name it', async () => (await helpOf(again, ana)).requests[0]?.visitId === body.visitId)
  expect(await statesOf(again, ana)).toEqual(['visiting'])
})
