import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { addressOf } from '#server/limits/address.ts'
import { readSettings } from '#server/settings.ts'
import { ask } from '#test/support/api.ts'
import { startTestServer } from '#test/support/server.ts'

test('the address of a caller stands as many entries from the right as there are proxies', () => {
  const forwarded = '203.0.113.7, 198.51.100.1, 192.0.2.9'
  expect(addressIn(forwarded, 0)).toBeUndefined()
  expect(addressIn(forwarded, 1)).toBe('192.0.2.9')
  expect(addressIn(forwarded, 2)).toBe('198.51.100.1')
  expect(addressIn(forwarded, 3)).toBe('203.0.113.7')
  // A request that went past the first proxy.
  expect(addressIn('198.51.100.1', 2)).toBe('198.51.100.1')
  expect(addressIn('', 2)).toBeUndefined()
})

test('an address with a port is the address', () => {
  expect(addressIn('198.51.100.1:4711', 1)).toBe('198.51.100.1')
  expect(addressIn('[2001:db8::1]:4711', 1)).toBe(addressIn('2001:db8::1', 1))
})

test('what a caller writes into the header itself changes nothing', async () => {
  const server = await startTestServer({ TRUST_PROXY: '2', ROOMS_PER_ADDRESS_PER_MINUTE: '1' })
  const start = (claimed: string, address: string) =>
    ask(server, 'POST /rooms', {
      body: { name: 'Ana' },
      headers: { 'x-forwarded-for': `${claimed}, ${address}, 192.0.2.9` },
    })
  expect((await start('203.0.113.1', '198.51.100.1')).status).toBe(201)
  expect((await start('203.0.113.2', '198.51.100.1')).status).toBe(429)
  expect((await start('203.0.113.2', '198.51.100.2')).status).toBe(201)
})

test('the setting takes a number of proxies, or says whether there is one', () => {
  const hopsFor = (value: string) => {
    const read = readSettings({ TRUST_PROXY: value })
    return read.ok ? read.settings.TRUST_PROXY : read.problem
  }
  expect(['', 'false', 'true', '0', '3'].map(hopsFor)).toEqual([0, 0, 1, 0, 3])
  expect(hopsFor('some')).toContain('TRUST_PROXY')
})

function addressIn(forwarded: string, proxyHops: number): string | undefined {
  const incoming = new IncomingMessage(new Socket())
  incoming.headers['x-forwarded-for'] = forwarded
  return addressOf(incoming, proxyHops)
}
