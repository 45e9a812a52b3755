// A shop takes no questions of a member or a room for a while; a supervisor keeps that, or lifts it.
import { expect, test } from 'vitest'
import type { StoreBlock } from '#shared/desk/store-blocks.ts'
import type { OwnData } from '#shared/own-data/contracts.ts'
import { ask, expectRefused } from '../support/api.ts'
import { movableClock } from '../support/clock.ts'
import { databaseOf } from '../support/database.ts'
import { anaAndBen, askStore, asked, Associate, helpOf, shopWithStaff } from '../support/desk.ts'

const hourMs = 3_600_000

async function blocked({ who = 'member', hours = 24 } = {}) {
  movableClock()
  const server = await shopWithStaff({ DESK_ABSENT_SECONDS: '3600' })
  const [ana, ben] = await anaAndBen(server)
  const noor = await Associate.of(server, 'Noor')
  const aoife = await Associate.of(server, 'Aoife', { role: 'supervisor', isOn: false })
  const { body } = await noor.claim(await asked(server, ana))
  const body1 = { who, hours, reason: 'Insults, twice.' }
  const path = `/desk/visits/${body.visitId}/block`
  expect((await ask(server, `POST ${path}`, { token: noor.token, body: body1 })).status).toBe(204)
  const list = ({ token } = aoife) => ask<{ blocks: StoreBlock[] }>(server, 'GET /desk/blocks', { token })
  return { server, ana, ben, noor, aoife, visit: body.visitId, path, list }
}

test('whoever is blocked is told until when, and others of the room go on asking', async () => {
  const { server, ana, ben, noor } = await blocked()
  expect((await noor.desk()).visits).toEqual([])
  const { detail } = expectRefused(await askStore(server, ana), 'store-blocked')
  expect(detail).toContain(new Date(Date.now() + 24 * hourMs).toISOString())
  expect((await helpOf(server, ana)).blockedUntil).toBe(Date.now() + 24 * hourMs)
  expect((await helpOf(server, ben)).blockedUntil).toBeNull()
  expect((await askStore(server, ben)).status).toBe(201)
})

test('a room that is blocked asks nothing, until the time is over', async () => {
  const { server, ben } = await blocked({ who: 'room', hours: 1 })
  expectRefused(await askStore(server, ben), 'store-blocked')
  await databaseOf(server).updateTable('store_blocks').set({ until: Date.now() }).execute()
  expect((await helpOf(server, ben)).blockedUntil).toBeNull()
  expect((await askStore(server, ben, { leave: true })).status).toBe(201)
})

test('a supervisor sees who was blocked by whom and why, and lifts it', async () => {
  const { server, ana, noor, aoife, list } = await blocked()
  const { blocks } = (await list()).body
  expect(blocks).toMatchObject([
    { name: 'Ana', who: 'member', by: 'Noor', reason: 'Insults, twice.', reviewedBy: null, liftedAt: null },
  ])
  const lift = (by: Associate) => ask(server, `POST /desk/blocks/${blocks[0]?.id}/lift`, { token: by.token })
  expectRefused(await list(noor), 'role-may-not')
  expectRefused(await lift(noor), 'role-may-not')
  expect((await lift(aoife)).status).toBe(204)
  expect((await list()).body.blocks).toMatchObject([{ reviewedBy: 'Aoife' }])
  expect((await askStore(server, ana)).status).toBe(201)
  const again = await lift(aoife)
  expectRefused(again, 'no-such-block')
  expect((await ask(server, 'POST /desk/blocks/nothing/lift', { token: aoife.token })).text).toBe(again.text)
})

test('a block is kept by a supervisor who looked at it', async () => {
  const { server, ana, aoife, list } = await blocked()
  const [block] = (await list()).body.blocks
  expect((await ask(server, `POST /desk/blocks/${block?.id}/keep`, { token: aoife.token })).status).toBe(204)
  expect((await list()).body.blocks).toMatchObject([{ reviewedBy: 'Aoife', liftedAt: null }])
  expectRefused(await askStore(server, ana), 'store-blocked')
})

test('nobody blocks on a visit that is not theirs, or is over', async () => {
  const { server, noor, aoife, path } = await blocked()
  const body = { who: 'room', hours: 1, reason: 'x' }
  const other = await ask(server, `POST ${path}`, { token: aoife.token, body })
  expectRefused(other, 'no-such-visit')
  expect((await ask(server, `POST ${path}`, { token: noor.token, body })).text).toBe(other.text)
})

test('the export of one’s own data says why one is blocked', async () => {
  const { server, ana } = await blocked()
  const { body } = await ask<OwnData>(server, `GET /rooms/${ana.roomId}/own-data`, { token: ana.token })
  expect(body.storeBlocks).toMatchObject([{ reason: 'Insults, twice.', liftedAt: null }])
})
