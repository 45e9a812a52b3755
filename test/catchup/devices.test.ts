// One member on two devices: a card dismissed on one is gone on the other, and the list of rooms counts the rest.
import { expect, onTestFinished, test, vi } from 'vitest'
import { countRooms, resumeRoom } from '#client/sdk/index.ts'
import type { Room } from '#client/sdk/index.ts'
import { roomCountsTask } from '#server/catchup/room-counts-task.ts'
import { largeBytes } from '#server/sync/live-document.ts'
import { Replica } from '#server/sync/replica.ts'
import { ask } from '#test/support/api.ts'
import { fillDocument } from '#test/support/full-document.ts'
import { granted, shopperBy, twoShoppers, until } from '#test/support/shoppers.ts'
import type { Shopper } from '#test/support/shoppers.ts'
import { startTestServer } from '#test/support/server.ts'

const boots = 'ridge-boot:walnut-39'

test('a card dismissed on one device disappears on the other at once and for good', async () => {
  const { server, ana, ben, code } = await twoShoppers()
  await shopperBy(server, code, 'Mara')
  granted(ana.room.cart.add(boots))
  await ana.room.saved()
  const phone = await secondDevice(ben)
  const [card] = granted(await ben.room.catchUp.read()).cards
  expect(card).toMatchObject({ kind: 'added', subjects: [boots] })
  granted(await phone.catchUp.read())
  if (card) ben.room.catchUp.putAway(card)
  expect(kindsOn(ben.room)).toEqual(['came'])
  await until(phone.catchUp.state, () => kindsOn(phone).join() === 'came')
  granted(await phone.catchUp.read())
  expect(kindsOn(phone)).toEqual(['came'])
})

test('when one device has seen everything, the other shows only cards that ask for something', async () => {
  const { ana, ben } = await twoShoppers()
  granted(ana.room.cart.add(boots))
  granted(ana.room.talk.ask('room', 'These?', { askedOf: [ben.id] }))
  await ana.room.saved()
  const phone = await secondDevice(ben)
  const { upto } = granted(await ben.room.catchUp.read())
  granted(await phone.catchUp.read())
  expect(kindsOn(phone)).toEqual(['question', 'added'])
  granted(await ben.room.catchUp.seen(upto))
  await until(phone.catchUp.state, () => kindsOn(phone).join() === 'question')
  expect(phone.catchUp.state.get()?.since).not.toBeNull()
})

test('all rooms of a device are counted in one request; a room whose access ended says so, and the others are counted', async () => {
  const { ana, ben } = await twoShoppers()
  const count = async () => granted(await countRooms([ben.session, { ...ben.session, session: 'tgs_nothing' }]))
  const lastAt = expect.any(Number) as number
  const card = { title: 'Weekend', lastAt, others: [{ name: 'Ana', colour: expect.any(Number) as number }] }
  granted(ana.room.cart.setFrame('title', 'Weekend'))
  await ana.room.saved()
  expect(await count()).toEqual([
    { room: ben.session.roomId, waiting: 0, unread: 0, ...card },
    { ended: 'token-invalid' },
  ])
  const { thread } = granted(ana.room.talk.ask('room', 'Boots?'))
  granted(ana.room.talk.say('room', 'Or runners'))
  await ana.room.saved()
  expect(await count()).toEqual([
    { room: ben.session.roomId, waiting: 1, unread: 2, ...card },
    { ended: 'token-invalid' },
  ])
  await until(ben.room.talk.unread, (unread) => unread.has(thread))
  granted(ben.room.talk.reply(thread, 'Boots'))
  ben.room.talk.markRead(thread)
  await ben.room.saved()
  await expect
    .poll(count)
    .toEqual([{ room: ben.session.roomId, waiting: 0, unread: 1, ...card }, { ended: 'token-invalid' }])
  granted(await ana.room.members.remove(ben.id))
  expect(await count()).toEqual([{ ended: 'removed' }, { ended: 'token-invalid' }])
})

test('a question whose words were taken back is counted for nobody, and asks nothing on the page', async () => {
  const { ana, ben } = await twoShoppers()
  const waiting = async () =>
    granted(await countRooms([ben.session])).map((count) => 'waiting' in count && count.waiting)
  const { thread } = granted(ana.room.talk.ask('room', 'Boots?'))
  await ana.room.saved()
  expect(await waiting()).toEqual([1])
  const [message] = ana.room.talk.threads.get().get(thread)?.messages ?? []
  granted(ana.room.talk.remove(thread, message?.id ?? ''))
  await ana.room.saved()
  await expect.poll(waiting).toEqual([0])
  expect(kindsOn(await secondDevice(ben))).not.toContain('question')
})

test('counting loads no room into memory and gives the same counts', async () => {
  const { server, ana, ben } = await twoShoppers()
  const candidates = [boots, 'ridge-boot:walnut-40']
  for (const variant of candidates) granted(ana.room.cart.add(variant))
  granted(ana.room.talk.ask('room', 'Boots?'))
  granted(ana.room.talk.say('room', 'Or runners'))
  await ana.room.saved()
  const voters = [ana.id, ben.id]
  granted(await ana.room.decisions.open({ question: 'Which?', candidates, voters, rule: 'most', blind: false }))
  const count = async (at: { url: string }) => {
    const body = { sessions: [ben.session.session, ana.session.session] }
    return (await ask<{ rooms: unknown }>(at, 'POST /catch-up/counts', { body })).body.rooms
  }
  const room = ben.session.roomId
  const seenBy = (other: string) => ({
    title: 'Ana’s room',
    lastAt: expect.any(Number) as number,
    others: [{ name: other, colour: expect.any(Number) as number }],
  })
  const counted = [
    { room, waiting: 2, unread: 2, ...seenBy('Ana') },
    { room, waiting: 1, unread: 0, ...seenBy('Ben') },
  ]
  const before = await count(server)
  expect(before).toEqual(counted)
  await Promise.all([ana.room.close(), ben.room.close()])
  await server.stop()
  const again = await startTestServer({ DATA_DIR: server.dataDir })
  expect(await count(again)).toEqual(before)
  expect(await Promise.all([count(again), count(again)])).toEqual([before, before])
  expect(again.directory.inMemory).toEqual([])
})

test('a full room that nobody is in is counted as it is, and the member of its session pays for that', async () => {
  const { server, ana, ben } = await twoShoppers()
  granted(ana.room.talk.ask('room', 'Boots?'))
  await ana.room.saved()
  await fillDocument(server, ana.session.roomId, { bytes: 2 * largeBytes })
  await Promise.all([ana.room.close(), ben.room.close()])
  await server.stop()
  const again = await startTestServer({ DATA_DIR: server.dataDir, MEMBER_MS_PER_SECOND: '1' })
  const count = ({ session }: Shopper) =>
    ask<{ rooms: unknown }>(again, 'POST /catch-up/counts', { body: { sessions: [session.session] } })
  const room = ben.session.roomId
  const inThread = vi.spyOn(Replica.prototype, 'run')
  onTestFinished(() => inThread.mockRestore())
  expect((await count(ben)).body.rooms).toMatchObject([{ room, waiting: 1, unread: 1, title: 'Ana’s room' }])
  expect(inThread.mock.calls.map(([task]) => task)).toContain(roomCountsTask)
  expect(again.directory.inMemory).toEqual([])
  await expect.poll(async () => (await count(ben)).status, { interval: 1 }).toBe(429)
  expect((await count(ana)).body.rooms).toMatchObject([{ room, waiting: 0, unread: 0 }])
})

test('a count with too many rooms, or with an invalid session secret, is refused', async () => {
  const { server } = await twoShoppers()
  const count = async (body: unknown) => (await ask(server, 'POST /catch-up/counts', { body })).status
  const many = Array.from({ length: 50 }, (_, index) => `tgs_${index}`)
  expect(await count({ sessions: many })).toBe(200)
  for (const bad of [
    { sessions: [...many, 'tgs_one'] },
    { sessions: [] },
    { sessions: [1] },
    { sessions: ['x'.repeat(201)] },
    {},
  ])
    expect(await count(bad)).toBe(422)
})

const kindsOn = (room: Room) => room.catchUp.state.get()?.cards.map(({ kind }) => kind) ?? []

async function secondDevice({ session }: Shopper): Promise<Room> {
  const room = granted(await resumeRoom(session))
  onTestFinished(() => room.close())
  return room
}
