import { expect, onTestFinished, test } from 'vitest'
import { joinRoom, resumeRoom } from '#client/sdk/index.ts'
import type { Room, SavedSession } from '#client/sdk/index.ts'
import { sharedSecret, signInWith, signWithSecret } from '#test/support/shop-server.ts'
import { granted, twoShoppers, until } from '#test/support/shoppers.ts'

const boots = 'ridge-boot:walnut-39'

/** Ana’s room, and a customer in it on two devices. */
async function cleoOnTwoDevices() {
  const { server, code, ana } = await twoShoppers()
  await signInWith(server, { secret: sharedSecret })
  const device = async () => {
    const kept: SavedSession[] = []
    const identity = await signWithSecret({ sub: 'customer-cleo', name: 'Cleo' })
    const entering = { server: server.url, onSession: (session: SavedSession) => kept.push(session) }
    const room = granted(await joinRoom(code, { identity }, entering))
    onTestFinished(() => room.close())
    return { room, session: kept[0] as SavedSession }
  }
  return { ana, phone: await device(), laptop: await device() }
}

function ended(room: Room) {
  return until(room.connection, ({ state }) => state === 'ended')
}

test('a member who signs this device out stays signed in on their other devices', async () => {
  const { ana, phone, laptop } = await cleoOnTwoDevices()
  granted(await phone.room.sessions.signOut())
  expect(phone.room.connection.get()).toEqual({ state: 'ended', refusal: { code: 'session-ended' } })
  expect(await resumeRoom(phone.session)).toMatchObject({ ok: false, refusal: { code: 'session-ended' } })
  granted(laptop.room.cart.add(boots))
  await laptop.room.saved()
  await until(ana.room.cart.view, ({ lines }) => lines.length === 1)
})

test('a device that is signed out from another ends at once while it is open', async () => {
  const { phone, laptop } = await cleoOnTwoDevices()
  const lost = granted(await laptop.room.sessions.list()).find(({ current }) => !current)
  granted(await laptop.room.sessions.end(lost?.id ?? ''))
  expect(await ended(phone.room)).toEqual({ state: 'ended', refusal: { code: 'session-ended' } })
  expect(phone.room.cart.add(boots)).toMatchObject({ ok: false, refusal: { code: 'session-ended' } })
})

test('all other devices are signed out at once, and this one stays', async () => {
  const { phone, laptop } = await cleoOnTwoDevices()
  granted(await laptop.room.sessions.endOthers())
  await ended(phone.room)
  granted(laptop.room.cart.add(boots))
  await laptop.room.saved()
  expect(granted(await laptop.room.sessions.list())).toMatchObject([{ current: true }])
})
