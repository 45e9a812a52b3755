import { expect, test } from 'vitest'
import type { Invitation, InvitationPage, InvitationPreview, RoomView } from '#shared/rooms/contracts.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { movableClock } from '#test/support/clock.ts'
import { join, openRoom } from '#test/support/people.ts'
import type { Person } from '#test/support/people.ts'
import { startTestServer } from '#test/support/server.ts'

async function anaAtHome() {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const links = `/rooms/${ana.roomId}/invitations`
  const { token } = ana
  const invite = async (body: unknown) => (await ask<Invitation>(server, `POST ${links}`, { token, body })).body
  const list = async (query = '') => (await ask<InvitationPage>(server, `GET ${links}${query}`, { token })).body
  const end = (name: string, query = '') => ask(server, `DELETE ${links}/${name}${query}`, { token })
  const rotate = (name: string) => ask<Invitation>(server, `POST ${links}/${name}/rotate`, { token })
  const preview = (code: string) => ask<InvitationPreview>(server, `GET /invitations/${code}`)
  return { server, ana, links, invite, list, end, rotate, preview }
}

test('a link leads to the server’s own address and carries at least 128 random bits', async () => {
  const { server, invite } = await anaAtHome()
  const { code, url, role } = await invite({ role: 'advisor' })
  expect({ url, role }).toEqual({ url: `${server.url}/i/${code}`, role: 'advisor' })
  expect(Buffer.from(code, 'base64url').length * 8).toBeGreaterThanOrEqual(128 + 24)
})

test('a link can be previewed before joining', async () => {
  const { server, ana, invite, preview } = await anaAtHome()
  await join(server.url, ana.code, 'Ben')
  const { code } = await invite({ role: 'viewer' })
  const { body } = await preview(code)
  expect(body).toMatchObject({ room: { title: 'Ana’s room', memberCount: 2 }, shop: { id: 'demo' }, role: 'viewer' })
  expect(body.room.members).toEqual([
    { name: 'Ana', colour: 0 },
    { name: 'Ben', colour: 1 },
  ])
  expectRefused(await preview('nobodys'), 'no-such-invitation')
})

test('only a host sees, makes, ends or replaces links', async () => {
  const { server, ana, links } = await anaAtHome()
  const ben = await join(server.url, ana.code, 'Ben')
  const asBen = { token: ben.token }
  expectRefused(await ask(server, `GET ${links}`, asBen), 'role-may-not')
  expectRefused(await ask(server, `POST ${links}`, { ...asBen, body: { role: 'viewer' } }), 'role-may-not')
  expectRefused(await ask(server, `DELETE ${links}/${ana.code}`, asBen), 'role-may-not')
  expectRefused(await ask(server, `POST ${links}/${ana.code}/rotate`, asBen), 'role-may-not')
  expectRefused(await ask(server, `GET ${links}`), 'token-missing')
})

test('a link makes nobody host or associate, and has sensible limits', async () => {
  const { server, ana, links } = await anaAtHome()
  const wrong = [
    { role: 'host' },
    { role: 'associate' },
    {},
    { role: 'viewer', maxUses: 0 },
    { role: 'viewer', maxUses: 10_001 },
    { role: 'viewer', maxUses: 1.5 },
    { role: 'viewer', expiresInSeconds: 0 },
    { role: 'viewer', expiresInSeconds: 366 * 86_400 },
    [],
    'viewer',
  ]
  for (const body of wrong) {
    const text = JSON.stringify(body)
    expectRefused(await ask(server, `POST ${links}`, { token: ana.token, body: text }), 'invalid')
  }
})

test('a host sees the links newest first, page by page, without their codes', async () => {
  const { ana, invite, list } = await anaAtHome()
  const codes = [ana.code]
  for (let more = 0; more < 4; more++) codes.unshift((await invite({ role: 'viewer' })).code)
  const seen = []
  let page = await list('?limit=2')
  seen.push(...page.invitations)
  while (page.next !== null) {
    page = await list(`?limit=2&before=${page.next}`)
    seen.push(...page.invitations)
  }
  expect(seen.map(({ hint }) => hint).toSorted()).toEqual(codes.map((code) => code.slice(0, 4)).toSorted())
  expect(new Set(seen.map(({ id }) => id)).size).toBe(5)
  for (const code of codes) expect(JSON.stringify(seen)).not.toContain(code)
})

test('a link shows how often it was used and why it no longer works', async () => {
  const clock = movableClock()
  const { server, invite, list, end } = await anaAtHome()
  const once = await invite({ role: 'viewer', maxUses: 1 })
  await join(server.url, once.code, 'Ben')
  const ended = await invite({ role: 'viewer' })
  await end(ended.id)
  const brief = await invite({ role: 'viewer', expiresInSeconds: 1 })
  clock.advance(1000)
  const states = new Map((await list()).invitations.map(({ id, state, uses }) => [id, { state, uses }]))
  expect(states.get(once.id)).toEqual({ state: 'used-up', uses: 1 })
  expect(states.get(ended.id)).toEqual({ state: 'revoked', uses: 0 })
  expect(states.get(brief.id)).toEqual({ state: 'expired', uses: 0 })
})

test('a link is ended at once, by its id or by its code, and twice is no error', async () => {
  const { server, invite, end, preview } = await anaAtHome()
  const [byId, byCode] = [await invite({ role: 'shopper' }), await invite({ role: 'shopper' })]
  expect((await end(byId.id)).status).toBe(204)
  expect((await end(byCode.code)).status).toBe(204)
  expect((await end(byCode.code)).status).toBe(204)
  for (const { code } of [byId, byCode]) {
    expectRefused(await preview(code), 'invitation-revoked')
    expectRefused(
      await ask(server, `POST /invitations/${code}/accept`, { body: { name: 'Ben' } }),
      'invitation-revoked',
    )
  }
})

test('a host ends no other room’s link', async () => {
  const { server, ana, end, rotate, preview } = await anaAtHome()
  const eve = await openRoom(server.url, 'Eve')
  expectRefused(await end(eve.code), 'no-such-invitation')
  expectRefused(await rotate(eve.code), 'no-such-invitation')
  expect((await preview(eve.code)).status).toBe(200)
  expect((await preview(ana.code)).status).toBe(200)
})

test('those who came by a link stay when it ends, unless the host ends their connections too', async () => {
  const { server, ana, invite, end } = await anaAtHome()
  const names = async () =>
    (await ask<RoomView>(server, `GET /rooms/${ana.roomId}`, { token: ana.token })).body.members.map(({ name }) => name)
  const [first, second] = [await invite({ role: 'shopper' }), await invite({ role: 'shopper' })]
  const ben = await join(server.url, first.code, 'Ben')
  const cleo = await join(server.url, second.code, 'Cleo')
  await end(first.id)
  expect(await names()).toEqual(['Ana', 'Ben', 'Cleo'])
  await end(second.code, '?seats=end')
  expect(await names()).toEqual(['Ana', 'Ben'])
  expect((await ask(server, `GET /rooms/${ana.roomId}`, { token: ben.token })).status).toBe(200)
  expectRefused(await ask(server, `GET /rooms/${ana.roomId}`, { token: cleo.token }), 'removed')
})

test('a host who ends a link with its connections while they lose their role does not take the last host out', async () => {
  const { server } = await anaAtHome()
  // Which of the two comes first is up to the machine: whichever does, a host is left.
  for (let round = 0; round < 6; round++) {
    const ana = await openRoom(server.url, 'Ana')
    const ben = await join(server.url, ana.code, 'Ben')
    const at = ({ memberId }: Person) => `/rooms/${ana.roomId}/members/${memberId}`
    const become = (who: Person, by: Person, role: string) =>
      ask(server, `PATCH ${at(who)}`, { token: by.token, body: { role } })
    await become(ben, ana, 'host')
    await Promise.all([
      become(ana, ben, 'shopper'),
      ask(server, `DELETE /rooms/${ana.roomId}/invitations/${ana.code}?seats=end`, { token: ana.token }),
    ])
    const { body } = await ask<RoomView>(server, `GET /rooms/${ana.roomId}`, { token: ana.token })
    expect(body.members.map(({ role }) => role)).toContain('host')
  }
})

test('a link that is replaced opens nothing, and the new one is like it', async () => {
  const { invite, rotate, preview } = await anaAtHome()
  const old = await invite({ role: 'advisor', maxUses: 7, expiresInSeconds: 3600 })
  const { status, body: fresh } = await rotate(old.code)
  expect(status).toBe(201)
  expect(fresh).toMatchObject({ role: 'advisor', maxUses: 7 })
  expect(Date.parse(fresh.expiresAt ?? '') - Date.now()).toBeGreaterThan(3590_000)
  expect(fresh.code).not.toBe(old.code)
  expectRefused(await preview(old.code), 'invitation-revoked')
  expect((await preview(fresh.code)).body.role).toBe('advisor')
})

test('a link that was ended or replaced cannot be replaced again by a late click', async () => {
  const { invite, rotate, end, list } = await anaAtHome()
  const [ended, replaced] = [await invite({ role: 'viewer' }), await invite({ role: 'viewer' })]
  await end(ended.id)
  expectRefused(await rotate(ended.id), 'invitation-revoked')
  const twice = await Promise.all([rotate(replaced.id), rotate(replaced.code)])
  expect(twice.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 410])
  const open = (await list()).invitations.filter(({ state }) => state === 'open')
  expect(open.map(({ role }) => role).toSorted()).toEqual(['shopper', 'viewer'])
})

test('a room has a hundred links that can still be used, and room for another when one ends', async () => {
  const clock = movableClock()
  const { server, ana, links, invite, rotate, end } = await anaAtHome()
  const make = (more = {}) => ask(server, `POST ${links}`, { token: ana.token, body: { role: 'viewer', ...more } })
  const brief = await invite({ role: 'viewer', expiresInSeconds: 60 })
  const lasting = await invite({ role: 'viewer' })
  // The room came with a link of its own.
  for (let made = 3; made < 100; made++) expect((await make()).status).toBe(201)
  expectRefused(await make(), 'too-many-invitations')
  // One for one is always possible.
  expect((await rotate(lasting.id)).status).toBe(201)
  clock.advance(61_000)
  expect((await make()).status).toBe(201)
  expectRefused(await rotate(brief.id), 'too-many-invitations')
  await end(ana.code)
  expect((await rotate(brief.id)).status).toBe(201)
  expectRefused(await make(), 'too-many-invitations')
})
