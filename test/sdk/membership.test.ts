import { expect, test, vi } from 'vitest'
import { resumeRoom } from '#client/sdk/index.ts'
import { startTestServer } from '#test/support/server.ts'
import { granted, shopperBy, twoShoppers, until } from '#test/support/shoppers.ts'

const boots = 'ridge-boot:walnut-39'

test('a changed role is seen at once, by the member and by the others', async () => {
  const { ana, ben } = await twoShoppers()
  granted(await ana.room.members.setRole(ben.id, 'viewer'))
  await until(ben.room.me, ({ role }) => role === 'viewer')
  await until(ana.room.members.list, (list) => list.some(({ id, role }) => id === ben.id && role === 'viewer'))
  expect(ben.room.cart.add(boots)).toMatchObject({ ok: false, refusal: { code: 'role-may-not' } })
  granted(await ana.room.members.setRole(ben.id, 'shopper'))
  await until(ben.room.me, ({ role }) => role === 'shopper')
  granted(ben.room.cart.add(boots))
  await ben.room.saved()
})

test('a shopper cannot give roles', async () => {
  const { ana, ben } = await twoShoppers()
  expect(await ben.room.members.setRole(ana.id, 'viewer')).toMatchObject({
    ok: false,
    refusal: { code: 'role-may-not' },
  })
})

test('members are listed hosts first, and renamed for everybody', async () => {
  const { ana, ben } = await twoShoppers()
  granted(await ben.room.members.rename('Benedikt'))
  const list = await until(ana.room.members.list, (members) => members[1]?.name === 'Benedikt')
  expect(list.map(({ id, role, me }) => [id, role, me])).toEqual([
    [ana.id, 'host', true],
    [ben.id, 'shopper', false],
  ])
})

test('a removed member learns that they were removed, and their connections end', async () => {
  const { ana, ben } = await twoShoppers()
  granted(await ana.room.members.remove(ben.id))
  const connection = await until(ben.room.connection, ({ state }) => state === 'ended')
  expect(connection).toEqual({ state: 'ended', refusal: { code: 'removed' } })
  expect(ben.room.cart.add(boots)).toMatchObject({ ok: false, refusal: { code: 'removed' } })
  await expect(ben.room.saved()).rejects.toThrow('You are no longer in this room.')
  await until(ana.room.members.list, (list) => list.length === 1)
  expect(ana.room.members.find(ben.id)).toMatchObject({ name: 'Ben' })
  expect(await resumeRoom(ben.session)).toMatchObject({ ok: false, refusal: { code: 'removed' } })
})

test('edits made offline before a removal are rejected', async () => {
  const { ana, ben } = await twoShoppers()
  ben.network.cut()
  await until(ben.room.connection, ({ state }) => state === 'reconnecting')
  granted(ben.room.cart.opine('ridge-boot', 'yes'))
  granted(await ana.room.members.remove(ben.id))
  ben.network.mend()
  await until(ben.room.connection, ({ state }) => state === 'ended')
  expect(ben.room.rejectedEdits.get()).toMatchObject([{ edit: { root: 'opinions' }, refusal: { code: 'removed' } }])
})

test('a member who leaves gets no refusal', async () => {
  const { ana, ben } = await twoShoppers()
  granted(await ben.room.members.remove(ben.id))
  expect(await until(ben.room.connection, ({ state }) => state === 'ended')).toEqual({ state: 'ended' })
  await until(ana.room.members.list, (list) => list.length === 1)
})

test('an expired token is renewed when reconnecting', async () => {
  const { ana, ben } = await twoShoppers()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 20 * 60_000 })
  try {
    ben.network.cut()
    await until(ben.room.connection, ({ state }) => state === 'reconnecting')
    granted(ben.room.cart.add(boots))
    ben.network.mend()
    await ben.room.saved()
    await until(ana.room.cart.view, ({ lines }) => lines.length === 1)
    expect(await ana.room.invitations.list()).toMatchObject({ ok: true })
  } finally {
    vi.useRealTimers()
  }
})

test('a token that the server no longer accepts is renewed', async () => {
  const { server, ben } = await twoShoppers()
  await server.stop()
  granted(ben.room.cart.add(boots))
  await startTestServer({
    PORT: new URL(server.url).port,
    DATA_DIR: server.dataDir,
    SECRET: 'another secret than the one before it',
  })
  await ben.room.saved()
})

test('a revoked invitation lets nobody in, and the one that replaces it does', async () => {
  const { server, ana } = await twoShoppers()
  const first = granted(await ana.room.invitations.create({ role: 'advisor', maxUses: 3 }))
  const second = granted(await ana.room.invitations.rotate(first.code))
  await expect(shopperBy(server, first.code, 'Chen')).rejects.toThrow('invitation-revoked')
  const dana = await shopperBy(server, second.code, 'Dana')
  expect(dana.room.me.get().role).toBe('advisor')
  const listed = granted(await ana.room.invitations.list())
  expect(listed.map(({ role, state, uses }) => [role, state, uses])).toEqual([
    ['advisor', 'open', 1],
    ['advisor', 'revoked', 0],
    ['shopper', 'open', 1],
  ])
  granted(await ana.room.invitations.revoke(second.code, { endConnections: true }))
  await until(dana.room.connection, ({ state }) => state === 'ended')
})
