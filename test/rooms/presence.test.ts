import { expect, test } from 'vitest'
import { roomOf } from '#test/support/people.ts'
import { RawSeat } from '#test/support/raw-seat.ts'
import { startTestServer } from '#test/support/server.ts'

async function anaAndBen() {
  const server = await startTestServer()
  const [ana, ben] = await roomOf(server.url, ['Ana', 'Ben'])
  if (!ana || !ben) throw new Error('nobody came')
  return {
    server,
    ana,
    ben,
    anaSeat: await RawSeat.open(server.url, ana),
    benSeat: await RawSeat.open(server.url, ben),
  }
}

test('what a seat shows reaches the others, under the member the server knows', async () => {
  const { ana, ben, anaSeat, benSeat } = await anaAndBen()
  anaSeat.show({ member: ben.memberId, looking: { productId: 'boot' } })
  await benSeat.until(() => benSeat.awareness.has(anaSeat.doc.clientID))
  expect(benSeat.awareness.get(anaSeat.doc.clientID)).toEqual({ member: ana.memberId, looking: { productId: 'boot' } })
})

test('somebody who comes later sees who is here', async () => {
  const { server, ana, anaSeat, benSeat } = await anaAndBen()
  anaSeat.show({})
  await benSeat.until(() => benSeat.awareness.has(anaSeat.doc.clientID))
  const tablet = await RawSeat.open(server.url, ana)
  await tablet.until(() => tablet.awareness.has(anaSeat.doc.clientID))
  expect(tablet.awareness.get(anaSeat.doc.clientID)).toEqual({ member: ana.memberId })
})

test('presence is gone with its socket, also when the socket just breaks', async () => {
  const { anaSeat, benSeat } = await anaAndBen()
  anaSeat.show({})
  await benSeat.until(() => benSeat.awareness.has(anaSeat.doc.clientID))
  anaSeat.socket.terminate()
  await benSeat.until(() => !benSeat.awareness.has(anaSeat.doc.clientID))
})

test('a seat cannot show or take away anything for another member', async () => {
  const { anaSeat, benSeat } = await anaAndBen()
  anaSeat.show({ typing: 'talk' })
  await benSeat.until(() => benSeat.awareness.has(anaSeat.doc.clientID))
  benSeat.show(null, { client: anaSeat.doc.clientID })
  benSeat.show({ typing: 'as Ana' }, { client: anaSeat.doc.clientID })
  benSeat.show({ typing: 'as Ben' })
  await anaSeat.until(() => anaSeat.awareness.has(benSeat.doc.clientID))
  expect(benSeat.awareness.get(anaSeat.doc.clientID)).toMatchObject({ typing: 'talk' })
})

test('a state that does not fit is dropped, and the seat stays', async () => {
  const { anaSeat, benSeat } = await anaAndBen()
  for (const state of [{ cursor: { x: 7, y: 0 } }, { secret: 'x' }, { typing: 'x'.repeat(3000) }, 7])
    anaSeat.show(state)
  anaSeat.show({ idle: true })
  await benSeat.until(() => benSeat.awareness.has(anaSeat.doc.clientID))
  expect(benSeat.awareness.get(anaSeat.doc.clientID)).toMatchObject({ idle: true })
  expect(anaSeat.closeCode).toBeUndefined()
})
