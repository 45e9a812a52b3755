// The first thing to run, and small, so that it runs soon: asks for everything an address needs at once. Told one by
// one, a phone on a slow network would wait for each answer before it could ask for the next.
import './ui/base.css' // Before all other styles: the order of the layers is that of their first mention.
import { pageAt, pages } from './app/pages.ts'
import { chooseLanguage, fetchWords } from './locales/languages.ts'
import { prefetchRoom } from './rooms/prefetch.ts'
import { awaitInstallOffer } from './ui/install.ts'

/** Longer than a page takes on a slow phone to come to rest. */
const quietMs = 8_000

const page = pageAt(location.pathname)
void import('./app/mount.tsx')
void fetchWords(chooseLanguage())
if (page !== undefined) void pages[page]()
if (page === 'room') prefetchRoom(new URL(location.href))
awaitInstallOffer()

// When all of the page is there, and nothing of it waits: the copy for times without a network must not cost the first view anything.
if (import.meta.env.PROD) addEventListener('load', () => setTimeout(() => void keep(), quietMs))

async function keep(): Promise<void> {
  await new Promise((idle) => (globalThis.requestIdleCallback ?? setTimeout)(idle))
  try {
    await (await import('./app/register-worker.ts')).registerWorker()
  } catch {
    // The network has gone before it could be kept: the next visit tries again.
  }
}
