import { expect, test } from 'vitest'
import { ask, expectRefused } from '#test/support/api.ts'
import { openRoom } from '#test/support/people.ts'
import { startTestServer } from '#test/support/server.ts'

/** Limits count addresses; a test has one machine, so it speaks as a proxy that stands in front. */
const behindProxy = { TRUST_PROXY: 'true' }
const from = (address: string) => ({ 'x-forwarded-for': `203.0.113.7, ${address}` })

test('an address that starts too many rooms has to wait, and is told how long', async () => {
  const server = await startTestServer({ ...behindProxy, ROOMS_PER_ADDRESS_PER_MINUTE: '3' })
  const start = (address: string) => ask(server, 'POST /rooms', { body: { name: 'Ana' }, headers: from(address) })
  for (let room = 0; room < 3; room++) expect((await start('198.51.100.1')).status).toBe(201)
  const refused = await start('198.51.100.1')
  expect(expectRefused(refused, 'too-many-requests').retry).toBe(true)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60)
  expect((await start('198.51.100.2')).status).toBe(201)
})

test('the addresses of one IPv6 network count as one', async () => {
  const server = await startTestServer({ ...behindProxy, ROOMS_PER_ADDRESS_PER_MINUTE: '1' })
  const start = (address: string) => ask(server, 'POST /rooms', { body: { name: 'Ana' }, headers: from(address) })
  expect((await start('2001:db8:1:2::1')).status).toBe(201)
  expectRefused(await start('2001:db8:1:2:aaaa::9'), 'too-many-requests')
  expect((await start('2001:db8:1:3::1')).status).toBe(201)
})

test('addresses of one IPv6 network count as one in any notation', async () => {
  const server = await startTestServer({ ...behindProxy, ROOMS_PER_ADDRESS_PER_MINUTE: '1' })
  const start = (address: string) => ask(server, 'POST /rooms', { body: { name: 'Ana' }, headers: from(address) })
  for (const [one, same] of [
    ['2001:db8::2:0:0:0:1', '2001:0DB8:0:2::9'],
    ['2001:0:0:4::1', '2001::4:5:6:7:8'],
    ['2001:db8::', '2001:db8:0:0:1::192.0.2.7'],
  ] as const) {
    expect((await start(one)).status).toBe(201)
    expectRefused(await start(same), 'too-many-requests')
  }
  // The zeros end before the middle: another customer.
  expect((await start('2001::5:5:6:7:8')).status).toBe(201)
})

test('guessing codes is stopped early, using links is not', async () => {
  const server = await startTestServer({ ...behindProxy, JOINS_PER_ADDRESS_PER_MINUTE: '12' })
  const ana = await openRoom(server.url, 'Ana')
  const accept = (code: string, address: string) =>
    ask(server, `POST /invitations/${code}/accept`, { body: { name: 'Ben' }, headers: from(address) })
  for (let friend = 0; friend < 12; friend++) expect((await accept(ana.code, '198.51.100.1')).status).toBe(201)
  expectRefused(await accept(ana.code, '198.51.100.1'), 'too-many-requests')
  for (let guess = 0; guess < 3; guess++)
    expectRefused(await accept(`guess-${guess}`, '198.51.100.2'), 'no-such-invitation')
  expectRefused(await accept(ana.code, '198.51.100.2'), 'too-many-requests')
})

test('previewing a link costs nothing, guessing does', async () => {
  const server = await startTestServer({ ...behindProxy, JOINS_PER_ADDRESS_PER_MINUTE: '6' })
  const ana = await openRoom(server.url, 'Ana')
  const look = (code: string) => ask(server, `GET /invitations/${code}`, { headers: from('198.51.100.1') })
  for (let time = 0; time < 20; time++) expect((await look(ana.code)).status).toBe(200)
  for (let guess = 0; guess < 2; guess++) expectRefused(await look(`guess-${guess}`), 'no-such-invitation')
  expectRefused(await look(ana.code), 'too-many-requests')
})

test('a member who asks too often has to wait, and another does not', async () => {
  const server = await startTestServer({ REQUESTS_PER_MEMBER_PER_MINUTE: '5' })
  const [ana, otto] = [await openRoom(server.url, 'Ana'), await openRoom(server.url, 'Otto')]
  const look = ({ roomId, token }: typeof ana) => ask(server, `GET /rooms/${roomId}`, { token })
  for (let time = 0; time < 5; time++) expect((await look(ana)).status).toBe(200)
  const refused = await look(ana)
  expectRefused(refused, 'too-many-requests')
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await look(otto)).status).toBe(200)
})

test('requests from this machine, and from an unknown address, are not counted', async () => {
  const server = await startTestServer({ ROOMS_PER_ADDRESS_PER_MINUTE: '1' })
  for (let room = 0; room < 5; room++) await openRoom(server.url, 'Ana')
  // Without a proxy in front, what a caller says of its address counts for nothing.
  for (let room = 0; room < 3; room++) {
    const answer = await ask(server, 'POST /rooms', { body: { name: 'Ana' }, headers: from('198.51.100.1') })
    expect(answer.status).toBe(201)
  }
})

test('an address that sends too many requests has to wait, on every route and with any token', async () => {
  const server = await startTestServer({ ...behindProxy, REQUESTS_PER_ADDRESS_PER_MINUTE: '6' })
  const [one, other] = [from('198.51.100.1'), from('198.51.100.2')]
  for (let time = 0; time < 3; time++) {
    expect((await ask(server, 'GET /products?query=boot', { headers: one })).status).toBe(200)
    expectRefused(await ask(server, 'GET /rooms/x', { token: 'x', headers: one }), 'token-invalid')
  }
  const refused = await ask(server, 'GET /products?query=boot', { headers: one })
  expectRefused(refused, 'too-many-requests')
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expectRefused(await ask(server, 'POST /tokens/renew', { token: 'x', headers: one }), 'too-many-requests')
  expect((await ask(server, 'GET /products?query=boot', { headers: other })).status).toBe(200)
})
