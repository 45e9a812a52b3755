import { expect, test } from 'vitest'
import type { AuditPage } from '#shared/audit/contracts.ts'
import type { JoinedRoom, Session, SignedIn, StartedRoom } from '#shared/rooms/contracts.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { databaseOf } from '#test/support/database.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { adminKey, sharedSecret, signInWith, signWithSecret } from '#test/support/shop-server.ts'
import { startTestServer } from '#test/support/server.ts'

/** Ana is a guest; Ben and Bea are customers of the shop, and in her room. */
async function guestAndCustomers() {
  const server = await startTestServer()
  await signInWith(server, { secret: sharedSecret })
  const { body: ana } = await ask<StartedRoom>(server, 'POST /rooms', { body: { name: 'Ana' } })
  const signedIn = async (sub: string, name: string) => {
    const body = { identity: await signWithSecret({ sub, name }) }
    return (await ask<JoinedRoom>(server, `POST /invitations/${ana.invitation.code}/accept`, { body })).body
  }
  const [ben, bea] = [await signedIn('customer-ben', 'Ben'), await signedIn('customer-bea', 'Bea')]
  const key = await adminKey(server, ['identity', 'audit'])
  const end = (query = '', token = key) =>
    ask<{ ended: number }>(server, `DELETE /shops/demo/sessions${query}`, { token })
  const isIn = async ({ token }: Session) => (await ask(server, `GET /rooms/${ana.room.id}`, { token })).status === 200
  return { server, ana, ben, bea, signedIn, key, end, isIn }
}

test('a shop signs a customer out everywhere, and nobody else', async () => {
  const { server, ana, ben, bea, signedIn, end, isIn, key } = await guestAndCustomers()
  const tablet = await signedIn('customer-ben', 'Ben')
  const { body } = await ask<SignedIn>(server, 'POST /sign-in', {
    body: { shop: 'demo', identity: await signWithSecret({ sub: 'customer-ben' }) },
  })
  const devices = [ben, tablet, ...body.rooms]
  const { room, member, token } = tablet
  const connection = await RawConnection.open(server.url, { name: 'Ben', memberId: member.id, roomId: room.id, token })
  expect((await end('?customer=customer-ben')).body).toEqual({ ended: 3 })
  await connection.until(() => connection.closeCode === 4401)
  for (const device of devices) {
    expectRefused(await ask(server, `GET /rooms/${room.id}`, { token: device.token }), 'session-ended')
    expectRefused(await ask(server, 'POST /tokens/renew', { token: device.session }), 'session-ended')
  }
  expect([await isIn(ana), await isIn(bea)]).toEqual([true, true])
  expect((await end('?customer=customer-ben')).body).toEqual({ ended: 0 })
  const log = await ask<AuditPage>(server, 'GET /shops/demo/audit', { token: key })
  expect(log.body.entries.filter(({ action }) => action === 'customer.signed-out')).toMatchObject([
    { actor: { kind: 'key' }, room: null, subject: 'customer-ben', detail: { sessions: 3 } },
  ])
})

test('after its secret was lost a shop signs all customers out; they come back with the new one', async () => {
  const { server, ana, ben, bea, end, isIn } = await guestAndCustomers()
  const another = 'another secret, which nobody has lost so far'
  await signInWith(server, { secret: another })
  expect((await end()).body).toEqual({ ended: 2 })
  expect([await isIn(ana), await isIn(ben), await isIn(bea)]).toEqual([true, false, false])
  const identity = await signWithSecret({ sub: 'customer-ben' }, another)
  const again = await ask<SignedIn>(server, 'POST /sign-in', { body: { shop: 'demo', identity } })
  expect(again.body.rooms.map(({ member }) => member.id)).toEqual([ben.member.id])
})

test('however many there are, all are signed out', async () => {
  const { server, ben, end, isIn } = await guestAndCustomers()
  const db = databaseOf(server)
  const one = await db
    .selectFrom('sessions')
    .selectAll()
    .where('member_id', '=', ben.member.id)
    .executeTakeFirstOrThrow()
  const many = Array.from({ length: 1200 }, (_, n) => ({ ...one, id: `more-${n}`, hash: `more-${n}` }))
  for (let at = 0; at < many.length; at += 400)
    await db
      .insertInto('sessions')
      .values(many.slice(at, at + 400))
      .execute()
  expect((await end()).body).toEqual({ ended: 1202 })
  const left = await db.selectFrom('sessions').select('id').where('ended_at', 'is', null).execute()
  expect(left).toHaveLength(1)
  expect(await isIn(ben)).toBe(false)
})

test('only a key of the shop that may say how customers sign in signs them out', async () => {
  const { server, ana, ben, end, isIn } = await guestAndCustomers()
  expectRefused(await end('', await adminKey(server, ['audit', 'catalog', 'keys'])), 'scope-missing')
  expectRefused(await end('', ana.token), 'token-invalid')
  expectRefused(await ask(server, 'DELETE /shops/demo/sessions'), 'token-missing')
  expect(await isIn(ben)).toBe(true)
})
