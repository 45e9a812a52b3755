// Large documents over slow networks: a state that takes long to arrive is not a connection that has fallen behind.
import { onTestFinished, expect, test } from 'vitest'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { joinRoom } from '#client/sdk/index.ts'
import { fillDocument } from '#test/support/full-document.ts'
import { networkTo } from '#test/support/network.ts'
import { join, openRoom } from '#test/support/people.ts'
import type { Person } from '#test/support/people.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { startTestServer } from '#test/support/server.ts'
import { granted } from '#test/support/shoppers.ts'
import { until } from '#test/support/until.ts'

const patience = { timeout: 60_000 }
const documentBytes = 6 * 1024 * 1024
const bytesPerSecond = 1024 * 1024
/** Of its notes. */
const most = 8_000

test(
  'a stock provider enters a large document over a slow network, and misses nothing meanwhile',
  patience,
  async () => {
    const { server, ana, code } = await largeRoom()
    const writer = await RawConnection.open(server.url, ana)
    const ben = await join(server.url, code, 'Ben')
    const { provider, closed } = stockProvider(await slowly(server.url), ben)
    const notes = provider.doc.getMap('notes')
    await until('the first part to arrive', () => notes.size > 0)
    expect(provider.synced).toBe(false)
    for (let note = 0; note < 20; note += 1) {
      expect(await writer.write((doc) => doc.getMap('notes').set(`mug:${note}/${ana.memberId}`, 'meanwhile'))).toEqual({
        saved: true,
      })
    }
    writer.show({ typing: 'talk' })
    await until('the whole document to arrive', () => provider.synced, 40_000)
    // What was held back came before the last part.
    expect(notes.get(`mug:19/${ana.memberId}`)).toBe('meanwhile')
    expect(notes.size).toBe(writer.doc.getMap('notes').size)
    await until('Ana to be seen', () => provider.awareness.getStates().has(writer.doc.clientID))
    expect(closed()).toEqual([])
  },
)

test('the SDK enters a large document over a slow network, and can write at once', patience, async () => {
  const { server, ana, code } = await largeRoom()
  const room = granted(await joinRoom(code, { name: 'Ben' }, { server: await slowly(server.url) }))
  onTestFinished(() => room.close())
  granted(room.cart.add('ridge-boot:walnut-39', { count: 2 }))
  await room.saved()
  const reader = await RawConnection.open(server.url, ana)
  expect(reader.record('wants', `ridge-boot:walnut-39/${room.me.get().id}`)).toBe(2)
})

test('a client that lost its connection on the way asks for the rest only', patience, async () => {
  const { server, code } = await largeRoom()
  const ben = await join(server.url, code, 'Ben')
  const first = stockProvider(await slowly(server.url), ben).provider
  await until('most parts to arrive', () => first.doc.getMap('notes').size > most, 40_000)
  first.destroy()
  const had = first.doc.getMap('notes').size
  let received = 0
  const network = await networkTo(server.url, { onReceived: (bytes) => (received += bytes.length) })
  const { provider } = stockProvider(network.url, ben, first.doc)
  await until('the rest to arrive', () => provider.synced)
  expect(had).toBeGreaterThan(most)
  expect(received).toBeLessThan(documentBytes / 2)
})

test('no frame of a large document is larger than 256 KiB', patience, async () => {
  const { server, ana } = await largeRoom()
  const connection = await RawConnection.open(server.url, ana)
  expect(connection.updates.length).toBeGreaterThan(documentBytes / (256 * 1024))
  expect(Math.max(...connection.updates.map(({ length }) => length))).toBeLessThan(256 * 1024)
})

async function largeRoom() {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  await fillDocument(server, ana.roomId, { bytes: documentBytes })
  return { server, ana, code: ana.code }
}

async function slowly(server: string): Promise<string> {
  return (await networkTo(server, { bytesPerSecond })).url
}

function stockProvider(server: string, { roomId, token }: Person, doc = new Y.Doc()) {
  const url = `${server.replace('http', 'ws')}/sync/${roomId}`
  const provider = new WebsocketProvider(url, 'cart', doc, { params: { token }, disableBc: true })
  const codes: (number | undefined)[] = []
  provider.on('connection-close', (event) => codes.push(event?.code))
  onTestFinished(() => provider.destroy())
  return { provider, closed: () => codes }
}
