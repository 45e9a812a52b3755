// The keys of the room page; silent while somebody writes or something is open over it.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CoBrowsing } from '#client/rooms/co-browsing.ts'
import type { Navigation } from '#client/rooms/navigation.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { toast } from '#client/ui/toasts.tsx'
import type { PageNavigation } from './navigation.ts'
import { useStep } from './undo.ts'

/** Listens for the page's keys. */
export function useRoomKeys(navigation: PageNavigation, coBrowsing: CoBrowsing | undefined): void {
  const { panel, dialog, page } = useObservable(navigation.opened)
  const isCovered = panel !== undefined || dialog !== undefined || page !== undefined
  const follow = useRef<() => void>(undefined)
  follow.current = useFollowSomebody(coBrowsing, navigation)
  const step = useRef<(way: 'undo' | 'redo') => void>(undefined)
  step.current = useStep()
  useEffect(() => {
    if (isCovered) return undefined
    const press = (event: KeyboardEvent) => {
      if (event.altKey || event.defaultPrevented || isWriting(event.target)) return
      const isDone =
        event.ctrlKey || event.metaKey
          ? actWithControl(event, step.current)
          : act(event.key, navigation, follow.current)
      if (isDone) event.preventDefault()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [isCovered, navigation])
}

function actWithControl({ key, shiftKey }: KeyboardEvent, step: ((way: 'undo' | 'redo') => void) | undefined): boolean {
  const letter = key.toLowerCase()
  if (letter !== 'z' && letter !== 'y') return false
  step?.(letter === 'y' || shiftKey ? 'redo' : 'undo')
  return true
}

/** Follows the only member who shares, offers the list where several do, and ends following where there is some. */
function useFollowSomebody(coBrowsing: CoBrowsing | undefined, navigation: Navigation): () => void {
  const { t } = useTranslation('people')
  const room = useRoom()
  return () => {
    if (!coBrowsing) return
    if (coBrowsing.following.get()) return coBrowsing.leave()
    const leaders = room.presence.here.get().filter(({ id }) => coBrowsing.whyNotFollow(id) === undefined)
    const [only] = leaders
    if (leaders.length > 1) navigation.go({ to: 'people' })
    else if (only) coBrowsing.follow(only.id)
    else toast(t(room.presence.hidden.get() ? 'followNobodyHidden' : 'followNobody'))
  }
}

function act(key: string, navigation: Navigation, follow: (() => void) | undefined): boolean {
  switch (key) {
    case '/':
      navigation.go({ to: 'find' })
      return true
    case '?':
      navigation.go({ to: 'help' })
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

/** Focuses the vote that is due, or the first verdict: arrow keys and Tab go on from there. */
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
