import { startTransition, Suspense, useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'

/** How far below the window something is already drawn. */
const nearPx = 400

interface WhenNearProps {
  /** What leads here names it. */
  id?: string
  children: ReactNode
}

/** Draws what is inside, and so loads it, once one has nearly scrolled there. */
export function WhenNear({ id, children }: WhenNearProps) {
  const [near, setNear] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!place.current) return undefined
    const watcher = new IntersectionObserver(
      (seen) => {
        // Who scrolls to something often presses what is above it: that press is answered first.
        if (seen.some(({ isIntersecting }) => isIntersecting)) startTransition(() => setNear(true))
      },
      { rootMargin: `${nearPx}px 0px` },
    )
    watcher.observe(place.current)
    return () => watcher.disconnect()
  }, [])
  return (
    <div ref={place} id={id} tabIndex={-1} className="when-near">
      {near && <Suspense fallback={null}>{children}</Suspense>}
    </div>
  )
}
