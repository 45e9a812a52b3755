// What browsers are told about this server's pages: nothing runs or connects that does not come from here.
import type { Context, MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { ApiEnv } from '#server/http/api.ts'
import type { Origins } from './origins.ts'

const nothing = ["'none'"]
const own = ["'self'"]

/** Sets the headers for whatever kind of answer the path has. */
export function securityHeaders(options: { origins: Origins; isHttps: () => boolean }): MiddlewareHandler<ApiEnv> {
  const headers = { shared: sharedHeaders(options.isHttps()), pages: pageHeaders(options.isHttps()) }
  const api = secureHeaders({
    ...headers.shared,
    contentSecurityPolicy: { defaultSrc: nothing, frameAncestors: nothing },
  })
  // An SVG that somebody opens by itself is a document: it gets no script and no origin.
  const picture = secureHeaders({
    ...headers.shared,
    crossOriginResourcePolicy: 'cross-origin',
    contentSecurityPolicy: { defaultSrc: nothing, styleSrc: ["'unsafe-inline'"], sandbox: [] },
  })
  return async (c, next) => {
    if (c.req.path.startsWith('/api/')) return api(c, next)
    if (c.req.path.startsWith('/pictures/')) return picture(c, next)
    const ancestors = [...own, ...(await options.origins.ofShops())]
    return headers.pages(ancestors)(c, next)
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
      webShare: ['self'],
      clipboardWrite: ['self'],
      clipboardRead: [],
      geolocation: [],
      payment: [],
      usb: [],
    },
  }
}

/** The pages' headers; built once for each list of embedding shops. */
function pageHeaders(isHttps: boolean): (ancestors: readonly string[]) => MiddlewareHandler {
  let latest: { readonly key: string; readonly middleware: MiddlewareHandler } | undefined
  return (ancestors) => {
    const key = ancestors.join(' ')
    if (latest?.key !== key) latest = { key, middleware: secureHeaders(pageOptions(ancestors, isHttps)) }
    return latest.middleware
  }
}

function pageOptions(frameAncestors: readonly string[], isHttps: boolean): HeaderOptions {
  return {
    ...sharedHeaders(isHttps),
    contentSecurityPolicy: {
      defaultSrc: own,
      scriptSrc: own,
      styleSrc: own,
      fontSrc: own,
      // A catalogue's pictures lie on the shops' own servers.
      imgSrc: [...own, 'https:', 'data:', 'blob:'],
      mediaSrc: [...own, 'blob:'],
      // 'self' covers WebSockets only in newer browsers, so that the host is named as well.
      connectSrc: [...own, (c) => socketsOf(c)],
      workerSrc: own,
      manifestSrc: own,
      objectSrc: nothing,
      baseUri: nothing,
      formAction: own,
      frameAncestors: [...frameAncestors],
    },
  }
}

function socketsOf(c: Context): string {
  const host = c.req.header('host') ?? ''
  return /^[\w.:[\]-]+$/.test(host) ? `ws://${host} wss://${host}` : ''
}
