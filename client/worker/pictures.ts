// Pictures that were looked at, for when there is no network. Only pictures: what the API answers belongs to a member, and is
// kept, if at all, where it is forgotten together with their membership.
import { ExpirationPlugin } from 'workbox-expiration'
import { CacheFirst, StaleWhileRevalidate } from 'workbox-strategies'
import type { Strategy, StrategyOptions } from 'workbox-strategies'

type WorkboxPlugin = NonNullable<StrategyOptions['plugins']>[number]

const day = 86_400

/** The shop's pictures from this server. */
const own = new StaleWhileRevalidate({ cacheName: 'pictures', plugins: [atMost(300, 30 * day)] })
/**
 * Pictures from elsewhere. They come without leave to be looked into, and browsers then count each as several megabytes of the room
 * there is.
 */
const foreign = new StaleWhileRevalidate({ cacheName: 'pictures elsewhere', plugins: [atMost(60, 14 * day)] })
/** Files of the page that are not needed to open it, such as the letters of another script. */
const parts = new CacheFirst({ cacheName: 'parts', plugins: [atMost(60, 60 * day)] })

/** Who answers for a file; undefined for what only the network may answer. */
export function strategyFor(request: Request): Strategy | undefined {
  const { origin, pathname } = new URL(request.url)
  if (origin !== location.origin) return request.destination === 'image' ? foreign : undefined
  if (pathname.startsWith('/pictures/')) return own
  return pathname.startsWith('/assets/') ? parts : undefined
}

/** Keeps pictures that were shown before the worker was there; the browser mostly has them still. */
export async function cachePictures(addresses: readonly string[], event: ExtendableEvent): Promise<void> {
  for (const address of addresses) {
    const isOwn = new URL(address).origin === location.origin
    const request = new Request(address, { mode: isOwn ? 'same-origin' : 'no-cors' })
    if (await caches.match(request, { ignoreVary: true })) continue
    await (isOwn ? own : foreign).handle({ request, event }).catch(() => undefined)
  }
}

function atMost(maxEntries: number, maxAgeSeconds: number): WorkboxPlugin {
  // Its class lets undefined stand for what is left out, which the type of plugins does not.
  return new ExpirationPlugin({ maxEntries, maxAgeSeconds, purgeOnQuotaError: true }) as WorkboxPlugin
}
