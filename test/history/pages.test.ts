import { expect, test } from 'vitest'
import type { HistoryPage } from '#shared/rooms/contracts.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { join, openRoom } from '#test/support/people.ts'
import { startTestServer } from '#test/support/server.ts'

async function busyRoom() {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  for (const name of ['Ben', 'Cleo', 'Dan']) await join(server.url, ana.code, name)
  const page = (query = '') =>
    ask<HistoryPage>(server, `GET /rooms/${ana.roomId}/history${query}`, { token: ana.token })
  return { page }
}

test('history is read in pages, without gaps or duplicates', async () => {
  const { page } = await busyRoom()
  const whole = (await page()).body
  expect(whole.next).toBeNull()
  expect(whole.events.map(({ seq }) => seq)).toEqual(whole.events.map((_, index) => index + 1))
  const read = []
  for (let after: number | null = 0; after !== null;) {
    const { body }: { body: HistoryPage } = await page(`?after=${after}&limit=2`)
    expect(body.events.length).toBeLessThanOrEqual(2)
    read.push(...body.events)
    after = body.next
  }
  expect(read).toEqual(whole.events)
})

test('after the last event there is an empty page', async () => {
  const { page } = await busyRoom()
  const last = (await page()).body.events.at(-1)?.seq ?? 0
  expect((await page(`?after=${last}`)).body).toEqual({ events: [], next: null })
  expect((await page(`?after=${last - 1}&limit=1`)).body.next).toBeNull()
})

test('a page has 1 to 200 events', async () => {
  const { page } = await busyRoom()
  for (const limit of ['1', '200']) expect((await page(`?limit=${limit}`)).status).toBe(200)
  for (const query of ['?limit=0', '?limit=201', '?limit=x', '?after=-1', '?after=1.5']) {
    const problem = expectRefused(await page(query), 'invalid')
    expect(problem.errors?.[0]?.at).toMatch(/^query[.](limit|after)$/)
  }
})
