// How an associate's device comes to the desk, stays there, and learns that it is over.
import { expect, test } from 'vitest'
import { StaffAccess } from '#client/sdk/staff-access.ts'
import { demoStaff, signInStaff } from '#client/sdk/staff-sign-in.ts'
import type { StaffSession } from '#shared/desk/contracts.ts'
import { shopWithStaff } from '#test/support/desk.ts'
import { signWithSecret } from '#test/support/shop-server.ts'
import { granted } from '#test/support/shoppers.ts'

test('whom the shop names as staff is signed in, and their token is renewed before it expires', async () => {
  const server = await shopWithStaff()
  const session = await noor(server.url)
  expect(session.me).toMatchObject({ name: 'Noor', role: 'associate' })
  const renewed: StaffSession[] = []
  const access = new StaffAccess({
    ...{ server: server.url, session, now: () => session.expiresAt - 1000 },
    onRenewed: (one) => renewed.push(one),
    onEnded: () => {},
  })
  const [one, other] = await Promise.all([access.token(), access.token()])
  expect(one).toEqual(other)
  expect(renewed).toHaveLength(1)
  granted(await access.call({ path: '/desk' }))
})

test('after signing out nothing is renewed any more, and the device is told once', async () => {
  const server = await shopWithStaff()
  const session = await noor(server.url)
  const ended: string[] = []
  const access = new StaffAccess({
    ...{ server: server.url, session, now: Date.now, onRenewed: () => {} },
    onEnded: ({ code }) => ended.push(code),
  })
  granted(await access.call({ method: 'POST', path: '/desk/sign-out' }))
  expect((await access.renew()).ok).toBe(false)
  expect(ended).toHaveLength(1)
})

test('where the shop signs its own staff in, nobody is made up', async () => {
  const server = await shopWithStaff()
  expect(granted(await demoStaff(server.url, 'demo'))).toEqual([])
})

async function noor(server: string): Promise<StaffSession> {
  const identity = await signWithSecret({ sub: 'staff-noor', name: 'Noor', role: 'associate', languages: ['en'] })
  return granted(await signInStaff(server, { shop: 'demo', identity }))
}
