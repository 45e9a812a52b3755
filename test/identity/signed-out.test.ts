import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'
import { expect, onTestFinished, test } from 'vitest'
import type { AuditPage } from '#shared/audit/contracts.ts'
import type { JoinedRoom, Session, StartedRoom } from '#shared/rooms/contracts.ts'
import type { SessionList } from '#shared/rooms/sessions.ts'
import type { ClientToServer, ServerToClient } from '#shared/wire/people.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { movableClock } from '#test/support/clock.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { sharedSecret, signInWith, signWithSecret } from '#test/support/shop-server.ts'
import { startTestServer } from '#test/support/server.ts'

/** Ana's room, and Ben in it on as many devices as he likes. */
async function benOnHisDevices() {
  const server = await startTestServer()
  await signInWith(server, { secret: sharedSecret })
  const { body: ana } = await ask<StartedRoom>(server, 'POST /rooms', { body: { name: 'Ana' } })
  const signIn = async () => {
    const identity = await signWithSecret({ sub: 'customer-ben', name: 'Ben' })
    const path = `POST /invitations/${ana.invitation.code}/accept`
    return (await ask<JoinedRoom>(server, path, { body: { identity } })).body
  }
  const canEnter = async ({ token }: Session) =>
    (await ask(server, `GET /rooms/${ana.room.id}`, { token })).status === 200
  const list = async ({ token }: Session) => (await ask<SessionList>(server, 'GET /sessions', { token })).body.sessions
  const end = ({ token }: Session, which: string) => ask(server, `DELETE /sessions${which}`, { token })
  return { server, ana, signIn, canEnter, list, end }
}

function person({ room, member, token }: JoinedRoom) {
  return { name: member.name, memberId: member.id, roomId: room.id, token }
}

async function listen(server: string, token: string): Promise<Socket<ServerToClient, ClientToServer>> {
  const socket: Socket<ServerToClient, ClientToServer> = io(server, {
    auth: { token },
    reconnection: false,
    forceNew: true,
  })
  onTestFinished(() => void socket.disconnect())
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject))
  return socket
}

test('a device that signs out is out at once, with all that it has open, and hears why', async () => {
  const { server, signIn, canEnter, end } = await benOnHisDevices()
  const [phone, laptop] = [await signIn(), await signIn()]
  const [connection, kept] = [
    await RawConnection.open(server.url, person(phone)),
    await RawConnection.open(server.url, person(laptop)),
  ]
  const socket = await listen(server.url, phone.token)
  const told = new Promise((resolve) => socket.once('ended', resolve))
  const gone = new Promise<void>((resolve) => socket.once('disconnect', () => resolve()))
  const keptSocket = await listen(server.url, laptop.token)
  expect((await end(phone, '/current')).status).toBe(204)
  expectRefused(await ask(server, `GET /rooms/${phone.room.id}`, { token: phone.token }), 'session-ended')
  await connection.until(() => connection.closeCode !== undefined)
  expect(connection.closeCode).toBe(4401)
  expect(await told).toEqual({ refusal: { code: 'session-ended' } })
  await gone
  for (const bearer of [phone.token, phone.session])
    expectRefused(await ask(server, 'POST /tokens/renew', { token: bearer }), 'session-ended')
  const again = RawConnection.knock(server.url, person(phone))
  await again.until(() => again.closeCode !== undefined)
  expect(again.closeCode).toBe(4401)
  await expect(listen(server.url, phone.token)).rejects.toThrow('session-ended')
  // The other device notices nothing.
  expect([await canEnter(laptop), kept.closeCode, keptSocket.connected]).toEqual([true, undefined, true])
})

test('a token that a session had before counts no longer, and one that it had renewed neither', async () => {
  const { server, signIn, end } = await benOnHisDevices()
  const phone = await signIn()
  const renewed = [phone.session, phone.token].map((token) => ask<Session>(server, 'POST /tokens/renew', { token }))
  const tokens = (await Promise.all(renewed)).map(({ body }) => body.token)
  await end(phone, '/current')
  for (const token of [...tokens, phone.token])
    expectRefused(await ask(server, `GET /rooms/${phone.room.id}`, { token }), 'session-ended')
})

test('a member sees where they are signed in: since when, when last, and which one it is, but no secret', async () => {
  const clock = movableClock()
  const { signIn, list } = await benOnHisDevices()
  const phone = await signIn()
  clock.advance(86_400_000)
  const laptop = await signIn()
  const seen = await list(laptop)
  const today = new Date().toISOString().slice(0, 10)
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
  expect(seen.map(({ createdAt, usedOn, current }) => [createdAt.slice(0, 10), usedOn, current])).toEqual([
    [today, today, true],
    [yesterday, yesterday, false],
  ])
  for (const { session, token } of [phone, laptop]) {
    expect(JSON.stringify(seen)).not.toContain(session.slice(4, 16))
    expect(JSON.stringify(seen)).not.toContain(token)
  }
})

test('a lost phone is signed out from another device', async () => {
  const { signIn, canEnter, list, end } = await benOnHisDevices()
  const [phone, laptop] = [await signIn(), await signIn()]
  const lost = (await list(laptop)).find(({ current }) => !current)?.id ?? ''
  expect((await end(laptop, `/${lost}`)).status).toBe(204)
  expect([await canEnter(phone), await canEnter(laptop)]).toEqual([false, true])
  expect(await list(laptop)).toHaveLength(1)
  expectRefused(await end(laptop, `/${lost}`), 'no-such-session')
})

test('all others are signed out in one go, and this device too where that is said', async () => {
  const { server, signIn, canEnter, end } = await benOnHisDevices()
  const devices = [await signIn(), await signIn(), await signIn()]
  const [phone, laptop, tablet] = devices as [JoinedRoom, JoinedRoom, JoinedRoom]
  const connections = await Promise.all([phone, laptop].map((device) => RawConnection.open(server.url, person(device))))
  expect((await end(tablet, '')).status).toBe(204)
  for (const connection of connections) await connection.until(() => connection.closeCode === 4401)
  expect(await Promise.all(devices.map(canEnter))).toEqual([false, false, true])
  // There are no others any more: no error.
  expect((await end(tablet, '')).status).toBe(204)
  expect(await canEnter(tablet)).toBe(true)
  expect((await end(tablet, '?current=end')).status).toBe(204)
  expect(await canEnter(tablet)).toBe(false)
})

test('nobody signs another member out', async () => {
  const { ana, signIn, canEnter, list, end } = await benOnHisDevices()
  const ben = await signIn()
  const id = (await list(ben))[0]?.id ?? ''
  expect((await list(ana)).map((one) => one.id)).not.toContain(id)
  expectRefused(await end(ana, `/${id}`), 'no-such-session')
  await end(ana, '?current=end')
  expect(await canEnter(ben)).toBe(true)
})

test('a member who signed out is still a member, and comes back', async () => {
  const { server, ana, signIn, canEnter, end } = await benOnHisDevices()
  const before = await signIn()
  await end(before, '/current')
  const again = await signIn()
  expect([again.member.id, await canEnter(again)]).toEqual([before.member.id, true])
  const audit = await ask<AuditPage>(server, `GET /rooms/${ana.room.id}/audit`, { token: ana.token })
  expect(audit.body.entries.find(({ action }) => action === 'member.signed-out')).toMatchObject({
    actor: { kind: 'member', id: before.member.id },
    subject: before.member.id,
    detail: { sessions: 1 },
  })
})

test('devices that were signed out count last among those that a member may have', async () => {
  const { signIn, canEnter, list, end } = await benOnHisDevices()
  const devices = []
  for (let more = 0; more < 29; more++) devices.push(await signIn())
  const out = await signIn()
  await end(out, '/current')
  const another = await signIn()
  expect(await list(another)).toHaveLength(30)
  expect(await Promise.all([...devices, another].map(canEnter))).not.toContain(false)
})

test('a member who signs out while a connection opens has no connection', async () => {
  const { server, signIn, end } = await benOnHisDevices()
  for (let round = 0; round < 5; round++) {
    const phone = await signIn()
    const connections = Array.from({ length: 4 }, () => RawConnection.knock(server.url, person(phone)))
    await end(phone, '/current')
    for (const connection of connections) {
      await connection.until(() => connection.closeCode !== undefined)
      expect(connection.closeCode).toBe(4401)
    }
  }
})
