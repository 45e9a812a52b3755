import { useSyncExternalStore } from 'react'

const never = () => () => {}

/**
 * Whether the page is the browser's own by now. It is not while the server draws it, and while what the server drew is taken
 * over: until then everything must be as the server knows it, without what only this device has.
 */
export function useTakenOver(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
