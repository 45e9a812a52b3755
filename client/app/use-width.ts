import { useMatches } from '#client/ui/use-matches.ts'
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
