// Security headers: a page runs scripts of this server alone, and connects to this server alone.
import { createHash } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { TrieRouter } from 'hono/router/trie-router'
import { secureHeaders } from 'hono/secure-headers'
import type { Logger } from 'pino'
import type { ApiEnv } from '#server/host/api.ts'
import type { Page, PageHeaders } from '#server/host/page.ts'
import type { Origins } from './origins.ts'

const nothing = ["'none'"]
const own = ["'self'"]
/** How long a page waits for the look-up of the websites that may embed it. */
const patienceMs = 500
/** Lists of embedding websites whose headers are cached, one a shop. */
const maxKept = 100

/**
 * Style elements that react-aria makes at run time, word for word; allowed by their hash. A test compares them with the library.
 */
export const libraryStyles: readonly string[] = [
  '@layer {\n  [data-react-aria-pressable] {\n    touch-action: pan-x pan-y pinch-zoom;\n  }\n}',
  '@layer {\n  * {\n    overscroll-behavior: contain;\n  }\n}',
]

/** What the headers depend on. */
interface HeaderParts {
  readonly origins: Origins
  /** Origins besides our own that the page connects to. */
  readonly connectsTo: readonly string[]
  readonly isHttps: () => boolean
  readonly log: Logger
  /** The addresses of the API. */
  readonly api: string
  /** Pages that say which headers they have; every other address has those of the built page. */
  readonly pages: readonly Pick<Page, 'path' | 'headers'>[]
}

/** Sets the headers of every answer, also of one that refuses or finds nothing: they go by the address alone. */
export function securityHeaders(options: HeaderParts): MiddlewareHandler<ApiEnv> {
  const kindOf = kindsByAddress(options)
  let kinds: ReturnType<typeof headersOf> | undefined
  return async (c, next) => {
    // Built at the first request: by then it is known where people reach this server.
    kinds ??= headersOf(options.isHttps(), options)
    const kind = kindOf(c.req.path)
    if (kind !== 'page') return kinds[kind](c, next)
    return kinds.page(await ancestorsOf(c.req.path, options))(c, next)
  }
}

/** The service worker lies among the files of the built page. */
const worker = { path: '/worker.js', headers: 'worker' } as const

function kindsByAddress({ api, pages }: HeaderParts): (path: string) => PageHeaders | 'api' {
  const router = new TrieRouter<PageHeaders | 'api'>()
  router.add('ALL', api, 'api')
  for (const { path, headers } of [worker, ...pages]) router.add('ALL', path, headers)
  return (path) => router.match('ALL', path)[0].at(-1)?.[0] ?? 'page'
}

/** The websites that may show a page in a frame. If the look-up fails, none may, and the page is served all the same. */
async function ancestorsOf(path: string, { origins, log }: HeaderParts): Promise<readonly string[]> {
  try {
    return [...own, ...(await inTime(origins.ofPage(path)))]
  } catch (err) {
    log.warn({ err }, 'A page is shown in no frame, for its shop could not be looked up')
    return nothing
  }
}

async function inTime<Value>(asked: Promise<Value>): Promise<Value> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`There was no answer within ${patienceMs} ms.`)), patienceMs)
  try {
    return await Promise.race([asked, late])
  } finally {
    clearTimeout(timer)
  }
}

function headersOf(isHttps: boolean, parts: Pick<HeaderParts, 'origins' | 'connectsTo'>) {
  const shared = sharedHeaders(isHttps)
  return {
    // A photo that is opened by itself gets no script and no origin either.
    api: secureHeaders({
      ...shared,
      contentSecurityPolicy: { defaultSrc: nothing, sandbox: [], frameAncestors: nothing },
    }),
    // An SVG that is opened by itself is a document: it gets no script and no origin.
    picture: secureHeaders({
      ...shared,
      crossOriginResourcePolicy: 'cross-origin',
      contentSecurityPolicy: { defaultSrc: nothing, styleSrc: ["'unsafe-inline'"], sandbox: [] },
    }),
    // Pages behind a personal link have no script at all, and the link that opens them stays between them and this server.
    letter: secureHeaders({
      ...shared,
      referrerPolicy: 'same-origin',
      contentSecurityPolicy: {
        defaultSrc: nothing,
        styleSrc: own,
        fontSrc: own,
        imgSrc: [...own, 'https:'],
        baseUri: nothing,
        formAction: own,
        frameAncestors: nothing,
      },
    }),
    // The page's service worker fetches what the page shows, also pictures from the shops' own servers.
    worker: secureHeaders({
      ...shared,
      contentSecurityPolicy: { defaultSrc: nothing, scriptSrc: own, connectSrc: [...own, 'https:'] },
    }),
    page: pageHeaders(shared, parts),
  }
}

type HeaderOptions = NonNullable<Parameters<typeof secureHeaders>[0]>

function sharedHeaders(isHttps: boolean): HeaderOptions {
  return {
    strictTransportSecurity: isHttps && 'max-age=31536000; includeSubDomains',
    // frame-ancestors says who may embed a page, and says it exactly.
    xFrameOptions: false,
    permissionsPolicy: {
      camera: ['self'],
      microphone: ['self'],
      displayCapture: ['self'],
      fullscreen: ['self'],
      clipboardWrite: ['self'],
      clipboardRead: [],
      geolocation: [],
      payment: [],
      usb: [],
    },
  }
}

/** The pages' headers; built once for each list of embedding websites. */
function pageHeaders(
  shared: HeaderOptions,
  parts: Pick<HeaderParts, 'origins' | 'connectsTo'>,
): (ancestors: readonly string[]) => MiddlewareHandler {
  const kept = new Map<string, MiddlewareHandler>()
  return (ancestors) => {
    const key = ancestors.join(' ')
    const known = kept.get(key)
    if (known) return known
    const made = secureHeaders(pageOptions(ancestors, shared, parts))
    if (kept.size >= maxKept) kept.clear()
    kept.set(key, made)
    return made
  }
}

function pageOptions(
  frameAncestors: readonly string[],
  shared: HeaderOptions,
  { origins, connectsTo }: Pick<HeaderParts, 'origins' | 'connectsTo'>,
): HeaderOptions {
  return {
    ...shared,
    contentSecurityPolicy: {
      defaultSrc: own,
      scriptSrc: own,
      styleSrc: [...own, ...libraryStyles.map(hashOf)],
      // The page as the server draws it has a picture's ground and a member's colour in style attributes. They reach nothing that a
      // picture's address would not: pictures may come from anywhere over https.
      styleSrcAttr: ["'unsafe-inline'"],
      fontSrc: own,
      // A catalogue's pictures lie on the shops' own servers.
      imgSrc: [...own, 'https:', 'data:', 'blob:'],
      mediaSrc: [...own, 'blob:'],
      // 'self' covers WebSockets only in newer browsers, so that the host is named as well.
      connectSrc: [...own, ...connectsTo, (c) => socketsOf(origins.socketHosts(c.req.header('host')))],
      workerSrc: own,
      manifestSrc: own,
      objectSrc: nothing,
      baseUri: nothing,
      formAction: own,
      frameAncestors: [...frameAncestors],
    },
  }
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

function socketsOf(hosts: readonly string[]): string {
  return hosts.map((host) => `ws://${host} wss://${host}`).join(' ')
}
