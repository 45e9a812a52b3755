import { Hono } from 'hono'
import { expect, test } from 'vitest'
import * as peopleLimits from '#server/limits/people-channel.ts'
import * as limits from '#shared/records/limits.ts'
import { documentKinds, kindsIn } from '#shared/records/table.ts'
import { refusals } from '#shared/refusals.ts'
import { commandRequests } from '#shared/wire/commands.ts'
import { peopleEvents } from '#shared/wire/people.ts'
import { wireVersion, wireVersions } from '#shared/wire/version.ts'
import { tags } from '#server/http/docs/api-document.ts'
import { docsPages } from '#server/http/docs/docs-pages.ts'
import { newApi } from '#server/host/api.ts'
import type { ApiEnv } from '#server/host/api.ts'
import { startTestServer } from '#test/support/server.ts'

interface ApiDocument {
  openapi: string
  tags: { name: string }[]
  components: { schemas: Record<string, unknown>; securitySchemes: Record<string, unknown> }
  paths: Record<string, Record<string, Operation>>
}

interface Operation {
  tags?: string[]
  summary?: string
  security?: Record<string, unknown>[]
  responses: Record<string, { description?: string; content?: Record<string, unknown> }>
}

async function documents() {
  const { url } = await startTestServer()
  const page = await (await fetch(`${url}/docs`)).text()
  const api = (await (await fetch(`${url}/openapi.json`)).json()) as ApiDocument
  const operations = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      path,
      operation,
    })),
  )
  return { url, page, api, operations }
}

test('the readable page lists every record kind, with its rules and its sentence', async () => {
  const { page } = await documents()
  for (const name of documentKinds) {
    expect(page).toContain(`id="document-${name}"`)
    for (const kind of kindsIn(name)) {
      expect(page).toContain(`id="root-${name}-${kind.root}"`)
      expect(page).toContain((kind.about.split('`')[0] ?? '').replaceAll("'", '&#39;').slice(0, 40))
    }
  }
})

test('the readable page lists every command and every event of the people channel', async () => {
  const { page } = await documents()
  for (const name of [...Object.keys(commandRequests), ...Object.keys(peopleEvents)])
    expect(page).toContain(`<code>${name}</code>`)
})

test('the readable page says which version of the wire the server speaks, and what each version changed', async () => {
  const { page } = await documents()
  expect(page).toContain(`speaks version ${wireVersion.version} of the wire`)
  for (const { version, change } of wireVersions) expect(page).toContain(`<b>${version}</b> — ${change}`)
})

test('the readable page names the events of every record kind, with the fields of their details', async () => {
  const { page } = await documents()
  for (const [document, kind] of allKinds()) {
    const start = page.indexOf(`id="root-${document}-${kind.root}"`)
    const article = page.slice(start, page.indexOf('</article>', start))
    for (const name of Object.keys(kind.events)) expect(article).toContain(`<code>${name}`)
  }
  expect(page).toContain('<code>link.shared { host }</code>')
})

test('the readable page shows the examples of every record kind, and none of them as markup', async () => {
  const { page } = await documents()
  for (const [document, kind] of allKinds()) {
    const article =
      new RegExp(`<article class="kind" id="root-${document}-${kind.root}">([\\s\\S]*?)</article>`).exec(page)?.[1] ??
      ''
    const shown = /<pre[^>]*><code>([^<]*)<[/]code><[/]pre>/.exec(article)?.[1] ?? ''
    for (const { id, value } of kind.examples) {
      expect(shown).toContain(`${id} → `)
      for (const text of textsIn(value)) expect(shown).toContain(text)
    }
  }
  // Quotes are escaped, and so would be anything that is markup.
  expect(page).toContain('title: &#39;Boots tested&#39;')
})

test('where a record may have several shapes, the fields of each are shown', async () => {
  const { page } = await documents()
  const pins = page.slice(page.indexOf('id="root-annotations-pins"'), page.indexOf('id="root-annotations-strokes"'))
  for (const field of ['variantId', 'comparisonId', 'attribute', 'reviewId', 'image'])
    expect(pins).toContain(`<dt><code>${field}</code>`)
})

/** Every record kind, with the kind of its document. */
function allKinds() {
  return documentKinds.flatMap((document) => kindsIn(document).map((kind) => [document, kind] as const))
}

/** All texts of a value that need no escaping, and its field names. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value.split(/[&<>"']/)[0] ?? '']
  if (typeof value !== 'object' || value === null) return [String(value)]
  return Object.entries(value).flatMap(([field, part]) => [
    ...(Array.isArray(value) || /\W/.test(field) ? [] : [`${field}: `]),
    ...textsIn(part),
  ])
}

test('the readable page lists every refusal, every limit and every route', async () => {
  const { page, operations } = await documents()
  for (const code of Object.keys(refusals)) expect(page).toContain(`<div id="${code}">`)
  for (const value of [...Object.values(limits), ...Object.values(peopleLimits)]) {
    const shown =
      value >= 2 ** 20
        ? `${value / 2 ** 20} MiB`
        : value >= 1024
          ? [`${value / 1024} KiB`, value.toLocaleString('en')]
          : value.toLocaleString('en')
    expect([shown].flat().some((text) => page.includes(`<b>${text}</b>`))).toBe(true)
  }
  const peoplesLimits = page.slice(page.indexOf('id="people-limits"'))
  expect(peoplesLimits.match(/<dt>/g)?.length).toBeGreaterThanOrEqual(Object.keys(peopleLimits).length)
  expect(page.match(/<details class="route">/g)).toHaveLength(operations.length)
})

test('the readable page needs no script and fetches nothing from elsewhere', async () => {
  const { page, url } = await documents()
  expect(page).not.toMatch(/<script|<style|\sstyle=|\son\w+=/i)
  expect(page).not.toMatch(/(?:src|href)="(?!\/|#)/)
  const css = await fetch(`${url}/docs/docs.css`)
  expect(css.headers.get('content-type')).toContain('text/css')
  expect(await css.text()).not.toMatch(/@import|https?:/)
})

test('every link on the page leads somewhere', async () => {
  const { page } = await documents()
  const ids = new Set([...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id))
  for (const [, target = ''] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target)
})

test('the fixed points of the API are described', async () => {
  const { operations } = await documents()
  const names = operations.map(({ name }) => name)
  for (const fixed of [
    'POST /api/v1/rooms',
    'GET /api/v1/rooms/{room}',
    'GET /api/v1/rooms/{room}/history',
    'POST /api/v1/rooms/{room}/invitations',
    'DELETE /api/v1/rooms/{room}/invitations/{invitation}',
    'POST /api/v1/invitations/{code}/accept',
    'POST /api/v1/tokens/renew',
    'GET /api/v1/products',
    'GET /healthz',
    'GET /readyz',
    'GET /metrics',
  ]) {
    expect(names).toContain(fixed)
  }
})

test('every route has a tag, a sentence, an answer and its refusals', async () => {
  const { api, operations } = await documents()
  expect(api.openapi).toBe('3.1.0')
  for (const { path, operation } of operations) {
    expect(Object.keys(tags)).toContain(operation.tags?.[0])
    expect(operation.summary).toMatch(/\S{2}/)
    expect(Object.keys(operation.responses).some((status) => status.startsWith('2'))).toBe(true)
    for (const scheme of (operation.security ?? []).flatMap(Object.keys)) {
      expect(Object.keys(api.components.securitySchemes)).toContain(scheme)
    }
    if (!path.startsWith('/api/')) continue
    for (const [status, response] of Object.entries(operation.responses)) {
      if (status.startsWith('2')) continue
      expect(Object.keys(response.content ?? {})).toEqual(['application/problem+json'])
    }
  }
})

test('every shape that the document points at is in it', async () => {
  const { api } = await documents()
  for (const [, name = ''] of JSON.stringify(api).matchAll(/#\/components\/schemas\/([^"]+)/g)) {
    expect(Object.keys(api.components.schemas)).toContain(name)
  }
})

test('the readable page is written once, however often it is asked for', async () => {
  let written = 0
  const publicUrl = () => {
    written += 1
    return 'https://tagalong.example'
  }
  const docs = new Hono<ApiEnv>()
  for (const { path, handler } of docsPages(newApi(), { publicUrl, pageDir: '/nowhere' })) docs.get(path, handler)
  const [first, second] = [await docs.request('/docs'), await docs.request('/docs')]
  expect(await first.text()).toContain('https://tagalong.example')
  expect(await second.text()).toContain('https://tagalong.example')
  expect(written).toBe(1)
})
