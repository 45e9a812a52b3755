import { WebsocketProvider } from 'y-websocket'
import { WebSocket } from 'ws'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import type { ShownRoom } from '#shared/desk/contracts.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { movableClock } from '#test/support/clock.ts'
import { Associate, asked, rooms, shopWithStaff, statesOf } from '#test/support/desk.ts'
import type { Person } from '#test/support/people.ts'
import { syncUrl } from '#test/support/people.ts'
import { until } from '#test/support/until.ts'

/** An associate at the document of their visit. */
async function atVisit({ url }: { readonly url: string }, { roomId }: Person, associate: Associate, visit: string) {
  const document = new Y.Doc()
  const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync/${roomId}`, `visit-${visit}`, document, {
    params: { token: associate.token },
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  onTestFinished(() => provider.destroy())
  await until('the visit to be read', () => provider.synced)
  const messages = document.getMap<{ by: string; text: string }>('messages')
  const say = (text: string) => messages.set(crypto.randomUUID(), { by: associate.id, at: Date.now(), text } as never)
  return { messages, say }
}

/** How a connection to a document is closed. */
function closeCode(server: { readonly url: string }, person: Person, document: string): Promise<number> {
  const socket = new WebSocket(syncUrl(server.url, person, '', document as never))
  onTestFinished(() => socket.terminate())
  return new Promise((resolve) => socket.on('close', resolve))
}

async function noorAtAnas(settings: Readonly<Record<string, string>> = {}, more = {}) {
  const clock = movableClock()
  const server = await shopWithStaff({ DESK_ABSENT_SECONDS: '600', ...settings })
  const [ana, ben] = await rooms(server)
  const noor = await Associate.of(server, 'Noor')
  const request = await asked(server, ana, more)
  const { body } = await noor.claim(request)
  return { clock, server, ana, ben, noor, request, visit: body.visitId }
}

test('an associate who has written keeps the visit', async () => {
  const { clock, server, ana, noor, visit } = await noorAtAnas()
  const { messages, say } = await atVisit(server, ana, noor, visit)
  expect([...messages.values()].map(({ text }) => text)).toEqual(['Does it fit a small hall?'])
  expect((await noor.desk()).visits).toMatchObject([{ turn: 'mine' }])
  say('It does.')
  await until('the turn to pass', async () => (await noor.desk()).visits[0]?.turn === 'theirs')
  clock.advance(120_000)
  clock.wake()
  expect(await statesOf(server, ana)).toEqual(['visiting'])
})

test('a visit that is ended makes place for the next one', async () => {
  const { server, ana, ben, noor, visit } = await noorAtAnas()
  await noor.set({ capacity: 1 })
  const next = await asked(server, ben)
  expect(await noor.offered()).toBeUndefined()
  await ask(server, `POST /rooms/${ana.roomId}/visits/${visit}/end`, { token: ana.token })
  await noor.untilOffered(next)
  expect(await statesOf(server, ana)).toEqual(['ended'])
  expect((await noor.desk()).visits).toEqual([])
})

test('a question that was left is answered once its visit is over', async () => {
  const { server, ana, noor, visit } = await noorAtAnas({}, { leave: true })
  const { say } = await atVisit(server, ana, noor, visit)
  say('It does.')
  await until('the turn to pass', async () => (await noor.desk()).visits[0]?.turn === 'theirs')
  expect((await ask(server, `POST /desk/visits/${visit}/end`, { token: noor.token })).status).toBe(204)
  await until('the question to be answered', async () => (await statesOf(server, ana))[0] === 'answered')
})

test('nobody ends a visit of somebody else, and none that is not there', async () => {
  const { server, visit } = await noorAtAnas()
  const emil = await Associate.of(server, 'Emil')
  const other = await ask(server, `POST /desk/visits/${visit}/end`, { token: emil.token })
  expectRefused(other, 'no-such-visit')
  expect((await ask(server, 'POST /desk/visits/nothing/end', { token: emil.token })).text).toBe(other.text)
})

test('a staff token opens the document of an own visit, and no other of the room', async () => {
  const { server, ana, noor, visit } = await noorAtAnas()
  const emil = await Associate.of(server, 'Emil')
  const as = ({ token }: Associate) => ({ ...ana, token })
  for (const document of ['cart', 'annotations', 'visit-nothing'])
    expect([document, await closeCode(server, as(noor), document)]).toEqual([document, 4404])
  expect(await closeCode(server, as(emil), `visit-${visit}`)).toBe(4404)
})

test('an open desk is shown what was granted, also when it is opened again', async () => {
  const { noor, visit } = await noorAtAnas({}, { scope: ['cart'] })
  for (let time = 0; time < 2; time += 1) {
    await noor.open()
    const shown = await noor.untilShown(({ visitId }: ShownRoom) => visitId === visit)
    expect(shown).toMatchObject({ scope: ['cart'], talk: null })
    noor.close()
  }
})

test('who signs out is out of the documents of their visits, too', async () => {
  const { server, ana, noor, visit } = await noorAtAnas()
  const closed = closeCode(server, { ...ana, token: noor.token }, `visit-${visit}`)
  await ask(server, 'POST /desk/sign-out', { token: noor.token })
  expect(await closed).toBeGreaterThanOrEqual(4400)
})
