import { readVarUint8Array } from 'lib0/decoding'
import { expect, onTestFinished, test, vi } from 'vitest'
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { messageAwareness } from '#shared/wire/frames.ts'
import { join, openRoom } from '#test/support/people.ts'
import { startTestServer } from '#test/support/server.ts'
import { until } from '#test/support/until.ts'
import type { Person } from '#test/support/people.ts'

test('a stock y-websocket client with a token reads and writes the cart', async () => {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const ben = await join(server.url, ana.code, 'Ben')
  const anas = await stockClient(server.url, ana)
  const bens = await stockClient(server.url, ben)

  anas.getMap('lines').set('mug:blue', { productId: 'mug', variantId: 'mug:blue', by: ana.memberId, at: Date.now() })
  anas.getMap('wants').set(`mug:blue/${ana.memberId}`, 1)
  bens.getMap('wants').set(`mug:blue/${ben.memberId}`, 1)

  await until('Ben to see the mug', () => bens.getMap('lines').has('mug:blue'))
  await until('Ana to see that Ben wants one too', () => anas.getMap('wants').size === 2)
  expect(bens.getMap('wants').toJSON()).toEqual({
    [`mug:blue/${ana.memberId}`]: 1,
    [`mug:blue/${ben.memberId}`]: 1,
  })
})

test('a stock client reads what was written before it connected, also by the server', async () => {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const first = await stockClient(server.url, ana)
  first.getMap('frame').set('title', 'A tent for three')
  const later = await stockClient(server.url, await join(server.url, ana.code, 'Ben'))
  await until('the title', () => later.getMap('frame').get('title') === 'A tent for three')
  const names = [...later.getMap<{ name: string }>('members').values()].map(({ name }) => name)
  expect(names.toSorted()).toEqual(['Ana', 'Ben'])
})

test('a stock client sees who is present and where they point', async () => {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const anas = connect(server.url, ana)
  const bens = connect(server.url, await join(server.url, ana.code, 'Ben'))
  await until('both to be there', () => anas.synced && bens.synced)
  anas.awareness.setLocalState({ cursor: { x: 0.25, y: 0.5 } })
  const seen = () => bens.awareness.getStates().get(anas.doc.clientID)
  await until("Ana's cursor", () => seen()?.['cursor'] !== undefined)
  // The server sets the member, whatever a client claims.
  expect(seen()).toEqual({ cursor: { x: 0.25, y: 0.5 }, member: ana.memberId })
})

test('edits of a stock client made offline and while it reconnects are all saved', async () => {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const provider = connect(server.url, ana)
  await until('Ana to be there', () => provider.synced)
  const notes = provider.doc.getMap('notes')
  provider.disconnect()
  notes.set(`mug:blue/${ana.memberId}`, 'written while away')
  // It is sent before the edits that it builds on.
  provider.once('status', () =>
    provider.once('status', () => notes.set(`tent:red/${ana.memberId}`, 'written at the door')),
  )
  provider.connect()
  const later = await stockClient(server.url, ana)
  await until('both notes to be stored', () => later.getMap('notes').size === 2)
  expect(provider.shouldConnect).toBe(true)
})

test('a reconnected stock client and the others see each other at once', async () => {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const [anas, bens] = [connect(server.url, ana), connect(server.url, await join(server.url, ana.code, 'Ben'))]
  anas.awareness.setLocalState({ typing: 'talk' })
  bens.awareness.setLocalState({ typing: 'talk' })
  const sees = (who: WebsocketProvider, whom: WebsocketProvider) => who.awareness.getStates().has(whom.doc.clientID)
  await until('both to see each other', () => sees(anas, bens) && sees(bens, anas))
  // The socket breaks; the provider reconnects by itself with its old awareness clocks.
  anas.ws?.close()
  await until('Ben to see Ana gone', () => !sees(bens, anas))
  await until('both to see each other again', () => sees(anas, bens) && sees(bens, anas))
})

test('presence that changes while others connect reaches all of them', async () => {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const ben = await join(server.url, ana.code, 'Ben')
  const [anas, bens] = [connect(server.url, ana), connect(server.url, ben)]
  const seen = () => bens.awareness.getStates().get(anas.doc.clientID)
  anas.awareness.setLocalState({ typing: 'talk' })
  await until('Ben to see Ana', () => seen()?.['typing'] === 'talk')
  const { held, letIn } = holdPresence(anas)
  const later = await Promise.all(['Cid', 'Dora', 'Eve'].map((name) => join(server.url, ana.code, name)))
  for (const person of later) {
    const { awareness } = connect(server.url, person)
    await until(`${person.name} to see Ana`, () => awareness.getStates().has(anas.doc.clientID))
  }
  await until(
    'a later clock of hers to be on its way to Ana',
    () => clockIn(held, anas) > clockOf(anas.awareness, anas) + 1,
  )
  // It arrives after she changed her presence and before the broadcast of that reached her.
  anas.awareness.setLocalState({ idle: true })
  letIn()
  expect(anas.awareness.getLocalState()).toMatchObject({ idle: true })
  await until('Ben to see it', () => seen()?.['idle'] === true)
  // Once a later message of hers has arrived, the server has handled her device's answer, too.
  anas.doc.getMap('notes').set(`mug:blue/${ana.memberId}`, 'a note')
  await until('Ben to see the note', () => bens.doc.getMap('notes').size === 1)
  const last = connect(server.url, await join(server.url, ana.code, 'Finn'))
  await until('Finn to see Ana', () => last.awareness.getStates().has(anas.doc.clientID))
  expect(last.awareness.getStates().get(anas.doc.clientID)).toEqual({ idle: true, member: ana.memberId })
})

test('a stock client whose edit is refused stops, and nobody sees the edit', async () => {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const ben = await join(server.url, ana.code, 'Ben')
  const anas = await stockClient(server.url, ana)
  const bens = connect(server.url, ben)
  await until('Ben to be there', () => bens.synced)
  // The provider logs the reason to the console.
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  const closed = new Promise<number>((resolve) => bens.once('closed', ({ code }) => resolve(code)))

  bens.doc.getMap('wants').set(`mug:blue/${ana.memberId}`, 7)
  expect(await closed).toBe(4403)

  anas.getMap('notes').set(`mug:blue/${ana.memberId}`, 'after it')
  const later = await stockClient(server.url, ana)
  await until("Ana's note to be stored", () => later.getMap('notes').size === 1)
  expect(later.getMap('wants').size).toBe(0)
  expect(anas.getMap('wants').size).toBe(0)
})

/** A provider as in its documentation. */
function connect(server: string, { roomId, token }: Person): WebsocketProvider {
  const url = `${server.replace('http', 'ws')}/sync/${roomId}`
  // Both people are in this process and must only hear each other through the server.
  const provider = new WebsocketProvider(url, 'cart', new Y.Doc(), { params: { token }, disableBc: true })
  onTestFinished(() => provider.destroy())
  return provider
}

async function stockClient(server: string, person: Person): Promise<Y.Doc> {
  const provider = connect(server, person)
  await until(`${person.name} to have read the cart`, () => provider.synced)
  return provider.doc
}

/** Holds back the server's awareness frames to a client. @returns the frames, and a function that delivers them. */
function holdPresence(provider: WebsocketProvider): { held: Uint8Array[]; letIn: () => void } {
  const held: Uint8Array[] = []
  const receive = provider.messageHandlers[messageAwareness]
  provider.messageHandlers[messageAwareness] = (_encoder, decoder) => void held.push(readVarUint8Array(decoder))
  const letIn = () => {
    if (receive) provider.messageHandlers[messageAwareness] = receive
    for (const states of held) applyAwarenessUpdate(provider.awareness, states, provider)
  }
  return { held, letIn }
}

/** The latest awareness clock of a client in the server's frames. */
function clockIn(told: readonly Uint8Array[], of: WebsocketProvider): number {
  const reader = new Awareness(new Y.Doc())
  for (const states of told) applyAwarenessUpdate(reader, states, 'server')
  reader.destroy()
  return clockOf(reader, of)
}

function clockOf(awareness: Awareness, { doc }: WebsocketProvider): number {
  return awareness.meta.get(doc.clientID)?.clock ?? 0
}
