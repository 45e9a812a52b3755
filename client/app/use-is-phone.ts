import { useSyncExternalStore } from 'react'

// The same bound as in the style sheets.
const query = '(max-width: 639px)'

/** Whether the page is as narrow as a phone: then the cart is a sheet. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(subscribe, isPhone)
}

/** The same, right now. */
export function isPhone(): boolean {
  return matchMedia(query).matches
}

function subscribe(listener: () => void): () => void {
  const media = matchMedia(query)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}
