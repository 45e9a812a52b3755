// JSON may contain `__proto__` and `constructor`. They must not reach the prototypes that the whole process shares.
import { afterEach, expect, test } from 'vitest'
import type { StartedRoom } from '#shared/rooms/contracts.ts'
import { ask } from '#test/support/api.ts'
import { adminKey, sharedSecret } from '#test/support/shop-server.ts'
import { startTestServer } from '#test/support/server.ts'

const poison = '{"polluted":"yes","role":"host","scopes":["keys"],"ok":true}'
const poisons = [
  `"__proto__":${poison}`,
  `"constructor":{"prototype":${poison}}`,
  `"prototype":${poison},"__proto__":${poison}`,
  `"__proto__":null`,
  `"hasOwnProperty":1,"toString":1,"valueOf":1,"then":1`,
]

interface ApiDocument {
  paths: Record<string, Record<string, { requestBody?: { content: Record<string, unknown> } }>>
}

afterEach(() => {
  const shared = [Object.prototype, Array.prototype, Function.prototype] as unknown as Record<string, unknown>[]
  for (const prototype of shared) {
    expect(prototype['polluted']).toBeUndefined()
    expect(Object.keys(prototype)).toEqual([])
  }
})

/** Bodies that fit, so that the poison gets further than the first look. */
const fitting: Readonly<Record<string, string>> = {
  '/rooms': '"name":"Eve"',
  '/accept': '"name":"Eve"',
  '/invitations': '"role":"viewer"',
  '/members/{member}': '"name":"Eve"',
  '/keys': '"name":"x","scopes":["audit"]',
  '/identity': `"issuer":"us","audience":"you","secret":"${sharedSecret}"`,
  '/catch-up/seen': '"upto":1',
  '/catch-up/counts': '"sessions":["x"]',
  '/answer-links': '"thread":"q1","member":"ben"',
  '/answers/{token}': '"verdict":"yes"',
  '/notice-settings': '"timeZone":"UTC"',
  '/push-subscriptions': `"endpoint":"https://push.example/x","keys":{"p256dh":"${'A'.repeat(87)}","auth":"${'A'.repeat(22)}"}`,
  '/claim': '"identity":"a.b.c"',
  '/files/{file}': '"kind":"photo","bytes":1',
  '/replies/{reply}': '"name":"x","text":"x","language":"en"',
  '/notes': '"text":"x"',
  '/transfer': '"to":{"kind":"colleague","id":"x"}',
  '/block': '"who":"member","hours":1,"reason":"x"',
  '/finish': '"summary":"x"',
  '/earlier': '"shown":true',
  '/demo-sign-in': '"shop":"demo","staff":"x"',
  '/attention': '"push":true',
  '/devices': `"endpoint":"https://push.example/x","keys":{"p256dh":"${'A'.repeat(87)}","auth":"${'A'.repeat(22)}"},"language":"en"`,
  '/session': '"secret":"x"',
  '/feeds': '"url":"https://feed.example/x"',
  '/feeds/{feed}': '"url":"https://feed.example/x"',
  '/runs': '"mayLosePercent":1',
  '/catalog/items': '"items":[{"id":"x","title":"x","price":"1.00 EUR"}]',
  '/desk': '"availability":"on"',
  '/desk/settings': '"targetSeconds":60',
  '/calls/join': '"visit":null',
  '/call/join': '"timeZone":"UTC"',
  '/calls/settings': '"camera":true',
  '/ring': '"members":["ben"]',
  '/help': '"topic":"choosing","language":"en","text":"x","scope":[]',
  '/guests/{staff}': '"yes":true',
  '/orders': '"order":"x","boughtAt":1,"lines":[{"variant":"x","quantity":1,"amount":1,"currency":"EUR"}]',
  '/sales/correct': '"order":"x","line":0,"for":[],"reason":"x"',
  '/rating': '"stars":5',
  '/follow-up': '"text":"x"',
  '/reassign': '"to":"x"',
  '/scope': '"scope":[]',
  '/leave-out': '"leftOut":true',
  '/answer': '"answer":"accepted"',
  '/stores/{store}': '"name":"x","timeZone":"UTC"',
  '/shifts/{person}': '"timeZone":"UTC","shifts":{"week":{"mon":[{"from":"09:00","to":"17:00"}]}}',
  '/help-desk': '"address":"orders@shop.example"',
  '/appointment': '"at":1',
  '/sign-in': '"shop":"demo","identity":"a.b.c"',
}

test('no request body reaches the shared prototypes, and none causes a fault', async () => {
  const server = await startTestServer()
  const key = await adminKey(server)
  const { body: ana } = await ask<StartedRoom>(server, 'POST /rooms', { body: { name: 'Ana' } })
  const document = (await (await fetch(`${server.url}/openapi.json`)).json()) as ApiDocument
  const values: Readonly<Record<string, string>> = {
    room: ana.room.id,
    member: ana.member.id,
    code: ana.invitation.code,
    invitation: ana.invitation.id,
    shop: 'demo',
  }
  const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { requestBody }]) => requestBody?.content['application/json'])
      .map(([method]) => ({ method: method.toUpperCase(), path: path.replace('/api/v1', '') })),
  )
  expect(routes.length).toBeGreaterThanOrEqual(8)
  for (const { method, path } of routes) {
    const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? 'x')
    const fits = Object.entries(fitting).find(([end]) => path.endsWith(end))?.[1]
    // A new route needs a body here.
    expect([path, fits]).toEqual([path, expect.any(String)])
    const bodies = poisons.flatMap((one) => [`{${one}}`, `{${fits},${one}}`, `{${one},${fits}}`, `[{${one}}]`])
    for (const body of bodies) {
      const token = path.startsWith('/shops') ? key : ana.token
      const answer = await ask<Record<string, unknown>>(server, `${method} ${address}`, { token, body })
      expect([method, path, body, answer.status >= 500]).toEqual([method, path, body, false])
      expect(answer.text).not.toContain('polluted')
    }
  }
})

test('no query, path or header reaches the shared prototypes', async () => {
  const server = await startTestServer()
  const names = ['__proto__', 'constructor', 'hasOwnProperty', '__proto__[polluted]']
  for (const name of names) {
    for (const route of [
      `GET /shops/${name}`,
      `GET /products/${name}?shop=${name}`,
      `GET /products?${name}=yes&shop=${name}`,
      `GET /rooms/${name}`,
      `GET /invitations/${name}`,
      `GET /shops/${name}/keys`,
    ]) {
      const answer = await ask(server, route, { token: name, headers: { 'idempotency-key': name } })
      expect([route, answer.status >= 500]).toEqual([route, false])
      if (!route.startsWith('GET /products?')) expect([route, answer.status < 400]).toEqual([route, false])
    }
  }
})
