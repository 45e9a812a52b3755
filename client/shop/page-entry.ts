// What happens when a page of the shop is entered: its title, and where reading begins.
import { useEffect } from 'react'

let cameBack = false
/** The page that the browser itself loaded needs no help: it begins at its beginning. */
let movedOn = false
// Registered before any page is drawn, so that the page that is drawn because of it already knows.
addEventListener('popstate', () => {
  cameBack = true
})
// A room goes back on its own address; who follows a link after that did not come back. The router announces its steps.
addEventListener('pushState', () => {
  cameBack = false
})

/** Names the page, and begins at its top unless it was entered by going back. */
export function usePageEntry(title: string | undefined, address: string): void {
  useEffect(() => {
    if (title !== undefined) document.title = title
  }, [title])
  useEffect(() => {
    if (!cameBack) scrollTo({ top: 0, behavior: 'instant' })
    cameBack = false
    if (movedOn) readFrom('main')
    movedOn = true
  }, [address])
}

/** Takes the focus along, which was on a link that is gone; who is writing somewhere keeps it. */
function readFrom(place: string): void {
  if (document.activeElement !== document.body) return
  document.querySelector<HTMLElement>(place)?.focus({ preventScroll: true })
}
