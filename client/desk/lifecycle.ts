// A phone freezes pages that are out of sight, while their connections still look alive. When such a page resumes, the desk is read again.
import type { DeskConnection } from '#client/sdk/desk.ts'

/** Out of sight for longer, a page may have lost its connection without being told. */
const staleMs = 10_000

/** @returns the function that ends it. */
export function followLifecycle(desk: Pick<DeskConnection, 'sleep' | 'wake'>): () => void {
  let hiddenAt = Infinity
  const onFreeze = () => {
    hiddenAt = -Infinity
    desk.sleep()
  }
  // One that is shown again for which nothing was said of a freeze: not every browser does.
  const onVisible = () => {
    if (document.visibilityState === 'hidden') hiddenAt = Math.min(hiddenAt, Date.now())
    else onResume()
  }
  const onResume = () => {
    const isStale = Date.now() - hiddenAt > staleMs
    hiddenAt = Infinity
    if (isStale) void desk.wake()
  }
  const onPageShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted) hiddenAt = -Infinity
    onResume()
  }
  document.addEventListener('freeze', onFreeze)
  document.addEventListener('resume', onResume)
  document.addEventListener('visibilitychange', onVisible)
  addEventListener('pageshow', onPageShow)
  return () => {
    document.removeEventListener('freeze', onFreeze)
    document.removeEventListener('resume', onResume)
    document.removeEventListener('visibilitychange', onVisible)
    removeEventListener('pageshow', onPageShow)
  }
}
