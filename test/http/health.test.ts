import { expect, test } from 'vitest'
import { startHttp } from '#test/support/http.ts'
import { openRoom } from '#test/support/people.ts'
import { startTestServer } from '#test/support/server.ts'

test('a server that runs is alive and ready', async () => {
  const { url } = await startTestServer()
  for (const path of ['/healthz', '/readyz']) {
    const response = await fetch(url + path)
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ ok: true })
  }
})

test('a node whose storage does not answer is alive and not ready', async () => {
  const failing = { storage: () => Promise.reject(new Error('disk full')), isStopping: () => false }
  const http = await startHttp({ readiness: failing })
  expect((await fetch(`${http.url}/healthz`)).status).toBe(200)
  const ready = await fetch(`${http.url}/readyz`)
  expect(ready.status).toBe(503)
  const text = await ready.text()
  expect(JSON.parse(text)).toMatchObject({ code: 'storage-unavailable', retry: true })
  expect(text).not.toContain('disk')
})

test('a node that is stopping is not ready', async () => {
  const http = await startHttp({ readiness: { storage: () => Promise.resolve(), isStopping: () => true } })
  const ready = await fetch(`${http.url}/readyz`)
  expect(ready.status).toBe(503)
  expect(await ready.json()).toMatchObject({ code: 'node-restarting' })
})

test('metrics count requests by route and not by address', async () => {
  const { url } = await startTestServer()
  const ana = await openRoom(url, 'Ana')
  const headers = { authorization: `Bearer ${ana.token}` }
  for (let visit = 0; visit < 3; visit++) await fetch(`${url}/api/v1/rooms/${ana.roomId}`, { headers })
  await fetch(`${url}/some/where`)
  const response = await fetch(`${url}/metrics`)
  expect(response.headers.get('content-type')).toContain('text/plain')
  const text = await response.text()
  expect(text).toMatch(/tagalong_http_requests_total\{method="GET",route="\/api\/v1\/rooms\/:room",status="200"\} 3/)
  expect(text).toContain('process_cpu_seconds_total')
  expect(text).not.toContain(ana.roomId)
  expect(text).not.toContain('/some/where')
})
