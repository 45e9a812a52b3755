import { useEffect, useState } from 'react'

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const

/** Whether somebody has touched the page: before that, nothing is fetched that only hands need. */
export function useAwake(): boolean {
  const [awake, setAwake] = useState(false)
  useEffect(() => {
    const stop = new AbortController()
    const wake = () => {
      stop.abort()
      setAwake(true)
    }
    for (const sign of signs) addEventListener(sign, wake, { passive: true, signal: stop.signal })
    return () => stop.abort()
  }, [])
  return awake
}
