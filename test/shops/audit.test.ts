import { expect, test } from 'vitest'
import { auditActions } from '#shared/audit/contracts.ts'
import type { AuditEntry, AuditPage } from '#shared/audit/contracts.ts'
import type { Invitation, JoinedRoom, StartedRoom } from '#shared/rooms/contracts.ts'
import type { MadeKey } from '#shared/shops/contracts.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { csvOf } from '#test/support/catalog.ts'
import { databaseOf } from '#test/support/database.ts'
import { adminKey, sharedSecret, signInWith, signWithSecret } from '#test/support/shop-server.ts'
import { startTestServer } from '#test/support/server.ts'

async function aRoom() {
  const server = await startTestServer()
  const { body: ana } = await ask<StartedRoom>(server, 'POST /rooms', { body: { name: 'Ana', title: 'Lake weekend' } })
  const { token, room } = ana
  const links = `/rooms/${room.id}/invitations`
  const join = async (body: object, code = ana.invitation.code) =>
    (await ask<JoinedRoom>(server, `POST /invitations/${code}/accept`, { body })).body
  const audit = async (query = '', who = token) =>
    ask<AuditPage>(server, `GET /rooms/${room.id}/audit${query}`, { token: who })
  /** Oldest first. */
  const told = async () => (await audit('?limit=200')).body.entries.toReversed()
  return { server, ana, links, join, audit, told }
}

const brief = ({ actor, action, subject, detail }: AuditEntry) => [actor.id, action, subject, detail]

test('the audit log says who made, used, replaced and ended links', async () => {
  const { server, ana, links, join, told } = await aRoom()
  const { token, member } = ana
  const body = { role: 'viewer', maxUses: 3 }
  const { body: link } = await ask<Invitation>(server, `POST ${links}`, { token, body })
  const ben = await join({ name: 'Ben' }, link.code)
  const { body: fresh } = await ask<Invitation>(server, `POST ${links}/${link.code}/rotate`, { token })
  await ask(server, `DELETE ${links}/${fresh.id}`, { token })
  // Ending what has ended is no event.
  await ask(server, `DELETE ${links}/${fresh.id}`, { token })
  const { id, expiresAt } = ana.invitation
  expect((await told()).map(brief)).toEqual([
    [member.id, 'room.started', ana.room.id, {}],
    [member.id, 'invitation.created', id, { role: 'shopper', maxUses: 50, expiresAt }],
    [member.id, 'invitation.created', link.id, { role: 'viewer', maxUses: 3, expiresAt: link.expiresAt }],
    [ben.member.id, 'invitation.accepted', link.id, { role: 'viewer' }],
    [member.id, 'invitation.rotated', link.id, { replacement: fresh.id }],
    [member.id, 'invitation.revoked', fresh.id, {}],
  ])
})

test('the audit log has roles, removals, leaving and claims', async () => {
  const { server, ana, links, join, told } = await aRoom()
  await signInWith(server, { secret: sharedSecret })
  const { token } = ana
  const [ben, cleo, dan, eve] = [
    await join({ name: 'Ben' }),
    await join({ name: 'Cleo' }),
    await join({ name: 'Dan' }),
    await join({ name: 'Eve' }),
  ]
  const at = (who: JoinedRoom) => `/rooms/${ana.room.id}/members/${who.member.id}`
  const before = (await told()).length
  await ask(server, `PATCH ${at(ben)}`, { token, body: { role: 'advisor' } })
  await ask(server, `PATCH ${at(ben)}`, { token, body: { role: 'advisor' } })
  await ask(server, `PATCH ${at(ben)}`, { token: ben.token, body: { name: 'Benny' } })
  await ask(server, `DELETE ${at(cleo)}?links=keep`, { token })
  await ask(server, `DELETE ${at(dan)}`, { token: dan.token })
  const identity = await signWithSecret({ sub: 'customer-ben@shop.example' })
  await ask(server, `POST /rooms/${ana.room.id}/claim`, { token: ben.token, body: { identity } })
  await join({ identity })
  await ask(server, `DELETE ${links}/${ana.invitation.id}?seats=end`, { token })
  const entries = (await told()).slice(before)
  const [host, link] = [ana.member.id, ana.invitation.id]
  expect(entries.slice(0, -2).map(brief)).toEqual([
    [host, 'member.role-changed', ben.member.id, { from: 'shopper', to: 'advisor' }],
    [host, 'member.removed', cleo.member.id, {}],
    [dan.member.id, 'member.left', dan.member.id, {}],
    [ben.member.id, 'member.claimed', ben.member.id, { role: 'advisor' }],
    [ben.member.id, 'member.returned', ben.member.id, { role: 'advisor' }],
    [host, 'invitation.revoked', link, {}],
  ])
  expect(new Set(entries.slice(-2).map((entry) => JSON.stringify(brief(entry))))).toEqual(
    new Set([ben, eve].map(({ member }) => JSON.stringify([host, 'member.removed', member.id, { invitation: link }]))),
  )
  // The shop's own id of a customer is not the room's to know.
  expect(JSON.stringify(entries)).not.toContain('customer-ben')
})

test('a refused change leaves no entry', async () => {
  const { server, ana, join, told } = await aRoom()
  const ben = await join({ name: 'Ben' })
  const before = await told()
  const members = `/rooms/${ana.room.id}/members`
  await ask(server, `DELETE ${members}/${ana.member.id}`, { token: ana.token })
  await ask(server, `PATCH ${members}/${ben.member.id}`, { token: ben.token, body: { role: 'host' } })
  await ask(server, `DELETE ${members}/nobody`, { token: ana.token })
  await ask(server, `POST /invitations/nothing/accept`, { body: { name: 'Eve' } })
  expect(await told()).toEqual(before)
})

test('a shop’s log has its keys, its sign-in, its imports and its rooms', async () => {
  const server = await startTestServer()
  const key = await adminKey(server)
  const keyId = key.slice(4, 20)
  const call = (route: string, body?: unknown) =>
    ask<MadeKey>(server, route, { token: key, ...(body === undefined ? {} : { body }) })
  const { body: made } = await call('POST /shops/demo/keys', { name: 'nightly', scopes: ['catalog'] })
  await call('PUT /shops/demo/identity', { issuer: 'us', audience: 'you', secret: sharedSecret })
  const identity = await signWithSecret({ iss: 'us', aud: 'you', sub: 'customer-7' })
  const { body: ana } = await ask<StartedRoom>(server, 'POST /rooms', { body: { identity } })
  await ask(server, 'POST /sign-in', { body: { shop: 'demo', identity } })
  await call('DELETE /shops/demo/identity')
  await ask(server, 'POST /shops/demo/catalog', {
    token: made.key,
    headers: { 'content-type': 'text/csv' },
    body: csvOf([{ 'Handle': 'boot', 'Title': 'Boot', 'Variant Price': '120' }]),
  })
  await call(`DELETE /shops/demo/keys/${made.id}`)
  const { body } = await ask<AuditPage>(server, 'GET /shops/demo/audit', { token: key })
  const scopes = 'catalog identity keys audit desk'
  expect(body.entries.toReversed().map((entry) => [entry.actor.kind, entry.room, ...brief(entry)])).toEqual([
    ['operator', null, null, 'key.created', keyId, { scopes }],
    ['key', null, keyId, 'key.created', made.id, { scopes: 'catalog' }],
    ['key', null, keyId, 'identity.changed', 'demo', { keys: 'secret' }],
    ['member', ana.room.id, ana.member.id, 'room.started', ana.room.id, {}],
    ['member', ana.room.id, ana.member.id, 'invitation.created', ana.invitation.id, expect.anything()],
    ['customer', null, 'customer-7', 'customer.signed-in', 'customer-7', { rooms: 1 }],
    ['key', null, keyId, 'identity.removed', 'demo', {}],
    ['key', null, made.id, 'catalog.imported', 'demo', { products: 1, mode: 'keep' }],
    ['key', null, keyId, 'key.revoked', made.id, {}],
  ])
})

test('every entry is of a kind that the contract names', async () => {
  const { server, told } = await aRoom()
  for (const { action } of await told()) expect(Object.keys(auditActions)).toContain(action)
  expect((await databaseOf(server).selectFrom('audit').select('detail').execute()).every(({ detail }) => detail)).toBe(
    true,
  )
})

test('a log is read page by page, newest first', async () => {
  const { server, ana, links, audit } = await aRoom()
  for (let more = 0; more < 5; more++) {
    await ask(server, `POST ${links}`, { token: ana.token, body: { role: 'viewer' } })
  }
  const seen: number[] = []
  let page = (await audit('?limit=3')).body
  for (;;) {
    seen.push(...page.entries.map(({ id }) => id))
    if (page.next === null) break
    page = (await audit(`?limit=3&before=${page.next}`)).body
  }
  expect(seen).toHaveLength(7)
  expect(seen).toEqual(seen.toSorted((a, b) => b - a))
  for (const query of ['?limit=0', '?limit=201', '?before=x', '?before=0']) expectRefused(await audit(query), 'invalid')
})

test('a room’s log is its hosts’, and of that room alone', async () => {
  const { server, join, audit, told } = await aRoom()
  const ben = await join({ name: 'Ben' })
  const { body: eve } = await ask<StartedRoom>(server, 'POST /rooms', { body: { name: 'Eve' } })
  expectRefused(await audit('', ben.token), 'role-may-not')
  expectRefused(await audit('', eve.token), 'token-wrong-room')
  expect(JSON.stringify(await told())).not.toContain(eve.member.id)
})

test('no token, code or text of people is in a log', async () => {
  const { server, ana, join, told } = await aRoom()
  const ben = await join({ name: 'Benedict' })
  const shop = await ask(server, 'GET /shops/demo/audit', { token: await adminKey(server, ['audit']) })
  const all = JSON.stringify(await told()) + shop.text
  expect(all).toContain(ben.member.id)
  const { code } = ana.invitation
  for (const secret of [ana.token, ana.session, ben.token, ben.session, code, 'Benedict', 'Lake weekend', 'Ana']) {
    expect(all).not.toContain(secret)
  }
})
