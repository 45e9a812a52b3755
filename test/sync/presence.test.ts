import { expect, test } from 'vitest'
import { roomOf } from '#test/support/people.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { startTestServer } from '#test/support/server.ts'

async function anaAndBen() {
  const server = await startTestServer()
  const [ana, ben] = await roomOf(server.url, ['Ana', 'Ben'])
  if (!ana || !ben) throw new Error('nobody came')
  return {
    server,
    ana,
    ben,
    anaConnection: await RawConnection.open(server.url, ana),
    benConnection: await RawConnection.open(server.url, ben),
  }
}

test('awareness of a connection reaches the others, with the member id that the server sets', async () => {
  const { ana, ben, anaConnection, benConnection } = await anaAndBen()
  anaConnection.show({ member: ben.memberId, looking: { productId: 'boot' } })
  await benConnection.until(() => benConnection.awareness.has(anaConnection.doc.clientID))
  expect(benConnection.awareness.get(anaConnection.doc.clientID)).toEqual({
    member: ana.memberId,
    looking: { productId: 'boot' },
  })
})

test('a connection that joins later gets everybody’s awareness', async () => {
  const { server, ana, anaConnection, benConnection } = await anaAndBen()
  anaConnection.show({})
  await benConnection.until(() => benConnection.awareness.has(anaConnection.doc.clientID))
  const tablet = await RawConnection.open(server.url, ana)
  await tablet.until(() => tablet.awareness.has(anaConnection.doc.clientID))
  expect(tablet.awareness.get(anaConnection.doc.clientID)).toEqual({ member: ana.memberId })
})

test('presence is gone with its socket, also when the socket just breaks', async () => {
  const { anaConnection, benConnection } = await anaAndBen()
  anaConnection.show({})
  await benConnection.until(() => benConnection.awareness.has(anaConnection.doc.clientID))
  anaConnection.socket.terminate()
  await benConnection.until(() => !benConnection.awareness.has(anaConnection.doc.clientID))
})

test('a connection cannot show or take away anything for another member', async () => {
  const { anaConnection, benConnection } = await anaAndBen()
  anaConnection.show({ typing: 'talk' })
  await benConnection.until(() => benConnection.awareness.has(anaConnection.doc.clientID))
  benConnection.show(null, { client: anaConnection.doc.clientID })
  benConnection.show({ typing: 'as Ana' }, { client: anaConnection.doc.clientID })
  benConnection.show({ typing: 'as Ben' })
  await anaConnection.until(() => anaConnection.awareness.has(benConnection.doc.clientID))
  expect(benConnection.awareness.get(anaConnection.doc.clientID)).toMatchObject({ typing: 'talk' })
})

test('a state that does not fit the schema is dropped, and the connection stays open', async () => {
  const { anaConnection, benConnection } = await anaAndBen()
  for (const state of [{ cursor: { x: 7, y: 0 } }, { secret: 'x' }, { typing: 'x'.repeat(3000) }, 7])
    anaConnection.show(state)
  anaConnection.show({ idle: true })
  await benConnection.until(() => benConnection.awareness.has(anaConnection.doc.clientID))
  expect(benConnection.awareness.get(anaConnection.doc.clientID)).toMatchObject({ idle: true })
  expect(anaConnection.closeCode).toBeUndefined()
})
