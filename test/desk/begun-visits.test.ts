// A server that ends between a visit and the request that names it: the visit is the associate's at the next start, and with the
// next look of a server that goes on.
import { expect, onTestFinished, test } from 'vitest'
import { movableClock } from '#test/support/clock.ts'
import { Associate, asked, helpOf, rooms, shopWithStaff, statesOf } from '#test/support/desk.ts'
import { databaseOf } from '#test/support/database.ts'
import { openTestServer } from '#test/support/server.ts'
import type { TestServer } from '#test/support/server.ts'
import { until } from '#test/support/until.ts'

const lookEveryMs = 15_000

/** As a server leaves it that ends right after the visit is stored. */
async function tearApart(server: TestServer, request: string): Promise<void> {
  const torn = databaseOf(server)
    .updateTable('help_requests')
    .set((e) => ({ visit_id: null, revision: e('revision', '+', 1) }))
    .where('id', '=', request)
  expect((await torn.executeTakeFirst()).numUpdatedRows).toBe(1n)
}

test('a visit that had begun is at the desk again after a kill, and no second one is begun', async () => {
  const server = await shopWithStaff({ DESK_ABSENT_SECONDS: '3600' })
  const [ana] = await rooms(server)
  const noor = await Associate.of(server, 'Noor')
  const request = await asked(server, ana)
  const { body, status } = await noor.claim(request)
  expect(status).toBe(200)
  await server.stop()
  await tearApart(server, request)
  const again = await openTestServer({
    ...{ DATA_DIR: server.dataDir, PORT: new URL(server.url).port },
    DESK_ABSENT_SECONDS: '3600',
  })
  onTestFinished(again.stop)
  await until('the visit to be at the desk', async () => (await noor.desk()).visits[0]?.id === body.visitId)
  await until('the request to name it', async () => (await helpOf(again, ana)).requests[0]?.visitId === body.visitId)
  expect(await statesOf(again, ana)).toEqual(['visiting'])
})

test('a visit that another server had begun when it was killed is named by its request with the next look, without a restart', async () => {
  const clock = movableClock()
  const server = await shopWithStaff({ DESK_ABSENT_SECONDS: '3600', HELP_ANSWER_SECONDS: '3600' })
  const [ana] = await rooms(server)
  const noor = await Associate.of(server, 'Noor')
  const request = await asked(server, ana)
  const { body } = await noor.claim(request)
  await tearApart(server, request)
  clock.advance(lookEveryMs)
  clock.wake()
  await until('the request to name it', async () => (await rowOf(server, request)).visit_id === body.visitId)
  expect((await noor.claim(request)).body).toEqual({ visitId: body.visitId })
  expect(await statesOf(server, ana)).toEqual(['visiting'])
})

function rowOf(server: TestServer, request: string) {
  return databaseOf(server)
    .selectFrom('help_requests')
    .select('visit_id')
    .where('id', '=', request)
    .executeTakeFirstOrThrow()
}
