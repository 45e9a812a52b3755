import { useSyncExternalStore } from 'react'
import { breakpoints } from '#shared/look/breakpoints.ts'

const phone = breakpoints['--phone']
const wide = breakpoints['--room-wide']

/** Whether the page is as narrow as a phone: then the cart is a sheet. */
export function useIsPhone(): boolean {
  return useMatches(phone)
}

/** The same, right now. */
export function isPhone(): boolean {
  return matchMedia(phone).matches
}

/** Whether cart and chat both have room beside the stage. */
export function useIsWide(): boolean {
  return useMatches(wide)
}

function useMatches(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    () => matchMedia(query).matches,
  )
}
