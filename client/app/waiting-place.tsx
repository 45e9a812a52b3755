// Where what waits for this member appears. The strip itself is loaded where there is anything that could wait.
import { Suspense, useEffect } from 'react'
import { withMoreWords } from '#client/locales/words.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useWatched } from '#client/rooms/use-watched.ts'
import { later } from '#client/ui/later.ts'

const WaitingStrip = later(withMoreWords(async () => (await import('#client/waiting/waiting-strip.tsx')).WaitingStrip))

/** The strip, once there was a decision or a question in the room, or something happened since this member was last here. */
export function WaitingPlace() {
  const room = useRoom()
  const { decisions, talk, catchUp } = room
  const hasDecisions = useWatched(decisions.list).length > 0
  const threads = useWatched(talk.threads)
  const hasCards = (useWatched(catchUp.state)?.cards.length ?? 0) > 0
  useEffect(() => {
    let stop = () => {}
    let isOver = false
    void import('#client/waiting/visits.ts').then(({ followVisits }) => {
      if (!isOver) stop = followVisits(room)
    })
    return () => {
      isOver = true
      stop()
    }
  }, [room])
  const mayWait = hasDecisions || hasCards || [...threads.values()].some(({ kind }) => kind === 'question')
  if (!mayWait) return null
  return (
    <Suspense fallback={null}>
      <WaitingStrip />
    </Suspense>
  )
}
