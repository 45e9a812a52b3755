// Where what waits for this member appears. The strip itself is loaded where there is anything that could wait.
import { Suspense } from 'react'
import { withMoreWords } from '#client/locales/words.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useWatched } from '#client/rooms/use-watched.ts'
import { later } from '#client/ui/later.ts'

const WaitingStrip = later(withMoreWords(async () => (await import('#client/waiting/waiting-strip.tsx')).WaitingStrip))

/** The strip, once there was a decision or a question in the room. */
export function WaitingPlace() {
  const { decisions, talk } = useRoom()
  const hasDecisions = useWatched(decisions.list).length > 0
  const threads = useWatched(talk.threads)
  const mayWait = hasDecisions || [...threads.values()].some(({ kind }) => kind === 'question')
  if (!mayWait) return null
  return (
    <Suspense fallback={null}>
      <WaitingStrip />
    </Suspense>
  )
}
