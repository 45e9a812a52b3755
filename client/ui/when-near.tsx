import { Suspense, useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'

/** How far below the window something is already drawn. */
const nearPx = 400

/** Draws what is inside, and so loads it, once one has nearly scrolled there. */
export function WhenNear({ children }: { children: ReactNode }) {
  const [near, setNear] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!place.current) return undefined
    const watcher = new IntersectionObserver(
      (seen) => {
        if (seen.some(({ isIntersecting }) => isIntersecting)) setNear(true)
      },
      { rootMargin: `${nearPx}px 0px` },
    )
    watcher.observe(place.current)
    return () => watcher.disconnect()
  }, [])
  if (near) return <Suspense fallback={null}>{children}</Suspense>
  return <div ref={place} className="when-near" />
}
