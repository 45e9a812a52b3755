// The keys of the room page; silent while somebody writes or something is open over it.
import { useEffect } from 'react'
import { find } from './find.ts'
import type { Panel } from './panels.tsx'

/** Listens for the page's keys while `awake`. */
export function useRoomKeys(awake: boolean, onPanel: (panel: Panel) => void): void {
  useEffect(() => {
    if (!awake) return undefined
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return
      if (!act(event.key, onPanel)) return
      event.preventDefault()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [awake, onPanel])
}

function act(key: string, onPanel: (panel: Panel) => void): boolean {
  switch (key) {
    case '/':
      find(onPanel)
      return true
    case '?':
      onPanel('help')
      return true
    case 'v':
    case 'V':
      return goToVote()
    default:
      return false
  }
}

/** Puts the focus on the first verdict: the arrows and Tab go on from there. */
function goToVote(): boolean {
  const vote = document.getElementById('vote')
  vote?.scrollIntoView({ block: 'center' })
  vote?.focus({ focusVisible: true })
  return vote !== null
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type=radio]), textarea, select, [contenteditable]') !== null
  )
}
