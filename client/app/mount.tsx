import { StrictMode } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { loadWords } from '#client/locales/words.ts'
import { pageAt } from '#shared/pages/page-address.ts'
import { App } from './app.tsx'
import { pages } from './pages.ts'

/** Draws the page of the address, or takes it over as the server has drawn it. */
export function mount(): void {
  const drawnIn = document.documentElement.lang
  const page = pageAt(location.pathname)
  // The words stand on chunks that would wait for this one.
  void Promise.all([loadWords(), isDrawn() && page !== undefined && pages[page].load()]).then(() => draw(drawnIn))
}

/** @param drawnIn the language in which the server has drawn it */
function draw(drawnIn: string): void {
  const whole = (
    <StrictMode>
      <App />
    </StrictMode>
  )
  // What the server has drawn is taken over as it stands, unless this reader chose another language than the browser asks for.
  if (isDrawn() && document.documentElement.lang === drawnIn) hydrateRoot(place(), whole)
  else createRoot(place()).render(whole)
}

function isDrawn(): boolean {
  return place().childElementCount > 0
}

function place(): HTMLElement {
  const found = document.getElementById('page')
  if (!found) throw new Error('index.html has no element "page"')
  return found
}
