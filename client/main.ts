// The first thing to run, and small, so that it runs soon: asks for everything an address needs at once. Told one by
// one, a phone on a slow network would wait for each answer before it could ask for the next.
import './ui/base.css' // Before all other styles: the order of the layers is that of their first mention.
import { pageAt } from '#shared/pages/page-address.ts'
import { pages } from './app/pages.ts'
import { chooseLanguage, fetchWords } from './locales/languages.ts'
import { prefetchRoom } from './rooms/prefetch.ts'
import { pageAtRest } from './ui/at-rest.ts'
import { withholdInputMethodKeys } from './ui/input-method.ts'
import { awaitInstallOffer } from './ui/install.ts'
import { showTheme } from './ui/theme.ts'

// The server has written it on the pages that it draws; here for those it does not.
showTheme()
// Before any other listener: what is added first hears a key first.
withholdInputMethodKeys(globalThis)
// The server has written the page of an invitation: it stands until its reader goes on to the room.
const written = document.querySelector<HTMLElement>('div[data-written]')
if (written) void import('./invited/written-page.ts').then(({ takeOver }) => takeOver(written, openPage))
else openPage()
awaitInstallOffer()

// The copy for times without a network must not cost the first view anything.
if (import.meta.env.PROD) void pageAtRest().then(keep)

/** Draws the page of the address as it is now. */
function openPage(): void {
  const shown = pageAt(location.pathname)
  // Called, not run by being there: its chunk has more in it than drawing.
  void import('./app/mount.tsx').then(({ mount }) => mount())
  void fetchWords(chooseLanguage())
  if (shown !== undefined) void pages[shown].load()
  if (shown === 'room') prefetchRoom(new URL(location.href))
}

async function keep(): Promise<void> {
  try {
    await (await import('./app/register-worker.ts')).registerWorker()
  } catch {
    // The network has gone before it could be kept: the next visit tries again.
  }
}
