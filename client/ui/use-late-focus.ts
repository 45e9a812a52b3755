import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'

/** A menu that closes hands the focus back to its button a frame later, and would take it away again. */
const afterTheMenuMs = 60

/** Gives the focus to what a menu's choice has opened, and brings it into sight. */
export function useLateFocus<Element extends HTMLElement>(): RefObject<Element | null> {
  const element = useRef<Element>(null)
  useEffect(() => {
    const timer = setTimeout(() => {
      element.current?.focus({ preventScroll: true })
      const place = element.current?.closest('form') ?? element.current
      const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches
      place?.scrollIntoView({ block: 'nearest', behavior: isCalm ? 'auto' : 'smooth' })
    }, afterTheMenuMs)
    return () => clearTimeout(timer)
  }, [])
  return element
}
