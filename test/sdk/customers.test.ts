import { expect, onTestFinished, test } from 'vitest'
import { joinRoom, resumeRoom, signIn, startRoom } from '#client/sdk/index.ts'
import type { SavedSession } from '#client/sdk/index.ts'
import { granted, twoShoppers, until } from '#test/support/shoppers.ts'
import { sharedSecret, signInWith, signWithSecret } from '#test/support/shop-server.ts'
import { startTestServer } from '#test/support/server.ts'

const boots = 'ridge-boot:walnut-39'

test('a guest signs in, and finds the room and their words from another device', async () => {
  const { server, ana, ben } = await twoShoppers()
  await signInWith(server, { secret: sharedSecret })
  granted(ben.room.cart.add(boots))
  await ben.room.saved()
  const identity = await signWithSecret({ sub: 'customer-ben' })
  granted(await ben.room.claim(identity))
  expect(await ana.room.claim(identity)).toMatchObject({ ok: false, refusal: { code: 'identity-taken' } })

  const [found, ...others] = granted(await signIn({ identity }, { server: server.url }))
  expect([found?.info.id, found?.member.id, others]).toEqual([ben.room.info.id, ben.id, []])
  if (!found) throw new Error('the room was not found')
  const phone = granted(await resumeRoom(found.session))
  onTestFinished(() => phone.close())
  expect(phone.me.get()).toMatchObject({ id: ben.id, name: 'Ben' })
  expect(phone.cart.view.get().lines.map(({ id }) => id)).toEqual([boots])
  granted(phone.cart.want(boots, 3))
  await until(ana.room.cart.view, ({ lines }) => lines[0]?.quantity === 3)
})

test('a customer starts and joins rooms without saying a name', async () => {
  const server = await startTestServer()
  await signInWith(server, { secret: sharedSecret })
  const options = { server: server.url }
  const [ana, ben] = [await signWithSecret({ sub: 'a', name: 'Ana' }), await signWithSecret({ sub: 'b', name: 'Ben' })]
  const { room, invitation } = granted(await startRoom({ identity: ana, title: 'Boots' }, options))
  onTestFinished(() => room.close())
  const joined = granted(await joinRoom(invitation.code, { identity: ben }, options))
  onTestFinished(() => joined.close())
  await until(room.members.list, (list) => list.length === 2)
  expect(room.members.list.get().map(({ name }) => name)).toEqual(['Ana', 'Ben'])
  const again = granted(await joinRoom(invitation.code, { identity: ben }, options))
  onTestFinished(() => again.close())
  expect(again.me.get().id).toBe(joined.me.get().id)
})

test('members stay in a room of a server that signs with another secret now', async () => {
  const server = await startTestServer({ SECRET: 'the first secret of this server, 32 letters' })
  let session: SavedSession | undefined
  const options = { server: server.url, onSession: (saved: SavedSession) => (session = saved) }
  const { room } = granted(await startRoom({ name: 'Ana' }, options))
  onTestFinished(() => room.close())
  await server.stop()
  const { port } = new URL(server.url)
  const secret = 'the second secret of this server, 32 letters'
  await startTestServer({ DATA_DIR: server.dataDir, PORT: port, SECRET: secret })
  granted(await room.invitations.create({ role: 'viewer' }))
  expect(session?.roomId).toBe(room.info.id)
  granted(room.cart.add(boots))
  await room.saved()
})

test('a wrong identity is refused with a code that says why', async () => {
  const server = await startTestServer()
  const options = { server: server.url }
  const identity = await signWithSecret({ exp: 1 })
  expect(await signIn({ identity }, options)).toMatchObject({ refusal: { code: 'identity-not-configured' } })
  await signInWith(server, { secret: sharedSecret })
  expect(await signIn({ identity }, options)).toMatchObject({ refusal: { code: 'identity-expired' } })
  expect(await startRoom({ identity }, options)).toMatchObject({ refusal: { code: 'identity-expired' } })
})
