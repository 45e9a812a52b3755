// Where notices reach the open page. Loaded once the page is at rest, or at once where an address says what one was told of.
import { Suspense, useEffect, useState } from 'react'
import { withMoreWords } from '#client/locales/words.ts'
import { lazyPart } from '#client/ui/lazy.ts'
import type { ToPage } from '#client/worker/messages.ts'

const Notified = lazyPart(withMoreWords(async () => (await import('#client/notifications/notified.tsx')).Notified))

const restMs = 9_000

/** Hears notices, and goes to what a tapped one is about. */
export function NotifiedPlace() {
  const [isTime, setTime] = useState(location.hash.startsWith('#about='))
  useEffect(() => {
    const timer = setTimeout(() => setTime(true), restMs)
    // The worker says what was tapped. In the address it waits until the part that goes there is loaded.
    const onMessage = ({ data }: MessageEvent<ToPage>) => {
      if (data.kind !== 'go') return
      location.hash = `about=${encodeURIComponent(data.subject)}`
      setTime(true)
    }
    navigator.serviceWorker?.addEventListener('message', onMessage)
    return () => {
      clearTimeout(timer)
      navigator.serviceWorker?.removeEventListener('message', onMessage)
    }
  }, [])
  if (!isTime) return null
  return (
    <Suspense fallback={null}>
      <Notified />
    </Suspense>
  )
}
