// An associate is sent what was granted, and not one value from outside of it: not on their connections, in answers or in refusals.
import { expect, test } from 'vitest'
import type { ScopePart } from '#shared/visits/scope.ts'
import { ask } from '../support/api.ts'
import { RecordingAssociate, askStore } from '../support/recording-associate.ts'
import type { Person } from '../support/people.ts'
import { RawConnection } from '../support/raw-connection.ts'
import { roomWithSecrets, secrets } from '../support/room-with-secrets.ts'

/** Everything that came to an associate, with the whole document of the visit. */
async function everythingOf(associate: RecordingAssociate, roomId: string, visit: string): Promise<string> {
  const document = await associate.visit(roomId, visit)
  const records = ['messages', 'proposals', 'proposalStates'].map((root) => JSON.stringify(document.doc.getMap(root)))
  const bytes = document.updates.map((update) => Buffer.from(update).toString('latin1'))
  await document.close()
  return [...associate.heard, ...records, ...bytes].join('\n')
}

const scopes: readonly (readonly ScopePart[])[] = [
  [],
  ['product'],
  ['product', 'cart'],
  ['talk'],
  ['product', 'cart', 'talk'],
]

test.each(scopes.map((scope) => ({ scope })))('with $scope granted nothing else is sent', async ({ scope }) => {
  const { server, ana, ben, cleo } = await roomWithSecrets()
  const noor = await RecordingAssociate.on(server)
  const request = await askStore(server, ana, { scope, productId: 'trail-runner' })
  const visit = await noor.claim(request)
  await noor.until(visit, (shown) => shown.scope.join() === scope.join())
  for (const document of ['cart', 'annotations'] as const) expect(await noor.refusedAt(ana.roomId, document)).toBe(4404)
  for (const path of ['', '/history', '/catch-up', '/visits', '/help', '/summary'])
    expect((await noor.say(`GET /rooms/${ana.roomId}${path}`)).status).toBe(401)

  const everything = await everythingOf(noor, ana.roomId, visit)
  expect(everything).toContain('Is there a smaller one?')
  for (const part of ['cart', 'talk'] as const)
    for (const secret of secrets[part]) expect(everything.includes(secret), secret).toBe(scope.includes(part))
  expect(everything.includes('trail-runner')).toBe(scope.includes('product'))
  for (const secret of secrets.never) expect(everything).not.toContain(secret)
  expect(everything.includes(ben.memberId)).toBe(scope.includes('cart'))
  expect(everything.includes(cleo.memberId)).toBe(scope.includes('talk'))
})

test('what is taken back in the middle is not sent any more, and the desk is told what is left', async () => {
  const { server, ana, ben } = await roomWithSecrets()
  const noor = await RecordingAssociate.on(server)
  const visit = await noor.claim(await askStore(server, ana, { scope: ['cart', 'talk'] }))
  await noor.until(visit, ({ cart, talk }) => cart?.lines.length === 1 && talk?.length === 1)
  const path = `/rooms/${ana.roomId}/visits/${visit}`
  expect((await ask(server, `PUT ${path}/scope`, { token: ana.token, body: { scope: ['talk'] } })).status).toBe(204)
  const narrowed = await noor.until(visit, ({ cart }) => cart === null)
  expect(narrowed.talk).toHaveLength(1)
  noor.heard.length = 0
  const cart = await RawConnection.open(server.url, ben)
  await cart.write((doc) => doc.getMap('wants').set(`ridge-boot:walnut-39/${ben.memberId}`, 7))
  await cart.close()
  // Something that is granted comes after it, so that all before it has come too.
  const talk = await RawConnection.open(server.url, ana, 'annotations')
  await talk.write((doc) => doc.getMap('messages').set('room/m2', { by: ana.memberId, at: Date.now(), text: 'hello' }))
  await talk.close()
  await noor.until(visit, (shown) => shown.talk?.length === 2)
  expect(noor.heard.join()).not.toContain('ridge-boot')
})

test('whoever says “leave me out” is not shown, until they show their part again', async () => {
  const { server, ana, ben, cleo } = await roomWithSecrets()
  const noor = await RecordingAssociate.on(server)
  const visit = await noor.claim(await askStore(server, ana, { scope: ['cart', 'talk'] }))
  await noor.until(visit, ({ cart }) => cart?.lines.length === 1)
  const path = `/rooms/${ana.roomId}/visits/${visit}/leave-out`
  for (const { token } of [ben, cleo])
    expect((await ask(server, `PUT ${path}`, { token, body: { leftOut: true } })).status).toBe(204)
  const without = await noor.until(visit, ({ cart, talk }) => cart?.lines.length === 0 && talk?.length === 0)
  expect(without.members.map(({ name }) => name)).toEqual(['Ana'])
  await ask(server, `PUT ${path}`, { token: ben.token, body: { leftOut: false } })
  await noor.until(visit, ({ cart }) => cart?.lines.length === 1)
})

test('only the asker lets an associate see more, a host may show less, and others neither', async () => {
  const { server, ana, ben, cleo } = await roomWithSecrets()
  const noor = await RecordingAssociate.on(server)
  const visit = await noor.claim(await askStore(server, ben, { scope: ['product', 'cart'] }))
  const set = async ({ token }: Person, scope: readonly ScopePart[]) =>
    (await ask(server, `PUT /rooms/${ana.roomId}/visits/${visit}/scope`, { token, body: { scope } })).status
  expect(await set(cleo, [])).toBe(403)
  expect(await set(ana, ['product', 'cart', 'talk'])).toBe(403)
  expect(await set(ana, ['product'])).toBe(204)
  expect(await set(ben, ['product', 'cart', 'talk'])).toBe(204)
  const { body } = await ask<{ events: { kind: string; memberId: string; detail: unknown }[] }>(
    server,
    `GET /rooms/${ana.roomId}/history?limit=200`,
    { token: ana.token },
  )
  expect(
    body.events.filter(({ kind }) => kind === 'visit.scope').map(({ memberId, detail }) => [memberId, detail]),
  ).toEqual([
    [ana.memberId, { associate: noor.session.me.name, scope: ['product'], added: [] }],
    [ben.memberId, { associate: noor.session.me.name, scope: ['product', 'cart', 'talk'], added: ['cart', 'talk'] }],
  ])
})
