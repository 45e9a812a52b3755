import { useCoBrowsing } from '#client/rooms/co-browsing.ts'
import { useObservable } from '#client/rooms/use-observable.ts'

/** Whether anything is asked of this person: only then is it worth loading what asks. */
export function useIsPrompted(): boolean {
  const { invited, lookRequest, before, diverged } = useCoBrowsing()
  const asked = [useObservable(invited), useObservable(lookRequest), useObservable(before), useObservable(diverged)]
  return asked.some((one) => one !== undefined)
}
