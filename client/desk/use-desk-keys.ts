// Keys of the desk: digits for the visits, a stroke for the search, and a letter for each button that says so. Never while somebody writes,
// nor behind a dialog.
import { useEffect, useEffectEvent } from 'react'
import type { DeskVisit } from '#shared/desk/contracts.ts'

/** @param onVisit called with the visit whose number was pressed. */
export function useDeskKeys(visits: readonly DeskVisit[], onVisit: (visit: string) => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target)) return
    if (event.key === '/') {
      const search = document.querySelector<HTMLElement>('.desk-find input')
      if (!search) return
      event.preventDefault()
      return search.focus()
    }
    const visit = /^[1-9]$/.test(event.key) ? visits[Number(event.key) - 1] : undefined
    if (visit) return onVisit(visit.id)
    if (/^[a-z?]$/.test(event.key) && pressButtonOf(event.key)) event.preventDefault()
    return undefined
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event)
    addEventListener('keydown', listener)
    return () => removeEventListener('keydown', listener)
  }, [])
}

/** Presses what names the key. What one writes in has the focus then. @returns whether there was one. */
function pressButtonOf(key: string): boolean {
  const button = document.querySelector<HTMLElement>(`.desk [aria-keyshortcuts="${key}"]:not(:disabled)`)
  button?.click()
  if (button instanceof HTMLInputElement)
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.desk-compose textarea')?.focus())
  return button !== null
}

function isElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector('[role=dialog], [role=menu]')) return true
  const writing = 'input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]'
  return target instanceof Element && target.closest(writing) !== null
}
