import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { startTestServer } from '#test/support/server.ts'

const token = 'the token of a scraper'

test('with a token set, nobody else reads metrics', async () => {
  const { url } = await startTestServer({ METRICS_TOKEN: token })
  const statusWith = async (authorization?: string) =>
    (await fetch(`${url}/metrics`, authorization === undefined ? {} : { headers: { authorization } })).status
  expect(await statusWith()).toBe(401)
  expect(await statusWith(`Bearer ${token}x`)).toBe(401)
  expect(await statusWith(token)).toBe(401)
  expect(await statusWith(`Bearer ${token}`)).toBe(200)
})

test('with a port of their own, metrics are answered there and nowhere else', async () => {
  const port = await freePort()
  const { url } = await startTestServer({ METRICS_PORT: String(port), METRICS_TOKEN: token })
  const headers = { authorization: `Bearer ${token}` }
  expect((await fetch(`${url}/metrics`, { headers })).status).toBe(404)
  const own = `http://127.0.0.1:${port}`
  expect(await (await fetch(`${own}/metrics`, { headers })).text()).toContain('tagalong_rooms_in_memory')
  expect((await fetch(`${own}/metrics`)).status).toBe(401)
  expect((await fetch(`${own}/api/v1/products`, { headers })).status).toBe(404)
})

test('metrics are compressed where the scraper takes that', async () => {
  const { url } = await startTestServer()
  const encodingOf = async (accepted: string) =>
    (await fetch(`${url}/metrics`, { headers: { 'accept-encoding': accepted } })).headers.get('content-encoding')
  expect(await encodingOf('gzip')).toBe('gzip')
  expect(await encodingOf('identity')).toBeNull()
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return port
}
