import { useCoBrowsing } from '#client/rooms/co-browsing.ts'
import { useObservable } from '#client/rooms/use-observable.ts'

/** Whether anything is asked of this person: only then is it worth loading what asks. */
export function useIsPrompted(): boolean {
  const { invited, lookRequest, shareQuestion, before, diverged } = useCoBrowsing()
  const news = [useObservable(invited), useObservable(lookRequest), useObservable(shareQuestion)]
  const asked = [...news, useObservable(before), useObservable(diverged)]
  return asked.some((one) => one !== undefined)
}
