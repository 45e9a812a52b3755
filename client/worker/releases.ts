// Caches the built page, so that it opens without a network. Each release has a cache of its own, which stays as long as
// a page that was opened with it: that page may still ask for parts that no server has any more.
import { files, release } from 'virtual:built-page'
import { postToPage } from '#client/rooms/worker-messages.ts'

declare const self: ServiceWorkerGlobalScope

const prefix = 'release-'
const indexFile = '/index.html'
/** An entry of every release that is cached whole: a number, higher than that of the release before. No file of the page has this name. */
const numberFile = '/release-number'
/** A page that is busy for longer, or only just opening, counts as one that needs everything. */
const answerMs = 3_000

/** Fetches the release of this worker; fails unless all of it came. */
export async function cacheRelease(): Promise<void> {
  const cache = await caches.open(release)
  await Promise.all(files.map((file) => cacheFile(cache, file)))
  const numbers = await Promise.all((await cachedReleases()).map(numberOf))
  await cache.put(numberFile, new Response(String(Math.max(...numbers) + 1)))
}

/** The page itself, whatever the address: as the latest release has it. */
export async function openPage(request: Request): Promise<Response> {
  const cache = await caches.open(await latestRelease())
  return (await cache.match(indexFile)) ?? fetch(request)
}

/** A file of any release that is still cached. */
export function cachedFile(request: Request): Promise<Response | undefined> {
  // Responses are cached as they came; the page requests them in its own way (as a module, or with an origin).
  return caches.match(request, { ignoreVary: true })
}

/** Removes releases that no open page was built with. */
export async function tidyReleases(): Promise<void> {
  // One that is still coming is needed by no page yet.
  if (self.registration.installing) return
  const latest = await latestRelease()
  const older = (await cachedReleases()).filter((name) => name !== latest)
  if (older.length === 0) return
  const scripts = await firstScripts()
  // One that does not say might be of any release.
  if (scripts.includes(undefined)) return
  for (const name of older) {
    const cache = await caches.open(name)
    const isNeeded = await Promise.all(scripts.map((script) => cache.match(script ?? '')))
    if (isNeeded.every((found) => found === undefined)) await caches.delete(name)
  }
}

/** This worker's, or the one whose worker waits for this one to end: browsers take their time over that, and people do not. */
async function latestRelease(): Promise<string> {
  if (!self.registration.waiting) return release
  const cached = await Promise.all(
    (await cachedReleases()).map(async (name) => ({ name, number: await numberOf(name) })),
  )
  return cached.toSorted((one, other) => other.number - one.number)[0]?.name ?? release
}

async function cachedReleases(): Promise<string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(prefix))
}

/** 0 for a release that did not come whole. */
async function numberOf(name: string): Promise<number> {
  const cache = await caches.open(name)
  return Number((await (await cache.match(numberFile))?.text()) ?? 0)
}

/** A file that a cached release has, too, need not be fetched again: its name is a hash of its content. */
async function cacheFile(cache: Cache, file: string): Promise<void> {
  const cached = file.startsWith('/assets/') ? await caches.match(file, { ignoreVary: true }) : undefined
  if (cached) return cache.put(file, cached)
  await cache.add(new Request(file, { cache: file.startsWith('/assets/') ? 'default' : 'reload' }))
}

/** The first script of every open page. */
async function firstScripts(): Promise<(string | undefined)[]> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  return Promise.all(pages.map(firstScriptOf))
}

function firstScriptOf(page: Client): Promise<string | undefined> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', ({ data }) => resolve(String(data)))
    port1.start()
    postToPage(page, { kind: 'which-release' }, [port2])
    setTimeout(() => resolve(undefined), answerMs)
  })
}
