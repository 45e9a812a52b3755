import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { Hono } from 'hono'
import { etag } from 'hono/etag'
import type { ApiEnv } from '#server/host/api.ts'
import { readStyleSheet } from '#server/host/style-sheet.ts'
import { describeSecurity, readApiDocument, writeApiDocument } from './api-document.ts'
import { docsPage } from './docs-page.ts'

const sheet = readStyleSheet(join(import.meta.dirname, 'docs.css'))

/**
 * `/openapi.json` and `/docs`, of all routes of an app.
 * @param options.pageDir the built page, whose fonts are used where it has been built.
 */
export function docsRoutes(
  app: OpenAPIHono<ApiEnv>,
  options: { publicUrl: () => string; pageDir: string },
): Hono<ApiEnv> {
  describeSecurity(app)
  // Written at the first request: by then every route is there, and the routes do not change any more. And only then: writing the
  // page takes a tenth of a second, and anybody may ask for it.
  const document = once(() => writeApiDocument(app))
  const json = once(() => JSON.stringify(document()))
  const page = once(() => docsPage(readApiDocument(document()), options.publicUrl()))
  const css = () => fontFaces(join(options.pageDir, 'assets')) + sheet
  const docs = new Hono<ApiEnv>()
  docs.use('/docs', etag())
  docs.use('/docs/*', etag())
  docs.use('/openapi.json', etag())
  docs.get('/openapi.json', (c) => c.body(json(), 200, { ...askFirst, 'content-type': 'application/json' }))
  docs.get('/docs', (c) => c.html(page(), 200, askFirst))
  docs.get('/docs/docs.css', (c) => c.body(css(), 200, { ...askFirst, 'content-type': 'text/css; charset=utf-8' }))
  return docs
}

/** Does it at the first call; all others get the same. */
function once<T>(work: () => T): () => T {
  let done: { readonly value: T } | undefined
  return () => (done ??= { value: work() }).value
}

const askFirst = { 'cache-control': 'no-cache' }

const faces = [
  { family: 'Figtree Variable', file: /^figtree-latin-wght-normal.*[.]woff2$/, weight: '300 900' },
  { family: 'Fraunces Variable', file: /^fraunces-latin-wght-normal.*[.]woff2$/, weight: '100 900' },
]

/** The product's own faces, from the built page; the names of its files carry a hash. */
function fontFaces(assets: string): string {
  let files: readonly string[] = []
  try {
    files = readdirSync(assets)
  } catch {
    // Not built: the page is set in what the reader's system has.
  }
  return faces
    .map(({ family, file, weight }) => {
      const name = files.find((candidate) => file.test(candidate))
      if (name === undefined) return ''
      return `@font-face{font-family:'${family}';font-weight:${weight};font-display:swap;src:url('/assets/${name}') format('woff2')}\n`
    })
    .join('')
}
