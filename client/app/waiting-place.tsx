// Where what waits for this member appears. The strip itself is loaded where there is anything that could wait.
import { Suspense, useEffect } from 'react'
import { withMoreWords } from '#client/locales/words.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { lazyPart } from '#client/ui/lazy.ts'

const WaitingStrip = lazyPart(
  withMoreWords(async () => (await import('#client/catchup/waiting-strip.tsx')).WaitingStrip),
)

/** The strip, once there was a decision or a question in the room, or something happened since this member was last here. */
export function WaitingPlace() {
  const room = useRoom()
  const { decisions, talk, catchUp } = room
  const hasDecisions = useObservable(decisions.list).length > 0
  const threads = useObservable(talk.threads)
  const hasCards = (useObservable(catchUp.state)?.cards.length ?? 0) > 0
  useEffect(() => {
    let stop = () => {}
    let isOver = false
    void import('#client/catchup/visits.ts').then(({ followVisits }) => {
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
