import { expect, test } from 'vitest'
import type { DemoStaff, StaffSession } from '#shared/desk/contracts.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { movableClock } from '#test/support/clock.ts'
import { Associate, asked, helpOf, question, rooms, shopWithStaff } from '#test/support/desk.ts'
import { openRoom } from '#test/support/people.ts'
import { PeopleSocket } from '#test/support/people-socket.ts'
import { sharedSecret, signInWith, signWithSecret } from '#test/support/shop-server.ts'
import { startTestServer } from '#test/support/server.ts'

const signIn = async (server: { readonly url: string }, claims: object) =>
  ask<StaffSession>(server, 'POST /desk/sign-in', {
    body: { shop: 'demo', identity: await signWithSecret({ sub: 'noor', name: 'Noor', ...claims }) },
  })

test('the shop says who is staff, and what they speak and know', async () => {
  const server = await shopWithStaff()
  const said = { role: 'supervisor', store: 'Dublin', languages: ['en', 'ar'], skills: ['size'], picture: 'http://x' }
  const { body } = await signIn(server, said)
  const { picture: _, ...kept } = said
  expect(body.me).toMatchObject({ name: 'Noor', ...kept, picture: null })
  expect((await signIn(server, { role: 'staff' })).body.me).toMatchObject({ id: body.me.id, role: 'associate' })
  expectRefused(await signIn(server, { role: 'customer' }), 'role-may-not')
  expectRefused(await signIn(server, {}), 'role-may-not')
})

test('who says no language speaks the shop’s', async () => {
  const server = await shopWithStaff()
  expect((await signIn(server, { role: 'associate' })).body.me.languages).toEqual(['en'])
})

test('signed in is not available', async () => {
  const server = await shopWithStaff()
  const [ana] = await rooms(server)
  const noor = await Associate.of(server, 'Noor', { isOn: false })
  expect((await noor.desk()).availability).toBe('off')
  expect(await helpOf(server, ana)).toMatchObject({ isOffered: true, isOpen: false, languages: ['en'] })
  await noor.set({ availability: 'on' })
  expect(await helpOf(server, ana)).toMatchObject({ isOffered: true, isOpen: true })
})

test('a member’s token opens no desk, and an associate’s opens no room', async () => {
  const server = await shopWithStaff()
  const [ana] = await rooms(server)
  const noor = await Associate.of(server, 'Noor')
  expectRefused(await ask(server, 'GET /desk', { token: ana.token }), 'token-wrong-audience')
  expectRefused(await ask(server, `GET /rooms/${ana.roomId}`, { token: noor.token }), 'token-wrong-audience')
  expectRefused(
    await ask(server, `POST /rooms/${ana.roomId}/help`, { token: noor.token, body: question }),
    'token-wrong-audience',
  )
  const { name, roomId, memberId } = ana
  await expect(PeopleSocket.open(server, { name, roomId, memberId, token: noor.token })).rejects.toThrow(
    'token-wrong-audience',
  )
  const ben = new Associate(server, { token: ana.token, expiresAt: 0, me: (await noor.desk()).me })
  await expect(ben.open()).rejects.toThrow('token-wrong-audience')
})

test('a staff token is renewed for a shift, and not after signing out', async () => {
  const clock = movableClock()
  const server = await shopWithStaff()
  const noor = await Associate.of(server, 'Noor')
  const renew = (token: string) => ask<StaffSession>(server, 'POST /desk/renew', { token })
  let { token } = noor
  for (let renewals = 0; renewals < 59; renewals += 1) {
    clock.advance(12 * 60_000)
    token = (await renew(token)).body.token
  }
  clock.advance(12 * 60_000)
  expectRefused(await renew(token), 'session-ended')
  const emil = await Associate.of(server, 'Emil')
  await emil.open()
  await ask(server, 'POST /desk/sign-out', { token: emil.token })
  expectRefused(await renew(emil.token), 'session-ended')
  await expect.poll(() => emil.ended).toEqual(['session-ended'])
})

test('the demo shop has staff, who are marked as such, until a shop is set up', async () => {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  expect(await helpOf(server, ana)).toMatchObject({ isOffered: true, isOpen: false })
  const list = async () => (await ask<DemoStaff>(server, 'GET /desk/demo-staff?shop=demo')).body.staff
  const staff = await list()
  expect(staff.length).toBeGreaterThan(2)
  for (const { name } of staff) expect(name).toMatch(/Demo/)
  const body = { shop: 'demo', staff: staff[0]?.id ?? '' }
  const { body: session } = await ask<StaffSession>(server, 'POST /desk/demo-sign-in', { body })
  const noor = new Associate(server, session)
  await noor.set({ availability: 'on' })
  const request = await asked(server, ana)
  expect(await noor.offered()).toBe(request)

  await signInWith(server, { secret: sharedSecret })
  expect(await list()).toEqual([])
  expectRefused(await ask(server, 'POST /desk/demo-sign-in', { body }), 'not-found')
  expectRefused(await noor.claim(request), 'session-ended')
  expect(await helpOf(server, ana)).toMatchObject({ isOffered: false, isOpen: false, languages: [] })
})
