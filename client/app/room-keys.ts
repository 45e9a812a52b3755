// The keys of the room page; silent while somebody writes or something is open over it.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoBrowsing } from '#client/rooms/co-browsing.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { notify } from '#client/ui/toasts.tsx'
import { find } from './find.ts'
import type { Panel } from './panels.tsx'
import { useStep } from './undo.ts'

interface RoomKeysOptions {
  awake: boolean
  onPanel: (panel: Panel) => void
  coBrowsing: CoBrowsing | undefined
}

/** Listens for the page's keys while `awake`. */
export function useRoomKeys({ awake, onPanel, coBrowsing }: RoomKeysOptions): void {
  const follow = useRef<() => void>(undefined)
  follow.current = useFollowSomebody(coBrowsing, onPanel)
  const step = useRef<(way: 'undo' | 'redo') => void>(undefined)
  step.current = useStep()
  useEffect(() => {
    if (!awake) return undefined
    const press = (event: KeyboardEvent) => {
      if (event.altKey || event.defaultPrevented || isWriting(event.target)) return
      const isDone =
        event.ctrlKey || event.metaKey ? actWithControl(event, step.current) : act(event.key, onPanel, follow.current)
      if (isDone) event.preventDefault()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [awake, onPanel])
}

function actWithControl({ key, shiftKey }: KeyboardEvent, step: ((way: 'undo' | 'redo') => void) | undefined): boolean {
  const letter = key.toLowerCase()
  if (letter !== 'z' && letter !== 'y') return false
  step?.(letter === 'y' || shiftKey ? 'redo' : 'undo')
  return true
}

/** Follows the one who shows where they are, lets one choose between several, and lets go of whom one follows. */
function useFollowSomebody(coBrowsing: CoBrowsing | undefined, onPanel: (panel: Panel) => void): () => void {
  const { t } = useTranslation('people')
  const room = useRoom()
  return () => {
    if (!coBrowsing) return
    if (coBrowsing.following.get()) return coBrowsing.leave()
    const leaders = room.presence.here.get().filter(({ id }) => coBrowsing.whyNotFollow(id) === undefined)
    const [only] = leaders
    if (leaders.length > 1) onPanel('people')
    else if (only) coBrowsing.follow(only.id)
    else notify(t(room.presence.hidden.get() ? 'followNobodyHidden' : 'followNobody'))
  }
}

function act(key: string, onPanel: (panel: Panel) => void, follow: (() => void) | undefined): boolean {
  switch (key) {
    case '/':
      find(onPanel)
      return true
    case '?':
      onPanel('help')
      return true
    case 'f':
    case 'F':
      follow?.()
      return true
    case 'v':
    case 'V':
      return goToVote()
    default:
      return false
  }
}

/** Puts the focus on the vote that is owed, or on the first verdict: the arrows and Tab go on from there. */
function goToVote(): boolean {
  const vote = document.getElementById('owed-vote') ?? document.getElementById('vote')
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
