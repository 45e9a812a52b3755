import { join } from 'node:path'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { ApiEnv } from '#server/host/api.ts'
import { page } from '#server/host/page.ts'
import type { Page } from '#server/host/page.ts'
import { readStyleSheet } from '#server/host/style-sheet.ts'
import { keptText } from '#server/host/kept-text.ts'
import { fontFaces } from '../font-faces.ts'
import { describeSecurity, readApiDocument, writeApiDocument } from './api-document.ts'
import { docsPage } from './docs-page.ts'

const sheet = readStyleSheet(join(import.meta.dirname, 'docs.css'))

const open = { method: 'get', access: 'open', limit: 'none', headers: 'page' } as const

/**
 * `/openapi.json` and `/docs`, of all routes of an app.
 * @param options.pageDir the built page, whose fonts are used where it has been built.
 */
export function docsPages(
  app: OpenAPIHono<ApiEnv>,
  options: { publicUrl: () => string; pageDir: string },
): readonly Page[] {
  describeSecurity(app)
  // Written at the first request: by then every route is there, and the routes do not change any more. And only then: writing the
  // page takes a tenth of a second, and anybody may ask for it.
  const document = once(() => writeApiDocument(app))
  return [
    page(
      { ...open, path: '/openapi.json' },
      keptText(() => JSON.stringify(document()), { ...askFirst, 'content-type': 'application/json' }),
    ),
    page(
      { ...open, path: '/docs' },
      keptText(async () => String(await docsPage(readApiDocument(document()), options.publicUrl())), {
        ...askFirst,
        'content-type': 'text/html; charset=UTF-8',
      }),
    ),
    page(
      { ...open, path: '/docs/docs.css' },
      keptText(() => fontFaces(join(options.pageDir, 'assets')) + sheet, {
        ...askFirst,
        'content-type': 'text/css; charset=utf-8',
      }),
    ),
  ]
}

/** Does it at the first call; all others get the same. */
function once<T>(work: () => T): () => T {
  let done: { readonly value: T } | undefined
  return () => (done ??= { value: work() }).value
}

const askFirst = { 'cache-control': 'no-cache' }
