import { expect, test } from 'vitest'
import type { HistoryPage, MemberInfo, RoomView } from '#shared/rooms/contracts.ts'
import { memberColours } from '#shared/rooms/member.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { databaseOf } from '#test/support/database.ts'
import { join, openRoom } from '#test/support/people.ts'
import type { Person } from '#test/support/people.ts'
import { startTestServer } from '#test/support/server.ts'

async function anaAndBen() {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const ben = await join(server.url, ana.code, 'Ben')
  const at = ({ memberId }: Person) => `/rooms/${ana.roomId}/members/${memberId}`
  const change = (who: Person, whom: Person, body: unknown) =>
    ask<MemberInfo>(server, `PATCH ${at(whom)}`, { token: who.token, body })
  const remove = (who: Person, whom: Person) => ask(server, `DELETE ${at(whom)}`, { token: who.token })
  const view = (who: Person) => ask<RoomView>(server, `GET /rooms/${ana.roomId}`, { token: who.token })
  const history = async () =>
    (await ask<HistoryPage>(server, `GET /rooms/${ana.roomId}/history?limit=200`, { token: ana.token })).body.events
  return { server, ana, ben, change, remove, view, history }
}

test('a member sees the room, themselves, everybody else and the shop', async () => {
  const { ana, ben, view } = await anaAndBen()
  const { body } = await view(ben)
  expect(body.room).toMatchObject({ id: ana.roomId, title: 'Ana’s room', shop: 'demo' })
  expect(body.member).toMatchObject({ id: ben.memberId, name: 'Ben', role: 'shopper' })
  expect(body.members.map(({ name, role }) => [name, role])).toEqual([
    ['Ana', 'host'],
    ['Ben', 'shopper'],
  ])
  expect(body.shop).toMatchObject({ id: 'demo', currency: 'EUR', guests: true })
})

test('everybody has a colour of their own until there are more people than colours', async () => {
  const { server, ana, view } = await anaAndBen()
  for (let more = 2; more < memberColours; more++) await join(server.url, ana.code, `Friend ${more}`)
  const colours = (await view(ana)).body.members.map(({ colour }) => colour)
  expect(new Set(colours).size).toBe(memberColours)
  await join(server.url, ana.code, 'One more')
  expect((await view(ana)).body.members.at(-1)?.colour).toBe(0)
})

test('a new role counts for the next request, with the same token', async () => {
  const { server, ana, ben, change } = await anaAndBen()
  const invite = () =>
    ask(server, `POST /rooms/${ana.roomId}/invitations`, { token: ben.token, body: { role: 'viewer' } })
  expectRefused(await invite(), 'role-may-not')
  expect((await change(ana, ben, { role: 'host' })).body).toMatchObject({ name: 'Ben', role: 'host' })
  expect((await invite()).status).toBe(201)
})

test('only hosts change roles, and nobody becomes an associate this way', async () => {
  const { ana, ben, change } = await anaAndBen()
  expectRefused(await change(ben, ben, { role: 'host' }), 'role-may-not')
  expectRefused(await change(ana, ben, { role: 'associate' }), 'invalid')
  expectRefused(await change(ana, ben, {}), 'invalid')
  expectRefused(await change(ana, { ...ben, memberId: 'nobody' }, { role: 'viewer' }), 'no-such-member')
})

test('people rename themselves, and a host renames nobody else', async () => {
  const { ana, ben, change, view } = await anaAndBen()
  expect((await change(ben, ben, { name: '  Benjamin  ' })).body.name).toBe('Benjamin')
  expect((await view(ana)).body.members[1]?.name).toBe('Benjamin')
  expectRefused(await change(ana, ben, { name: 'Bad Ben' }), 'not-your-record')
})

test('a name is something to be seen, in any script, and nothing that turns the line around', async () => {
  const { ben, change } = await anaAndBen()
  for (const name of ['مريم', '美咲', '👩‍👧', 'O’Neil-Łęcki', 'x'.repeat(60)]) {
    expect((await change(ben, ben, { name })).status).toBe(200)
  }
  for (const name of ['', '   ', '\u200b', 'a\nb', 'evil\u202etxt', 'x'.repeat(61), 7, null]) {
    expectRefused(await change(ben, ben, { name }), 'invalid')
  }
})

test('who is removed has no way in, and their name stays beside their words', async () => {
  const { ana, ben, remove, view, history } = await anaAndBen()
  expect((await remove(ana, ben)).status).toBe(204)
  expectRefused(await view(ben), 'removed')
  expect((await view(ana)).body.members.map(({ name }) => name)).toEqual(['Ana'])
  expectRefused(await remove(ana, ben), 'no-such-member')
  const last = (await history()).findLast(({ kind }) => kind.startsWith('member.'))
  expect(last).toMatchObject({
    kind: 'member.removed',
    subject: ben.memberId,
    memberId: ana.memberId,
    detail: { name: 'Ben' },
  })
})

test('people leave by themselves, and a shopper removes nobody else', async () => {
  const { server, ana, ben, remove, view } = await anaAndBen()
  const cleo = await join(server.url, ana.code, 'Cleo')
  expectRefused(await remove(ben, cleo), 'role-may-not')
  expect((await remove(ben, ben)).status).toBe(204)
  expectRefused(await view(ben), 'removed')
})

test('a room is never left without a host', async () => {
  const { ana, ben, change, remove } = await anaAndBen()
  expectRefused(await remove(ana, ana), 'last-host')
  expectRefused(await change(ana, ana, { role: 'shopper' }), 'last-host')
  await change(ana, ben, { role: 'host' })
  expect((await change(ana, ana, { role: 'shopper' })).status).toBe(200)
  expectRefused(await remove(ben, ben), 'last-host')
})

test('of two hosts who leave at the same moment one stays', async () => {
  const { ana, ben, change, remove } = await anaAndBen()
  await change(ana, ben, { role: 'host' })
  const answers = await Promise.all([remove(ana, ana), remove(ben, ben)])
  expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['204', '409'])
})

test('history tells who came, who changed and who went', async () => {
  const { ana, ben, change, remove, history } = await anaAndBen()
  await change(ana, ben, { role: 'advisor' })
  await change(ben, ben, { name: 'Benny' })
  await remove(ben, ben)
  const told = (await history()).filter(({ kind }) => kind.startsWith('member.'))
  expect(told.map(({ kind, memberId, subject }) => [kind, memberId, subject])).toEqual([
    ['member.joined', ana.memberId, ana.memberId],
    ['member.joined', ben.memberId, ben.memberId],
    ['member.role-changed', ana.memberId, ben.memberId],
    ['member.renamed', ben.memberId, ben.memberId],
    ['member.removed', ben.memberId, ben.memberId],
  ])
})

test('what a crash left unwritten is in the room when it is opened next', async () => {
  const { server, ana, ben } = await anaAndBen()
  await server.stop()
  // As if the process had ended between the row and the record.
  const db = databaseOf(server)
  await db.updateTable('members').set({ role: 'advisor', name: 'Benny' }).where('id', '=', ben.memberId).execute()
  const again = await startTestServer({ DATA_DIR: server.dataDir })
  await ask(again, `GET /rooms/${ana.roomId}`, { token: ana.token })
  const { body } = await ask<HistoryPage>(again, `GET /rooms/${ana.roomId}/history?limit=200`, { token: ana.token })
  expect(body.events.at(-1)).toMatchObject({
    kind: 'member.role-changed',
    subject: ben.memberId,
    detail: { role: 'advisor' },
  })
})

test('a closed room says so', async () => {
  const { server, ana, view } = await anaAndBen()
  await databaseOf(server).updateTable('rooms').set({ closed_at: 1 }).where('id', '=', ana.roomId).execute()
  expectRefused(await view(ana), 'room-closed')
  expectRefused(await ask(server, `POST /invitations/${ana.code}/accept`, { body: { name: 'Cleo' } }), 'room-closed')
})
