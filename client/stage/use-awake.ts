import { startTransition, useEffect, useState } from 'react'

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const
/** By then the page is there; the first thing a finger does may be to press long or to spread. */
const soonMs = 3_000

/** Whether somebody has touched the page, or has looked at it for a moment: what only hands need is not among what is loaded first. */
export function useAwake(): boolean {
  const [awake, setAwake] = useState(false)
  useEffect(() => {
    const stop = new AbortController()
    const wake = () => {
      stop.abort()
      // The press that wakes the page is answered first.
      startTransition(() => setAwake(true))
    }
    for (const sign of signs) addEventListener(sign, wake, { passive: true, signal: stop.signal })
    const timer = setTimeout(wake, soonMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [])
  return awake
}
