import { io } from 'socket.io-client'
import type { Socket } from 'socket.io-client'
import { expect, onTestFinished, test } from 'vitest'
import type { JoinedRoom, Session } from '#shared/rooms/contracts.ts'
import type { ClientToServer, ServerToClient } from '#shared/wire/people.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { join, openRoom } from '#test/support/people.ts'
import type { Person } from '#test/support/people.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { sampleOf } from '#test/support/record-samples.ts'
import { startTestServer } from '#test/support/server.ts'

async function anaAndBen() {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const ben = await join(server.url, ana.code, 'Ben')
  const at = `/rooms/${ana.roomId}/members/${ben.memberId}`
  const become = (role: string) => ask(server, `PATCH ${at}`, { token: ana.token, body: { role } })
  const remove = (who: Person) => ask(server, `DELETE ${at}`, { token: who.token })
  const addLine = (connection: RawConnection, unique: string) => {
    const { key, value } = sampleOf('cart', 'lines', { owner: ben.memberId, unique })
    return connection.write((doc) => doc.getMap('lines').set(key, value))
  }
  return { server, ana, ben, become, remove, addLine }
}

async function listen(server: string, { token }: Person): Promise<Socket<ServerToClient, ClientToServer>> {
  const socket: Socket<ServerToClient, ClientToServer> = io(server, {
    auth: { token },
    reconnection: false,
    forceNew: true,
  })
  onTestFinished(() => void socket.disconnect())
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject))
  return socket
}

test('a role that was taken away is gone on the connection that is open, before the answer is there', async () => {
  const { server, ben, become, addLine } = await anaAndBen()
  const connection = await RawConnection.open(server.url, ben)
  expect(await addLine(connection, 'one')).toEqual({ saved: true })
  await become('viewer')
  expect(await addLine(connection, 'two')).toMatchObject({
    saved: false,
    refusal: { code: 'role-may-not' },
    closeCode: 4403,
  })
})

test('a role that was given counts on the connection that is open', async () => {
  const { server, ben, become, addLine } = await anaAndBen()
  await become('viewer')
  const connection = await RawConnection.open(server.url, ben)
  await become('shopper')
  expect(await addLine(connection, 'one')).toEqual({ saved: true })
})

test('a removed member loses every connection, and hears why', async () => {
  const { server, ana, ben, remove } = await anaAndBen()
  const [phone, laptop] = [await RawConnection.open(server.url, ben), await RawConnection.open(server.url, ben)]
  const own = await RawConnection.open(server.url, ana)
  const socket = await listen(server.url, ben)
  const ended = new Promise((resolve) => socket.once('ended', resolve))
  const gone = new Promise<void>((resolve) => socket.once('disconnect', () => resolve()))
  await remove(ana)
  for (const connection of [phone, laptop]) {
    await connection.until(() => connection.closeCode !== undefined)
    expect(connection.closeCode).toBe(4403)
  }
  expect(await ended).toEqual({ refusal: { code: 'removed' } })
  await gone
  expect(own.closeCode).toBeUndefined()
  const again = RawConnection.knock(server.url, ben)
  await again.until(() => again.closeCode !== undefined)
  expect(again.closeCode).toBe(4403)
})

test('a member hears of a new role on the people channel', async () => {
  const { server, ben, become } = await anaAndBen()
  const socket = await listen(server.url, ben)
  const told = new Promise((resolve) => socket.once('member', resolve))
  await become('advisor')
  expect(await told).toEqual({ role: 'advisor' })
})

test('a member who leaves loses their connections as well', async () => {
  const { server, ben, remove } = await anaAndBen()
  const connection = await RawConnection.open(server.url, ben)
  await remove(ben)
  await connection.until(() => connection.closeCode !== undefined)
  expect(connection.closeCode).toBe(4403)
})

test('a link that is ended with its connections closes them', async () => {
  const { server, ana, ben } = await anaAndBen()
  const connection = await RawConnection.open(server.url, ben)
  await ask(server, `DELETE /rooms/${ana.roomId}/invitations/${ana.code}?seats=end`, { token: ana.token })
  await connection.until(() => connection.closeCode !== undefined)
  expect(connection.closeCode).toBe(4403)
})

test('a member who renews their token while their link is ended is out all the same, with all their connections', async () => {
  const { server, ana } = await anaAndBen()
  const { body } = await ask<JoinedRoom>(server, `POST /invitations/${ana.code}/accept`, { body: { name: 'Cleo' } })
  const cleo = { name: 'Cleo', memberId: body.member.id, roomId: body.room.id, token: body.token }
  const [connection, socket] = [await RawConnection.open(server.url, cleo), await listen(server.url, cleo)]
  const gone = new Promise<void>((resolve) => socket.once('disconnect', () => resolve()))
  const renew = (bearer: string) => ask<Session>(server, 'POST /tokens/renew', { token: bearer })
  const ended = ask(server, `DELETE /rooms/${ana.roomId}/invitations/${ana.code}?seats=end`, { token: ana.token })
  const renewed = await Promise.all(Array.from({ length: 10 }, () => renew(body.session)))
  await ended
  await gone
  await connection.until(() => connection.closeCode !== undefined)
  const tokens = renewed.flatMap((answer) => (answer.status === 200 ? [answer.body.token] : []))
  for (const token of [cleo.token, ...tokens]) {
    const again = RawConnection.knock(server.url, { ...cleo, token })
    await again.until(() => again.closeCode !== undefined)
    expect(again.closeCode).toBe(4403)
    expectRefused(await renew(token), 'removed')
  }
  expectRefused(await renew(body.session), 'removed')
})

test('those who are put out together lose their connections at once, and none reads on while the others go', async () => {
  const { server, ana, ben } = await anaAndBen()
  const friends = [ben, await join(server.url, ana.code, 'Cleo'), await join(server.url, ana.code, 'Dan')]
  const connections = await Promise.all(friends.map((friend) => RawConnection.open(server.url, friend)))
  await ask(server, `DELETE /rooms/${ana.roomId}/invitations/${ana.code}?seats=end`, { token: ana.token })
  for (const connection of connections) {
    await connection.until(() => connection.closeCode !== undefined)
    const members = Object.values(connection.doc.getMap<{ removed?: number }>('members').toJSON())
    expect(members.filter(({ removed }) => removed !== undefined)).toEqual([])
  }
})
