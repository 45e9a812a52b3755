// Summary and catch-up of large rooms are folded in another thread, and kept until the room changes.
import { expect, test } from 'vitest'
import type { CatchUp } from '#shared/catchup/contracts.ts'
import type { RoomSummary } from '#shared/summary/contracts.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { fillDocument } from '#test/support/full-document.ts'
import { join, openRoom } from '#test/support/people.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { startTestServer } from '#test/support/server.ts'
import type { TestServer } from '#test/support/server.ts'

const line = 'ridge-boot:walnut-39'

async function room(bytes: number) {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const ben = await join(server.url, ana.code, 'Ben')
  if (bytes > 0) await fillDocument(server, ana.roomId, { bytes })
  return { server, ana, ben }
}

for (const [size, bytes] of [
  ['small', 0],
  ['large', 300_000],
] as const) {
  test(`the summary and the cards of a ${size} room are those of this moment`, async () => {
    const { server, ana, ben } = await room(bytes)
    const anas = await RawConnection.open(server.url, ana)
    const summary = async () => (await get<RoomSummary>(server, ben, 'summary')).body
    const cards = async () => (await get<CatchUp>(server, ben, 'catch-up')).body
    expect((await summary()).considering).toEqual([])
    expect((await cards()).cards).toEqual([])
    await anas.write((doc) => {
      doc.getMap('lines').set(line, { productId: 'ridge-boot', variantId: line, by: ana.memberId, at: Date.now() })
      doc.getMap('wants').set(`${line}/${ana.memberId}`, 2)
    })
    expect((await summary()).considering).toMatchObject([{ id: line, quantity: 2, addedBy: ana.memberId }])
    expect((await summary()).people.map(({ name }) => name)).toEqual(['Ana', 'Ben'])
    expect((await cards()).cards).toMatchObject([{ kind: 'added', subject: line, actors: [ana.memberId] }])
    await anas.write((doc) => doc.getMap('lanes').set(line, 'decided'))
    expect((await summary()).decided).toMatchObject([{ id: line, settled: { by: 'hand', memberId: ana.memberId } }])
    expect((await cards()).cards).toMatchObject([{ kind: 'moved', subject: line }])
    const seen = await ask(server, `PUT /rooms/${ben.roomId}/catch-up/seen`, {
      token: ben.token,
      body: { upto: (await cards()).upto },
    })
    expect(seen.status).toBe(204)
    expect((await cards()).cards).toEqual([])
    // Each member has their own.
    expect((await get<CatchUp>(server, ana, 'catch-up')).body.since).toBeNull()
  })
}

test('who spent the budget is refused with how long to wait, and another room goes on', async () => {
  const server = await startTestServer({ MEMBER_BYTES_PER_SECOND: '1000' })
  const ana = await openRoom(server.url, 'Ana')
  const otto = await openRoom(server.url, 'Otto')
  let answer = await get(server, ana, 'summary')
  for (let round = 0; answer.status === 200 && round < 1_000; round += 1) answer = await get(server, ana, 'summary')
  expect(expectRefused(answer, 'too-many-requests').retry).toBe(true)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await get(server, otto, 'summary')).status).toBe(200)
})

function get<Body>(server: TestServer, { roomId, token }: { roomId: string; token: string }, path: string) {
  return ask<Body>(server, `GET /rooms/${roomId}/${path}`, { token })
}
