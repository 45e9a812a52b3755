// The built page: hashed assets for ever, pictures for a week, and index.html wherever a person may navigate to.
import { join } from 'node:path'
import type { Context, NotFoundHandler } from 'hono'
import { pageAt } from '#shared/pages/page-address.ts'
import { refusal } from '#shared/refusals.ts'
import type { ApiEnv } from '#server/host/api.ts'
import { page } from '#server/host/page.ts'
import type { Page } from '#server/host/page.ts'
import { keptText } from '#server/host/kept-text.ts'
import { problem } from '#server/host/problem.ts'
import { fontFaces } from './font-faces.ts'
import { answerFile } from './static-files.ts'

/** Where the build put things. */
export interface BuiltPage {
  readonly pageDir: string
  readonly picturesDir: string
}

const forEver = 'public, max-age=31536000, immutable'
const aWeek = 'public, max-age=604800'
/** Kept, but asked about each time: a new build counts at the next visit. */
const askFirst = 'no-cache'

const file = { method: 'get', access: 'open', limit: 'none' } as const

/** The files that the build wrote into folders of their own. */
export function builtFiles({ pageDir, picturesDir }: BuiltPage): readonly Page[] {
  return [
    // Assets carry a hash of their content in their name.
    page({ ...file, path: '/assets/*', headers: 'page' }, async (c) => {
      return (await answerFile(c, pageDir, c.req.path, { cacheControl: forEver })) ?? problem(c, refusal('not-found'))
    }),
    // For pages that the server writes itself: they cannot know the hashes.
    page(
      { ...file, path: '/faces.css', headers: 'page' },
      keptText(() => fontFaces(join(pageDir, 'assets')), {
        'cache-control': askFirst,
        'content-type': 'text/css; charset=utf-8',
      }),
    ),
    // Pictures of the demo shop.
    page({ ...file, path: '/pictures/*', headers: 'picture' }, async (c) => {
      const name = c.req.path.slice('/pictures/'.length)
      return (await answerFile(c, picturesDir, name, { cacheControl: aWeek })) ?? problem(c, refusal('not-found'))
    }),
  ]
}

/** Answers an address that no route has: a file at the root of the page, the page itself, or nothing. */
export function servePageOrNothing({ pageDir }: BuiltPage): NotFoundHandler<ApiEnv> {
  return async (c) => {
    if (!isNavigation(c)) return problem(c, refusal('not-found'))
    const path = c.req.path === '/index.html' ? '/' : c.req.path
    const file = /[.][a-z0-9]+$/i.test(path)
      ? await answerFile(c, pageDir, path, { cacheControl: askFirst })
      : undefined
    if (file) return file
    if (/[.](?!html$)[a-z0-9]{2,5}$/i.test(path)) return problem(c, refusal('not-found'))
    const { pathname, search } = new URL(c.req.url)
    if (pathname !== '/' && pathname.endsWith('/') && pageAt(pathname) !== undefined)
      return c.redirect(`${pathname.slice(0, -1)}${search}`, 301)
    const isThere = pageAt(path) !== undefined && c.get('isAboutNothing') !== true
    // The page says in words what the status says to programs.
    const index = await answerFile(
      c,
      pageDir,
      '/index.html',
      isThere ? { cacheControl: askFirst } : { cacheControl: 'no-store', status: 404 },
    )
    return index ?? problem(c, refusal('not-found', { detail: 'The page has not been built.' }))
  }
}

function isNavigation(c: Context): boolean {
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return false
  if (/^[/](?:api|sync|socket[.]io|metrics)(?:[/]|$)/.test(c.req.path)) return false
  const accept = c.req.header('accept')
  return accept === undefined || /text[/]html|[*][/][*]|image[/]|text[/]/.test(accept)
}
