import { expect, test } from 'vitest'
import { startTestServer } from '#test/support/server.ts'

const paths = ['/docs', '/openapi.json', '/docs/docs.css']

test('documentation is answered compressed, and not again to who has it', async () => {
  const { url } = await startTestServer()
  for (const path of paths) {
    const texts: string[] = []
    for (const encoding of ['br', 'gzip', 'identity']) {
      const get = (headers: Record<string, string> = {}) =>
        fetch(url + path, { headers: { 'accept-encoding': encoding, ...headers } })
      const answer = await get()
      expect(answer.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding)
      expect(answer.headers.get('vary')).toContain('Accept-Encoding')
      texts.push(await answer.text())
      const etag = answer.headers.get('etag') ?? ''
      expect((await get({ 'if-none-match': etag })).status).toBe(304)
    }
    expect(new Set(texts).size).toBe(1)
  }
})

test('pages, files, documentation and metrics count for the requests of an address', async () => {
  for (const path of [...paths, '/metrics', '/', '/r/some-room', '/assets/none.js', '/no-such-file.txt']) {
    const server = await startTestServer({ TRUST_PROXY: '1', REQUESTS_PER_ADDRESS_PER_MINUTE: '2' })
    const statusFor = async (address: string) =>
      (await fetch(server.url + path, { headers: { 'x-forwarded-for': address, 'accept': 'text/html' } })).status
    const usual = await statusFor('198.51.100.1')
    expect(await statusFor('198.51.100.1'), path).toBe(usual)
    expect(await statusFor('198.51.100.1'), path).toBe(429)
    expect(await statusFor('198.51.100.2'), path).toBe(usual)
    await server.stop()
  }
})
