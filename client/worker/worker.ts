// The service worker: opens the page without a network, and takes push messages while no page is open.
import { postToWorker } from '#client/rooms/worker-messages.ts'
import type { ToWorker } from '#client/rooms/worker-messages.ts'
import { answererOf } from './navigations.ts'
import { strategyFor, cachePictures } from './pictures.ts'
import { onPush, onSubscriptionChange, onTap } from './pushes.ts'
import { cacheRelease, cachedFile, openPage, tidyReleases } from './releases.ts'

declare const self: ServiceWorkerGlobalScope

self.addEventListener('install', (event) => event.waitUntil(cacheRelease()))

self.addEventListener('activate', (event) => {
  // Pages that were open before there was a worker are served from now on; those of an older release keep their own parts. No more
  // than that: a page that opens waits for it.
  event.waitUntil(self.clients.claim())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET') return
  const { origin, pathname } = new URL(request.url)
  if (request.mode === 'navigate') {
    // Which websites may frame a page hangs on its address, and only the server knows; the cached page is for all addresses.
    if (request.destination !== 'document') return
    if (origin !== location.origin) return
    const answerer = answererOf(pathname)
    if (answerer === 'page') event.respondWith(onNavigation(event))
    if (answerer === 'written') event.respondWith(fetch(request).catch(() => openPage(request)))
    return
  }
  const strategy = strategyFor(request)
  if (!strategy) return
  event.respondWith(
    pathname.startsWith('/assets/')
      ? cachedFile(request).then((cached) => cached ?? strategy.handle({ request, event }))
      : strategy.handle({ request, event }),
  )
})

self.addEventListener('message', (event) => {
  const message = event.data as ToWorker
  if (message.kind === 'take-over') event.waitUntil(self.skipWaiting())
  // It comes from every page once it is at rest: others may have gone by then.
  else event.waitUntil(Promise.all([cachePictures(message.pictures, event), tidyReleases()]))
})

self.addEventListener('push', (event) => event.waitUntil(onPush(event)))
self.addEventListener('notificationclick', (event) => event.waitUntil(onTap(event)))
self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(onSubscriptionChange(event)))

async function onNavigation(event: FetchEvent): Promise<Response> {
  const { waiting } = self.registration
  // A new release waits, and this is the only page there is: nobody needs the old one once this page has gone from it.
  if (waiting && (await self.clients.matchAll({ type: 'window' })).length < 2)
    postToWorker(waiting, { kind: 'take-over' })
  return openPage(event.request)
}
