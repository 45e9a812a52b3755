// The keys of the stage; silent while somebody writes or something is open over the page.
import { useEffect, useLayoutEffect, useRef } from 'react'
import type { RefObject } from 'react'
import { closer } from './marking.tsx'
import type { Marking } from './marking.tsx'

interface Keys {
  readonly marking: Marking
  readonly maySpeak: boolean
  /** Notes and drawings are there to be hidden. */
  readonly hasMarks: boolean
  readonly onHide: () => void
}

/** Listens for C (note), H (hide), + − 0 (look closer), and Esc. @param stage is behind whatever is open over the page. */
export function useStageKeys(stage: RefObject<HTMLElement | null>, keys: Keys): void {
  const latest = useRef(keys)
  useLayoutEffect(() => {
    latest.current = keys
  })
  // Listens once: the first key also wakes the stage, and a listener that is added again while a key is being handled misses it.
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return
      if (stage.current?.closest('[inert], [aria-hidden=true]') !== null) return
      if (act(event.key, latest.current)) event.preventDefault()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [stage])
}

function act(key: string, { marking, maySpeak, hasMarks, onHide }: Keys): boolean {
  switch (key) {
    case 'c':
    case 'C':
      if (maySpeak) marking.take('pin', true)
      return maySpeak
    case 'h':
    case 'H':
      if (hasMarks) onHide()
      return hasMarks
    case '+':
    case '=':
      marking.zoom(closer)
      return true
    case '-':
      marking.zoom(1 / closer)
      return true
    case '0':
      marking.zoom(0)
      return true
    case 'Escape':
      return marking.lay()
    default:
      return false
  }
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type=radio]), textarea, select, [contenteditable]') !== null
  )
}
