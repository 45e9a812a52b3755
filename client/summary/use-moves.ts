// Who moved lines by hand, which only history knows. Without a network the summary does without.
import { useEffect, useState } from 'react'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { isOf } from '#shared/events/event.ts'
import { movingKinds } from '#shared/summary/summary-line.ts'
import type { Move } from '#shared/summary/summary-line.ts'

const none: readonly Move[] = []
/** The latest are enough: of a line only its last move counts. */
const mostMoves = 200

/** The moves that are known, oldest first. */
export function useMoves(): readonly Move[] {
  const { history, cart } = useRoom()
  const [moves, setMoves] = useState(none)
  const { lines } = useObservable(cart.view)
  // Asked for anew whenever a line stands elsewhere.
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
