// Reads who moved lines by hand from the history. Without a network the summary leaves it out.
import { useEffect, useState } from 'react'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { isOf } from '#shared/events/event.ts'
import { movingKinds } from '#shared/summary/summary-line.ts'
import type { Move } from '#shared/summary/summary-line.ts'

const none: readonly Move[] = []
/** The latest are enough, for only the last move of a line counts. */
const mostMoves = 200

/** The moves read so far, oldest first. */
export function useMoves(): readonly Move[] {
  const { history, cart } = useRoom()
  const [moves, setMoves] = useState(none)
  const { lines } = useObservable(cart.view)
  // Reads again when a line has changed its lane.
  const places = lines.map(({ id, lane }) => `${id} ${lane}`).join()
  useEffect(() => {
    let isCurrent = true
    void history.page({ kinds: movingKinds, limit: mostMoves }).then((page) => {
      if (isCurrent && page.ok) setMoves(page.value.events.filter((event) => isOf(event, movingKinds)).toReversed())
    })
    return () => {
      isCurrent = false
    }
  }, [history, places])
  return moves
}
