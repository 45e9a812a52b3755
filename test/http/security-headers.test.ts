import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { libraryStyles } from '#server/http/security-headers.ts'
import { startHttp } from '#test/support/http.ts'
import { startTestServer } from '#test/support/server.ts'

function policyOf(response: Response): Map<string, string> {
  const directives = (response.headers.get('content-security-policy') ?? '').split(/; */)
  return new Map(
    directives.map((directive) => [directive.split(' ')[0] ?? '', directive.split(' ').slice(1).join(' ')]),
  )
}

test('a page runs scripts and styles of this server alone', async () => {
  const server = await startTestServer()
  const policy = policyOf(await fetch(`${server.url}/docs`))
  expect(policy.get('default-src')).toBe("'self'")
  expect(policy.get('script-src')).toBe("'self'")
  expect(policy.get('style-src')).toMatch(/^'self'( 'sha256-[A-Za-z0-9+/]{43}=')*$/)
  expect(policy.get('style-src-attr')).toBe("'unsafe-inline'")
  expect(policy.get('img-src')).toBe("'self' https: data: blob:")
  expect(policy.get('object-src')).toBe("'none'")
  expect(policy.get('base-uri')).toBe("'none'")
  expect(policy.get('frame-ancestors')).toBe("'self'")
})

test('a page connects to its own host alone', async () => {
  const server = await startTestServer()
  const { host } = new URL(server.url)
  const policy = policyOf(await fetch(`${server.url}/docs`))
  expect(policy.get('connect-src')).toBe(`'self' ws://${host} wss://${host}`)
})

test('a response of the API cannot be a page, and a picture that is opened by itself runs nothing', async () => {
  const http = await startHttp()
  http.build('pictures/boot.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  expect(policyOf(await fetch(`${http.url}/api/v1/x`)).get('default-src')).toBe("'none'")
  const picture = policyOf(await fetch(`${http.url}/pictures/boot.svg`))
  expect(picture.get('default-src')).toBe("'none'")
  expect(picture.has('sandbox')).toBe(true)
})

test('every response keeps its type, sends no referrer, and is not sniffed', async () => {
  const server = await startTestServer()
  for (const path of ['/docs', '/api/v1/products', '/api/v1/nothing', '/healthz']) {
    const { headers } = await fetch(server.url + path)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-powered-by')).toBeNull()
    // Over plain http a browser would ignore it, and a proxy might not.
    expect(headers.get('strict-transport-security')).toBeNull()
  }
})

test('HTTP responses of the people channel are not sniffed, stored or run', async () => {
  const server = await startTestServer()
  const open = '/socket.io/?EIO=4&transport=polling'
  for (const [path, status] of [
    [open, 200],
    [`${open}&sid=nothing`, 400],
    ['/socket.io/?EIO=4&transport=nothing', 400],
  ] as const) {
    const answer = await fetch(server.url + path)
    expect([path, answer.status]).toEqual([path, status])
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox; frame-ancestors 'none'")
  }
})

test('a server that is reached by https stays with https', async () => {
  const server = await startTestServer({ PUBLIC_URL: 'https://tagalong.example' })
  const { headers } = await fetch(`${server.url}/docs`)
  expect(headers.get('strict-transport-security')).toContain('max-age=31536000')
})

test('the styles that are allowed by their hash are exactly those of the library', () => {
  const packageFile = createRequire(import.meta.url).resolve('react-aria/package.json')
  const source = (file: string) =>
    readFileSync(join(dirname(packageFile), 'dist/private', file), 'utf8').replaceAll(
      /\$\{[^}]*PRESSABLE_ATTRIBUTE\}/g,
      'data-react-aria-pressable',
    )
  const [pressable = '', contained = ''] = libraryStyles
  expect(source('interactions/usePress.mjs')).toContain(`\n${pressable}\n`)
  expect(source('interactions/usePress.mjs')).toContain("PRESSABLE_ATTRIBUTE = 'data-react-aria-pressable'")
  expect(source('overlays/usePreventScroll.mjs')).toContain(`\n${contained}\``)
})
