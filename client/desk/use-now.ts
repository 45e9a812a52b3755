import { useEffect, useState } from 'react'
import { useOpenDesk } from './desk-context.ts'

const everyMs = 1000

/** The server's time, a second at a time, for what shows how long something takes. */
export function useNow(): number {
  const { desk } = useOpenDesk()
  const [now, setNow] = useState(desk.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(desk.now()), everyMs)
    return () => clearInterval(timer)
  }, [desk])
  // What has just arrived may be newer than the last tick.
  return Math.max(now, desk.now() - everyMs)
}
