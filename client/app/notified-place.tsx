// Where notices reach the open page. Loaded once the page is at rest, or at once where an address says what one was told of.
import { Suspense, useEffect, useState } from 'react'
import { withMoreWords } from '#client/locales/words.ts'
import { later } from '#client/ui/later.ts'

const Notified = later(withMoreWords(async () => (await import('#client/notify/notified.tsx')).Notified))

const restMs = 5_000

/** Hears notices, and goes to what a tapped one is about. */
export function NotifiedPlace() {
  const [isTime, setTime] = useState(location.hash.startsWith('#about='))
  useEffect(() => {
    const timer = setTimeout(() => setTime(true), restMs)
    return () => clearTimeout(timer)
  }, [])
  if (!isTime) return null
  return (
    <Suspense fallback={null}>
      <Notified />
    </Suspense>
  )
}
