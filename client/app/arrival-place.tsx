// An address that names an event of the room's history: what goes to the thing is loaded only where there is one.
import { Suspense, useSyncExternalStore } from 'react'
import { withMoreWords } from '#client/locales/words.ts'
import { lazyPart } from '#client/ui/lazy.ts'

const Arrival = lazyPart(withMoreWords(async () => (await import('#client/history/arrival.tsx')).Arrival))

/** Goes to what the address names, also when it is put into a page that is open. */
export function ArrivalPlace() {
  const hash = useSyncExternalStore(subscribe, () => location.hash)
  const seq = Number(/^#event=(\d{1,15})$/.exec(hash)?.[1] ?? 0)
  if (seq === 0) return null
  return (
    <Suspense fallback={null}>
      <Arrival key={seq} seq={seq} />
    </Suspense>
  )
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}
