// Who is typing in a thread.
import { useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { nameOf } from '#client/rooms/face.tsx'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'

/** Somebody who pauses for longer is no longer typing. */
const restsMs = 5_000

/** A function that shows the others whether this member types in a thread. */
export function useTyping(thread: string): (typing: boolean) => void {
  const { talk } = useRoom()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const setTyping = useCallback(
    (typing: boolean) => {
      clearTimeout(timer.current)
      talk.typing(typing ? thread : undefined)
      if (typing) timer.current = setTimeout(() => talk.typing(undefined), restsMs)
    },
    [talk, thread],
  )
  useEffect(() => () => setTyping(false), [setTyping])
  return setTyping
}

/** The names of those who write; nothing where nobody does. */
export function Typing({ thread }: { thread: string }) {
  const { t } = useTranslation('talk')
  const room = useRoom()
  const here = useObservable(room.presence.here)
  const me = useObservable(room.me).id
  const writers = here.filter(({ id, typing }) => typing === thread && id !== me)
  const [first = '', second = ''] = writers.map(({ id }) => nameOf(room, id, t('somebody')))
  return (
    <p className="talk-typing" role="status">
      {writers.length > 0 && t('typing', { count: writers.length, first, second })}
    </p>
  )
}
