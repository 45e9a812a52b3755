// A document as large as it may be, over a network of 1 Mbit/s: it takes more than a minute, longer than clients and servers wait
// for a connection that says nothing.
import { onTestFinished, expect, test } from 'vitest'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { joinRoom } from '#client/sdk/index.ts'
import { maxDocumentBytes } from '#shared/records/limits.ts'
import { fillDocument } from '#test/support/full-document.ts'
import { networkTo } from '#test/support/network.ts'
import { join, openRoom } from '#test/support/people.ts'
import { startTestServer } from '#test/support/server.ts'
import { granted } from '#test/support/shoppers.ts'
import { until } from '#test/support/until.ts'

const bytesPerSecond = 125_000

test('a stock provider and the SDK enter a full document at 1 Mbit/s', { timeout: 180_000 }, async () => {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  await fillDocument(server, ana.roomId, { bytes: maxDocumentBytes })
  const ben = await join(server.url, ana.code, 'Ben')
  const bens = await networkTo(server.url, { bytesPerSecond })
  const url = `${bens.url.replace('http', 'ws')}/sync/${ben.roomId}`
  const provider = new WebsocketProvider(url, 'cart', new Y.Doc(), { params: { token: ben.token }, disableBc: true })
  const closings: unknown[] = []
  provider.on('connection-close', (event) => closings.push(event?.code))
  onTestFinished(() => provider.destroy())
  const cleos = await networkTo(server.url, { bytesPerSecond })
  const [room] = await Promise.all([
    joinRoom(ana.code, { name: 'Cleo' }, { server: cleos.url }),
    until('the stock provider to have everything', () => provider.synced, 150_000),
  ])
  onTestFinished(() => granted(room).close())
  expect(closings).toEqual([])
  granted(granted(room).cart.add('ridge-boot:walnut-39'))
  await granted(room).saved()
  await until('the stock provider to hear of it', () => provider.doc.getMap('lines').has('ridge-boot:walnut-39'))
})
