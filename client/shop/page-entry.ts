// What happens when a page of the shop is entered: its title, and where reading begins.
import { useEffect } from 'react'

let cameBack = false
// Registered before any page is drawn, so that the page that is drawn because of it already knows.
addEventListener('popstate', () => {
  cameBack = true
})

/** Names the page, and begins at its top unless it was entered by going back. */
export function usePageEntry(title: string | undefined, address: string): void {
  useEffect(() => {
    if (title !== undefined) document.title = title
  }, [title])
  useEffect(() => {
    if (!cameBack) scrollTo({ top: 0, behavior: 'instant' })
    cameBack = false
  }, [address])
}
