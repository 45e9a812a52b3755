// Keys of the desk: 1 to 9 for the visits, / for the search. Never while somebody writes.
import { useEffect, useEffectEvent } from 'react'
import type { DeskVisit } from '#shared/desk/contracts.ts'

/** @param onVisit called with the visit whose number was pressed. */
export function useDeskKeys(visits: readonly DeskVisit[], onVisit: (visit: string) => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return
    if (event.key === '/') {
      const search = document.querySelector<HTMLElement>('.desk-find input')
      if (!search) return
      event.preventDefault()
      return search.focus()
    }
    const visit = /^[1-9]$/.test(event.key) ? visits[Number(event.key) - 1] : undefined
    if (visit) onVisit(visit.id)
    return undefined
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event)
    addEventListener('keydown', listener)
    return () => removeEventListener('keydown', listener)
  }, [])
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null
}
