// Whether somebody is at this tab: no input for two minutes, or the page out of sight, and the others see them fade.
import type { Room } from '#client/sdk/index.ts'

const idleAfterMs = 120_000

/** The signs that somebody is at the device. */
export interface Signs {
  /** Calls the listener on every touch, key and move of the pointer. @returns the function that ends the subscription. */
  onInput(listener: () => void): () => void
  /** Calls the listener when the page is hidden or shown. */
  onVisibility(listener: () => void): () => void
  isHidden(): boolean
}

/** Shows when nobody is there, and at once when somebody is again. @returns the function that ends it. */
export function watchIdle(
  presence: Pick<Room['presence'], 'show'>,
  signs: Signs,
  afterMs: number = idleAfterMs,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const fade = () => {
    clearTimeout(timer)
    presence.show({ idle: true })
  }
  const wake = () => {
    if (signs.isHidden()) return fade()
    clearTimeout(timer)
    timer = setTimeout(fade, afterMs)
    presence.show({ idle: undefined })
  }
  const ends = [signs.onInput(wake), signs.onVisibility(wake)]
  wake()
  return () => {
    clearTimeout(timer)
    for (const end of ends) end()
  }
}
