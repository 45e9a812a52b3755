import { request } from 'node:http'
import * as z from 'zod'
import { expect, test } from 'vitest'
import { route } from '#server/host/route.ts'
import { json } from '#server/host/schemas.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { startHttp } from '#test/support/http.ts'
import { openRoom } from '#test/support/people.ts'
import { startTestServer } from '#test/support/server.ts'

test('a body that is no JSON is refused, and nothing happens', async () => {
  const server = await startTestServer()
  for (const body of ['{', '', '{"name":"Ana"', "{'name':'Ana'}", 'null x']) {
    expectRefused(await ask(server, 'POST /rooms', { body }), 'not-json')
  }
})

test('a body that is not UTF-8 is refused, with an Idempotency-Key and without', async () => {
  const { url } = await startTestServer()
  const post = async (name: string, headers: Record<string, string> = {}) => {
    const body = Buffer.from(`{"name":"${name}"}`, 'latin1')
    const type = { 'content-type': 'application/json' }
    const answer = await fetch(`${url}/api/v1/rooms`, { method: 'POST', headers: { ...type, ...headers }, body })
    return { status: answer.status, code: ((await answer.json()) as { code?: string }).code }
  }
  const refused = { status: 400, code: 'not-json' }
  // é in Latin-1, half a character, a surrogate, a zero in two bytes.
  for (const name of ['Ren\xe9e', 'Ana\xc3', '\xed\xa0\x80', '\xc0\x80']) expect(await post(name)).toEqual(refused)
  expect(await post('Ren\xe9e', { 'idempotency-key': 'a key of some length'.replaceAll(' ', '-') })).toEqual(refused)
  expect(await post('Ren\xc3\xa9e')).toMatchObject({ status: 201 })
})

test('JSON that is not an object is refused as invalid', async () => {
  const server = await startTestServer()
  for (const body of ['null', '[]', '"Ana"', '7']) expectRefused(await ask(server, 'POST /rooms', { body }), 'invalid')
})

test('the refusal names each invalid field', async () => {
  const server = await startTestServer()
  const body = { name: '\u200b', title: 'x'.repeat(81), locale: '!', shop: 'a/b' }
  const problem = expectRefused(await ask(server, 'POST /rooms', { body }), 'invalid')
  expect(problem.errors?.map(({ at }) => at).toSorted()).toEqual([
    'body.locale',
    'body.name',
    'body.shop',
    'body.title',
  ])
  expect(problem.detail).toContain('body.title')
})

test('a body of another media type is refused', async () => {
  const server = await startTestServer()
  for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x']) {
    const answer = await ask(server, 'POST /rooms', { body: '{"name":"Ana"}', headers: { 'content-type': type } })
    expectRefused(answer, 'wrong-media-type')
  }
})

test('a hundred megabytes are refused without being read', async () => {
  const server = await startTestServer()
  const status = await new Promise<number | undefined>((answered, failed) => {
    const upload = request(`${server.url}/api/v1/rooms`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': String(100 * 1024 * 1024) },
    })
    upload.on('response', (response) => {
      response.resume()
      answered(response.statusCode)
      upload.destroy()
    })
    upload.on('error', failed)
    // The server answers after the first part; the rest is never sent.
    upload.write('{"name":"')
  })
  expect(status).toBe(413)
  expect((await openRoom(server.url, 'Ana')).name).toBe('Ana')
})

test('the body of an import is not read before its key is checked, also with an Idempotency-Key', async () => {
  const server = await startTestServer()
  const status = await new Promise<number | undefined>((answered, failed) => {
    const upload = request(`${server.url}/api/v1/shops/demo/catalog`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': String(100 * 1024 * 1024),
        'idempotency-key': 'f7c1e0b2-6f0e-4f0e-9d53-6a6ff2f6a6a1',
      },
    })
    upload.on('response', (response) => {
      response.resume()
      answered(response.statusCode)
      upload.destroy()
    })
    upload.on('error', failed)
    upload.write('{"name":"')
  })
  expect(status).toBe(401)
})

test('a body of unknown length is cut off at the limit', async () => {
  const server = await startTestServer()
  const parts = Array.from({ length: 40 }, () => new Uint8Array(64 * 1024).fill(32))
  const response = await fetch(`${server.url}/api/v1/rooms`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: ReadableStream.from(parts),
    duplex: 'half',
  })
  expect(response.status).toBe(413)
  expect(await response.json()).toMatchObject({ code: 'too-large' })
})

test('a body has 256 KiB at most', async () => {
  const server = await startTestServer()
  const body = (bytes: number) => `{"name":"Ana"${' '.repeat(bytes - 14)}}`
  expect((await ask(server, 'POST /rooms', { body: body(256 * 1024) })).status).toBe(201)
  expectRefused(await ask(server, 'POST /rooms', { body: body(256 * 1024 + 1) }), 'too-large')
})

test('an address that does not exist is refused, and a wrong method is told the allowed ones', async () => {
  const server = await startTestServer()
  for (const route of ['GET /nothing', 'POST /nothing', 'DELETE /rooms/x/y/z']) {
    expectRefused(await ask(server, route), 'not-found')
  }
  const wrong = await ask(server, 'PUT /rooms')
  expectRefused(wrong, 'method-not-allowed')
  expect(wrong.headers.get('allow')).toBe('POST')
  expect((await ask(server, 'POST /products')).headers.get('allow')).toBe('GET, HEAD')
})

test('an address that cannot be decoded does no harm', async () => {
  const server = await startTestServer()
  for (const path of ['/%', '/%zz', '/rooms/%E0%A4%A', '/invitations/%ff']) {
    expect((await ask(server, `GET ${path}`)).status).toBeLessThan(500)
  }
})

test('the cause of a fault is logged and not sent to the caller', async () => {
  const broken = route(
    {
      method: 'get',
      path: '/broken',
      access: 'open',
      limit: 'requests',
      tags: ['Operation'],
      summary: 'Break',
      responses: { 200: json(z.object({}), 'Never.') },
    },
    () => {
      throw new Error('disk /dev/sda1 is on fire', { cause: new Error('EIO') })
    },
  )
  const http = await startHttp({ routes: [broken] })
  const answer = await ask(http, 'GET /broken')
  const problem = expectRefused(answer, 'fault')
  expect(problem.retry).toBe(true)
  expect(answer.text).not.toMatch(/disk|EIO|[.]ts/)
  const line = http.log.find(({ status }) => status === 500)
  expect(JSON.stringify(line)).toContain('disk /dev/sda1 is on fire')
})
