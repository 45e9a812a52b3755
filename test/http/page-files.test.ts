import { request } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { startHttp } from '#test/support/http.ts'
import type { TestHttp } from '#test/support/http.ts'

async function builtHttp(): Promise<TestHttp> {
  const http = await startHttp()
  http.build('page/index.html', '<!doctype html><title>Tagalong</title>')
  http.build('page/assets/main-1a2b3c.js', 'console.log(1)')
  http.build('page/mark.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')
  http.build('pictures/boot.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')
  return http
}

const get = (http: TestHttp, path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(http.url + path, { headers, method })

/** Asks with a path and headers just as they are: fetch would tidy the one and unpack what comes. */
function rawGet(http: TestHttp, path: string, headers: Record<string, string> = {}) {
  return new Promise<{ headers: IncomingHttpHeaders; body: Buffer }>((answered, failed) => {
    const asked = request(http.url, { path, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => answered({ headers: response.headers, body: Buffer.concat(parts) }))
    })
    asked.on('error', failed).end()
  })
}

test('every address that a person may open serves the page', async () => {
  const http = await builtHttp()
  for (const path of ['/', '/r/abc', '/i/9-irxzjCMYcetJdJ5kfR31ABVI4', '/shop/ridge-boot?from=x', '/index.html']) {
    const response = await get(http, path, { accept: 'text/html,*/*;q=0.8' })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(await response.text()).toContain('Tagalong')
  }
})

test('an address that has no page is answered 404 with the page, which says so; nothing keeps that', async () => {
  const http = await builtHttp()
  const etag = (await get(http, '/')).headers.get('etag') ?? ''
  for (const path of ['/zzz', '/r/abc/x/y', '/r/', '/p/', '/shop', '/shop/corner/p', '/i/abc/x', '/rooms/abc']) {
    const response = await get(http, path, { 'accept': 'text/html,*/*;q=0.8', 'if-none-match': etag })
    expect([path, response.status]).toEqual([path, 404])
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.text()).toContain('Tagalong')
  }
})

test('an address of a page with a slash at its end leads to the page', async () => {
  const http = await builtHttp()
  const response = await fetch(`${http.url}/shop/corner/?department=Table`, { redirect: 'manual' })
  expect(response.status).toBe(301)
  expect(response.headers.get('location')).toBe('/shop/corner?department=Table')
})

test('an address that only programs request does not serve the page', async () => {
  const http = await builtHttp()
  const asked = [
    get(http, '/api/v1/nothing', { accept: 'text/html' }),
    get(http, '/sync/room/cart'),
    get(http, '/r/abc', { accept: 'application/json' }),
    get(http, '/nothing.png'),
    get(http, '/assets/old-9z9z9z.js'),
    get(http, '/pictures/nothing.svg'),
    get(http, '/r/abc', {}, 'POST'),
  ]
  for (const response of await Promise.all(asked)) {
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ code: 'not-found' })
  }
})

test('hashed assets are cached for ever, pictures for a week, and the page is revalidated each time', async () => {
  const http = await builtHttp()
  const cache = async (path: string) => (await get(http, path)).headers.get('cache-control')
  expect(await cache('/assets/main-1a2b3c.js')).toBe('public, max-age=31536000, immutable')
  expect(await cache('/pictures/boot.svg')).toBe('public, max-age=604800')
  expect(await cache('/')).toBe('no-cache')
  expect(await cache('/mark.svg')).toBe('no-cache')
  expect(await cache('/assets/nothing.js')).toBe('no-store')
  expect(await cache('/api/v1/nothing')).toBe('no-store')
})

test('a browser with the newest page gets 304', async () => {
  const http = await builtHttp()
  const etag = (await get(http, '/')).headers.get('etag') ?? ''
  const again = await get(http, '/r/abc', { 'if-none-match': `"other", W/${etag}` })
  expect(again.status).toBe(304)
  expect(await again.text()).toBe('')
  http.build('page/index.html', '<!doctype html><title>A new build</title>')
  expect((await get(http, '/', { 'if-none-match': etag })).status).toBe(200)
})

test('a client that accepts compression gets the compressed file', async () => {
  const http = await builtHttp()
  const script = 'let a = 1;'.repeat(500)
  http.build('page/assets/big-1a2b3c.js', script)
  http.build('page/assets/big-1a2b3c.js.br', brotliCompressSync(script))
  const ask = (accept: string) => rawGet(http, '/assets/big-1a2b3c.js', { 'accept-encoding': accept })
  const small = await ask('gzip, br')
  expect(small.headers).toMatchObject({ 'content-encoding': 'br', 'vary': 'Accept-Encoding' })
  expect(small.headers['content-type']).toContain('javascript')
  expect(brotliDecompressSync(small.body).toString()).toBe(script)
  for (const accept of ['gzip', 'br;q=0, identity', '']) {
    const plain = await ask(accept)
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(plain.body.toString()).toBe(script)
    expect(plain.headers.etag).not.toBe(small.headers.etag)
  }
})

test('HEAD has the headers of GET and no body', async () => {
  const http = await builtHttp()
  for (const path of ['/', '/assets/main-1a2b3c.js', '/healthz', '/docs']) {
    const [head, whole] = [await get(http, path, {}, 'HEAD'), await get(http, path)]
    expect(head.status).toBe(whole.status)
    expect(head.headers.get('content-type')).toBe(whole.headers.get('content-type'))
    expect(head.headers.get('etag')).toBe(whole.headers.get('etag'))
    expect(await head.text()).toBe('')
  }
})

test('no path leads out of the folder or to a hidden file', async () => {
  const http = await builtHttp()
  http.build('page/.env', 'SECRET=1')
  http.build('tagalong.secret', 'SECRET=1')
  const paths = [
    '/assets/../../tagalong.secret',
    '/assets/..%2f..%2ftagalong.secret',
    '/assets/%2e%2e/%2e%2e/tagalong.secret',
    '/pictures/..%5c..%5ctagalong.secret',
    '/pictures/%2e%2e/tagalong.sqlite',
    '/.env',
    '/assets/..%2f.env',
    '/pictures//etc/passwd',
    '/assets/%00',
    '/assets/%',
  ]
  for (const path of paths) {
    const text = (await rawGet(http, path)).body.toString()
    expect(text).not.toMatch(/SECRET|SQLite|root:/)
  }
})

test('before the page is built, a visitor is told so', async () => {
  const http = await startHttp()
  const response = await get(http, '/')
  expect(response.status).toBe(404)
  expect(await response.json()).toMatchObject({ detail: 'The page has not been built.' })
})
