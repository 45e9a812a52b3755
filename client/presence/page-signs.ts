import type { Signs } from './idle.ts'

// Somebody who writes with an input method makes no key presses that the page hears, but input.
const input = ['pointerdown', 'pointermove', 'keydown', 'input', 'wheel', 'touchmove', 'scroll'] as const
/** Moves come by the hundred: one a second is sign enough that somebody is there. */
const heardEveryMs = 1_000

/** Signs of the person in front of the page. */
export const pageSigns: Signs = {
  onInput(listener) {
    let heardAt = 0
    const onSign = () => {
      if (performance.now() - heardAt < heardEveryMs) return
      heardAt = performance.now()
      listener()
    }
    for (const sign of input) addEventListener(sign, onSign, { passive: true, capture: true })
    return () => {
      for (const sign of input) removeEventListener(sign, onSign, { capture: true })
    }
  },
  onVisibility(listener) {
    document.addEventListener('visibilitychange', listener)
    return () => document.removeEventListener('visibilitychange', listener)
  },
  isHidden: () => document.visibilityState === 'hidden',
}
