// People in a room are told apart by their names, and titles are lines that can be read.
import { expect, test } from 'vitest'
import type { JoinedRoom, RoomView, StartedRoom } from '#shared/rooms/contracts.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { join, openRoom } from '#test/support/people.ts'
import { startTestServer } from '#test/support/server.ts'
import { granted, twoShoppers } from '#test/support/shoppers.ts'

async function anasRoom(name = 'Ana') {
  const server = await startTestServer()
  const ana = await openRoom(server.url, name)
  const nameOf = async (wanted: string) =>
    (await ask<JoinedRoom>(server, `POST /invitations/${ana.code}/accept`, { body: { name: wanted } })).body.member.name
  return { server, ana, nameOf }
}

test('who comes in under a name that looks like another’s is told apart by a number', async () => {
  const { nameOf } = await anasRoom('Alan')
  expect(await nameOf('Ben')).toBe('Ben')
  expect(await nameOf('Alan')).toBe('Alan (2)')
  // Cyrillic letters; an I for the l; full width; capitals.
  expect(await nameOf('Аlаn')).toBe('Аlаn (3)')
  expect(await nameOf('AIan')).toBe('AIan (4)')
  expect(await nameOf('Ａｌａｎ')).toBe('Ａｌａｎ (5)')
  expect(await nameOf('ALAN')).toBe('ALAN (6)')
  expect(await nameOf('A\u200blan')).toBe('Alan (7)')
  expect(await nameOf('Alan (2)')).toBe('Alan (2) (2)')
})

test('a long name is told apart within the limit of names', async () => {
  const { nameOf } = await anasRoom()
  const long = 'x'.repeat(60)
  expect(await nameOf(long)).toBe(long)
  expect(await nameOf(long)).toBe(`${'x'.repeat(56)} (2)`)
})

test('nobody renames themselves to look like another, but everybody may write their own name otherwise', async () => {
  const { server, ana } = await anasRoom()
  const ben = await join(server.url, ana.code, 'Ben')
  const rename = (who: typeof ben, name: string) =>
    ask(server, `PATCH /rooms/${ana.roomId}/members/${who.memberId}`, { token: who.token, body: { name } })
  expectRefused(await rename(ben, 'Ana'), 'name-taken')
  expectRefused(await rename(ben, 'Аnа'), 'name-taken')
  expect((await rename(ben, 'BEN')).status).toBe(200)
})

test('nobody is called like the shop', async () => {
  const { server, ana } = await anasRoom()
  const { body } = await ask<RoomView>(server, `GET /rooms/${ana.roomId}`, { token: ana.token })
  for (const name of [body.shop.name, body.shop.name.toUpperCase(), body.shop.name.replace('o', '\u043e')]) {
    expectRefused(await ask(server, 'POST /rooms', { body: { name } }), 'name-taken')
    expectRefused(await ask(server, `POST /invitations/${ana.code}/accept`, { body: { name } }), 'name-taken')
  }
})

test('a name that nobody sees is refused like an empty one', async () => {
  const { server, ana } = await anasRoom()
  for (const name of ['\u3164', '\u2800', '\u1160', '\uffa0'])
    expectRefused(await ask(server, `POST /invitations/${ana.code}/accept`, { body: { name } }), 'invalid')
})

test('a title is one line that does not turn what follows, whichever way it comes', async () => {
  const { server, ana } = await twoShoppers()
  for (const title of ['a\r\nb', 'evil\u202etxt', '\u3164', 'a\u2067b']) {
    expectRefused(await ask(server, 'POST /rooms', { body: { name: 'Ana', title } }), 'invalid')
    expect(ana.room.cart.setFrame('title', title)).toMatchObject({ ok: false, refusal: { code: 'bad-value' } })
    expect(ana.room.cart.setFrame('occasion', title)).toMatchObject({ ok: false })
  }
  granted(ana.room.cart.setFrame('title', ' The\u200b lake  house '))
  expect(ana.room.cart.view.get().frame.title).toBe('The lake house')
  const started = await ask<StartedRoom>(server, 'POST /rooms', { body: { name: 'Ana', title: ' The\u2060 lake ' } })
  expect(started.body.room.title).toBe('The lake')
})
