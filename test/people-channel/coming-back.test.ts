// A short absence loses no event (connection state recovery), and gives nobody what is no longer theirs. Socket.IO itself would
// hand out what was missed to whoever names the absence, before anybody has asked who that is.
import { once } from 'node:events'
import { Server } from 'socket.io'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { MissedEvents } from '#server/people-channel/missed-events.ts'
import { ask } from '#test/support/api.ts'
import { join, openRoom } from '#test/support/people.ts'
import type { Host, Person } from '#test/support/people.ts'
import { PeopleSocket } from '#test/support/people-socket.ts'
import { startTestServer } from '#test/support/server.ts'
import type { TestServer } from '#test/support/server.ts'
import { until } from '#test/support/until.ts'

/** How a device says that it was here before: which absence, and what it heard last. */
interface Absence {
  readonly pid: string
  readonly offset: string
}

/** A device that speaks the protocol by hand, so that it may claim whatever it likes. @returns all that it hears. */
async function dial({ url }: TestServer, auth: object): Promise<{ heard: readonly string[]; drop: () => void }> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`)
  onTestFinished(() => socket.terminate())
  const heard: string[] = []
  socket.on('message', (data: Buffer) => heard.push(data.toString()))
  await once(socket, 'message')
  socket.send(`40${JSON.stringify(auth)}`)
  await until('the door to answer', () => heard.some((text) => /^4[04]/.test(text)))
  return { heard, drop: () => socket.terminate() }
}

/** Ben was here, and his connection broke. */
async function absenceOf(server: TestServer, { token }: Person): Promise<Absence> {
  const { heard, drop } = await dial(server, { token })
  await until('the first event', () => heard.some((text) => text.startsWith('42')))
  const said = (start: string): unknown => JSON.parse(heard.find((text) => text.startsWith(start))?.slice(2) ?? 'null')
  const offset = (said('42') as string[]).at(-1) ?? ''
  const { pid } = said('40') as { pid: string }
  drop()
  return { pid, offset }
}

async function withBenAway(): Promise<{ server: TestServer; ana: Host; ben: Person; away: Absence }> {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const ben = await join(server.url, ana.code, 'Ben')
  const away = await absenceOf(server, ben)
  return { server, ana, ben, away }
}

const remove = (server: TestServer, { roomId, token }: Host, { memberId }: Person) =>
  ask(server, `DELETE /rooms/${roomId}/members/${memberId}?links=keep`, { token })

test('a member who returns after a short absence hears what they missed, in order and before anything new', async () => {
  const { server, ana, ben, away } = await withBenAway()
  const told = await PeopleSocket.open(server, ana)
  await join(server.url, ana.code, 'Cleo')
  await join(server.url, ana.code, 'Dora')
  await told.until('history', (events) => JSON.stringify(events).includes('Dora'))
  const { heard } = await dial(server, { token: ben.token, ...away })
  await until('what was missed', () => heard.some((text) => text.includes('Dora')))
  const names = heard.flatMap((text) => /"name":"(\w+)"/.exec(text)?.[1] ?? [])
  expect(names).toEqual(['Cleo', 'Dora'])
  expect(heard.find((text) => text.startsWith('40'))).toContain(away.pid)
})

test('without a token nobody hears what was missed', async () => {
  const { server, ana, away } = await withBenAway()
  await join(server.url, ana.code, 'Cleo')
  for (const auth of [away, { ...away, token: 'x' }]) {
    const { heard } = await dial(server, auth)
    expect(heard.join()).not.toContain('Cleo')
    expect(heard.at(-1)).toMatch(/^44/)
  }
})

test('who was removed meanwhile hears nothing of the room any more', async () => {
  const { server, ana, ben, away } = await withBenAway()
  await remove(server, ana, ben)
  await join(server.url, ana.code, 'Cleo')
  const { heard } = await dial(server, { token: ben.token, ...away })
  expect(heard.join()).not.toContain('history')
  expect(heard.at(-1)).toContain('removed')
})

test('nor do they by a token of a room of their own', async () => {
  const { server, ana, ben, away } = await withBenAway()
  await remove(server, ana, ben)
  const own = await openRoom(server.url, 'Ben')
  const { heard } = await dial(server, { token: own.token, ...away })
  await join(server.url, own.code, 'Emil')
  const told = await PeopleSocket.open(server, ana)
  await join(server.url, ana.code, 'Cleo')
  await told.until('history', (events) => JSON.stringify(events).includes('Cleo'))
  expect(heard.join()).not.toMatch(/Cleo|member.removed/)
})

test('missed events are bounded, and a member who missed too many starts as if for the first time', async () => {
  const server = new Server({ connectionStateRecovery: {} })
  // oxlint-disable-next-line no-new -- it takes its place in the server
  new MissedEvents(server)
  const room = server.of('/')
  const adapter = room.adapter as unknown as {
    readonly packets: readonly { readonly id: string }[]
    persistSession(session: object): void
    restoreSession(pid: string, offset: string): Promise<object | null>
  }
  adapter.persistSession({ pid: 'ben', sid: 'ben', rooms: ['room'], data: {} })
  const sayTo = (name: string, times: number) => {
    for (let time = 0; time < times; time++) room.to(name).emit('history', [])
    return adapter.packets.at(-1)?.id ?? ''
  }
  const first = sayTo('room', 1)
  sayTo('room', 500)
  expect(await adapter.restoreSession('ben', first)).toMatchObject({ sid: 'ben' })
  sayTo('room', 1)
  expect(await adapter.restoreSession('ben', first)).toBeNull()
  const last = sayTo('room', 1)
  sayTo('elsewhere', 9_000)
  expect(await adapter.restoreSession('ben', last)).toMatchObject({ sid: 'ben' })
  sayTo('elsewhere', 12_000)
  expect(adapter.packets.length).toBeLessThanOrEqual(20_000)
  expect(await adapter.restoreSession('ben', last)).toBeNull()
})
