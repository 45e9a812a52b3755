import { useSyncExternalStore } from 'react'
import { breakpoints } from '#shared/look/breakpoints.ts'

const query = breakpoints['--phone']

/** Whether the page is as narrow as a phone: then the cart is a sheet. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches)
}

function subscribe(listener: () => void): () => void {
  const media = matchMedia(query)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}
