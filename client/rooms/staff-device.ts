// How this browser is known as a device of an associate. The page and its worker both read it: with its secret the worker takes a request
// while no page is open, and a page that the worker opens is signed in. It is of no use once the session is over.
import type { DeskDevice } from '#shared/desk/attention.ts'
import type { ShopId } from '#shared/ids.ts'

/** A worker has no simpler storage than a cache. */
const cacheName = 'desk device'

/** The device for a shop; undefined where there is none. */
export async function staffDevice(shop: ShopId): Promise<DeskDevice | undefined> {
  if (!('caches' in globalThis)) return undefined
  const found = await (await caches.open(cacheName)).match(entryOf(shop))
  return found && ((await found.json()) as DeskDevice)
}

/** Keeps it; undefined forgets it. */
export async function saveStaffDevice(shop: ShopId, device: DeskDevice | undefined): Promise<void> {
  if (!('caches' in globalThis)) return
  const cache = await caches.open(cacheName)
  await (device ? cache.put(entryOf(shop), new Response(JSON.stringify(device))) : cache.delete(entryOf(shop)))
}

function entryOf(shop: ShopId): string {
  return `/desk-device/${encodeURIComponent(shop)}`
}
