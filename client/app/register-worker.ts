// Registers the service worker, so that the page opens without a network, and says when there is a new release. Loaded when nothing else is
// to be done (see `main.ts`).
import { loadMoreWords, word } from '#client/locales/words.ts'
import { toast } from '#client/ui/toasts.tsx'
import { postToWorker } from '#client/rooms/worker-messages.ts'
import type { ToPage } from '#client/rooms/worker-messages.ts'

/** A page that was hidden for longer asks whether there is a new release. */
const staleMs = 3_600_000
/** How long somebody who asked for the new release waits for its worker. */
const takeOverMs = 3_000

/** Registers the worker; a browser that has none, or that forbids it, just opens the page from the network. */
export async function registerWorker(): Promise<void> {
  const { serviceWorker } = navigator
  if (!serviceWorker) return
  serviceWorker.addEventListener('message', ({ data, ports }) => {
    if ((data as ToPage).kind === 'which-release') ports[0]?.postMessage(firstScript())
  })
  serviceWorker.startMessages()
  try {
    const registration = await serviceWorker.register('/worker.js', { updateViaCache: 'none' })
    watchReleases(registration)
    // The worker has cached the page's own files; the pictures that a new worker missed are sent to it.
    const { active } = await serviceWorker.ready
    if (active) postToWorker(active, { kind: 'keep', pictures: picturesShown() })
  } catch {
    // A private window, or a server that is just being replaced: the next visit tries again.
  }
}

function firstScript(): string {
  return document.querySelector<HTMLScriptElement>('script[type=module]')?.src ?? ''
}

function picturesShown(): string[] {
  const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
  const isPicture = ({ initiatorType, name }: PerformanceResourceTiming) =>
    initiatorType === 'img' && /^https?:/.test(name) && !name.endsWith('.js')
  return entries.filter(isPicture).map(({ name }) => name)
}

function watchReleases(registration: ServiceWorkerRegistration): void {
  if (registration.waiting) void offer(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const { installing } = registration
    installing?.addEventListener('statechange', () => {
      // The first worker of a device replaces none.
      if (installing.state === 'installed' && navigator.serviceWorker.controller) void offer(installing)
    })
  })
  let hiddenAt = Date.now()
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') hiddenAt = Date.now()
    else if (Date.now() - hiddenAt > staleMs) registration.update().catch(() => undefined)
  })
}

/** The choice is the person's: this page goes on with its own files, and the next page that opens is the new release. */
async function offer(worker: ServiceWorker): Promise<void> {
  await loadMoreWords()
  toast(word('install:newer'), {
    label: word('install:reload'),
    run: () => {
      const reload = () => location.reload()
      navigator.serviceWorker.addEventListener('controllerchange', reload, { once: true })
      // The worker before it may have something to end first; it opens the page of the new release as well.
      setTimeout(reload, takeOverMs)
      postToWorker(worker, { kind: 'take-over' })
    },
  })
}
