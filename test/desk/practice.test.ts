// A made-up shopper asks, answers, accepts and declines: by the way of a real visit, counted nowhere, and gone at its end.
import { expect, test } from 'vitest'
import type { Product } from '#shared/catalog/product.ts'
import { ask, expectRefused } from '../support/api.ts'
import { databaseOf } from '../support/database.ts'
import { asked, askStore, Associate, rooms, shopWithStaff } from '../support/desk.ts'
import { RawConnection } from '../support/raw-connection.ts'
import { until } from '../support/until.ts'
import type { TestServer } from '../support/server.ts'

const practise = (server: TestServer, { token }: Associate) => ask(server, 'POST /desk/practice', { token })

async function practising() {
  const server = await shopWithStaff()
  const noor = await Associate.of(server, 'Noor', { isOn: false })
  expect((await practise(server, noor)).status).toBe(204)
  const { offer } = await noor.desk()
  const { body } = await noor.claim(offer?.request.id ?? '')
  const [visit] = (await noor.desk()).visits
  const roomId = visit?.roomId ?? ''
  const document = await RawConnection.open(
    server.url,
    { name: 'Noor', memberId: noor.id, roomId, token: noor.token },
    `visit-${body.visitId}`,
  )
  const at = () => Date.now()
  const say = (text: string) =>
    document.write((doc) => doc.getMap('messages').set('m1', { by: noor.id, at: at(), text }))
  const suggest = (key: string, variant: string) =>
    document.write((doc) =>
      doc.getMap('proposals').set(key, { kind: 'add', variants: [variant], reason: 'It fits.', by: noor.id, at: at() }),
    )
  const state = async (key: string) => {
    await document.until(() => document.doc.getMap('proposalStates').has(key))
    return document.doc.getMap('proposalStates').get(key) as { state: string; reason?: string }
  }
  return { server, noor, offer, visit: body.visitId, roomId, document, say, suggest, state }
}

test('practice is marked as such, and shows a product and a cart like a real visit', async () => {
  const { noor, offer, visit } = await practising()
  expect(offer?.request).toMatchObject({ isPractice: true, name: 'Robin (practice)', scope: ['product', 'cart'] })
  expect((await noor.desk()).visits).toMatchObject([{ id: visit, isPractice: true }])
  await noor.open()
  const shown = await noor.untilShown(({ cart }) => (cart?.lines.length ?? 0) > 0)
  expect(shown?.cart?.title).toContain('Practice')
})

test('the made-up shopper answers, accepts the first suggestion, declines the second and asks about the third', async () => {
  const { server, document, say, suggest, state } = await practising()
  const { body } = await ask<{ products: Product[] }>(server, 'GET /products?limit=5')
  const variant = body.products.at(-1)?.variants[0]?.id ?? ''
  await say('Hello!')
  // The question, what was said, and the answer to it.
  await document.until(() => document.doc.getMap('messages').size === 3)
  await suggest('p1', variant)
  expect(await state('p1')).toMatchObject({ state: 'accepted' })
  await suggest('p2', variant)
  expect(await state('p2')).toMatchObject({ state: 'declined', reason: expect.stringContaining('too dear') as string })
  await suggest('p3', variant)
  expect(await state('p3')).toMatchObject({ state: 'asked' })
})

test('at the end nothing of it is left', async () => {
  const { server, noor, visit } = await practising()
  expect((await ask(server, `POST /desk/visits/${visit}/end`, { token: noor.token })).status).toBe(204)
  const db = databaseOf(server)
  await until('the room to go', async () => (await db.selectFrom('rooms').selectAll().execute()).length === 0)
  for (const table of ['visits', 'help_requests', 'practice_rooms', 'members'] as const)
    expect([table, await db.selectFrom(table).selectAll().execute()]).toEqual([table, []])
  expect((await noor.desk()).visits).toEqual([])
  expect((await practise(server, noor)).status).toBe(204)
})

test('practice counts in no figure, and nobody else is offered it or sees it', async () => {
  const server = await shopWithStaff()
  const noor = await Associate.of(server, 'Noor', { isOn: false })
  const emil = await Associate.of(server, 'Emil')
  const aoife = await Associate.of(server, 'Aoife', { role: 'supervisor', isOn: false })
  await practise(server, noor)
  const request = await noor.offered()
  expect(await emil.offered()).toBeUndefined()
  expect((await emil.desk()).waitingCount).toBe(0)
  expectRefused(await emil.claim(request ?? ''), 'request-gone')
  await noor.claim(request ?? '')
  const board = await ask(server, 'GET /desk/board', { token: aoife.token })
  expect(board.status).toBe(200)
  expect(board.text).not.toContain('Robin')
  const real = await asked(server, (await rooms(server))[0])
  await until('the fact of the real one', async () => {
    const facts = await databaseOf(server).selectFrom('desk_facts').select('id').execute()
    return facts.some(({ id }) => id === real)
  })
  expect(await databaseOf(server).selectFrom('desk_facts').select('id').execute()).toEqual([{ id: real }])
})

test('one practises once at a time, and not while something is offered', async () => {
  const server = await shopWithStaff()
  const noor = await Associate.of(server, 'Noor')
  expect((await practise(server, noor)).status).toBe(204)
  expectRefused(await practise(server, noor), 'already-practising')
  const emil = await Associate.of(server, 'Emil', { languages: ['de'] })
  const [ana] = await rooms(server)
  expect((await askStore(server, ana, { language: 'de' })).status).toBe(201)
  await until('an offer', async () => (await emil.offered()) !== undefined)
  expectRefused(await practise(server, emil), 'not-available')
})

test('whoever lets the made-up shopper pass has nothing left of them', async () => {
  const server = await shopWithStaff()
  const noor = await Associate.of(server, 'Noor', { isOn: false })
  await practise(server, noor)
  await noor.pass((await noor.offered()) ?? '')
  const db = databaseOf(server)
  await until('the room to go', async () => (await db.selectFrom('rooms').selectAll().execute()).length === 0)
})
