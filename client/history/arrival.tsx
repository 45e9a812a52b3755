import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import { useNavigation } from '#client/rooms/navigation.ts'
import type { Room } from '#client/sdk/index.ts'
import { toast } from '#client/ui/toasts.tsx'
import { piecesOf, sentenceOf } from './event-words.ts'
import { destinationOf } from './place.ts'

/** Longer than a local copy of the room takes to sync. */
const upToDateMs = 10_000

/** Goes to the thing of an event once. A toast says if it is gone; if it has no place, a toast says what happened. */
export function Arrival({ seq, onClose }: { seq: number; onClose: () => void }) {
  const { t } = useTranslation('history')
  const open = useOpenRoom()
  const navigation = useNavigation()
  const latest = useRef({ open, navigation, onClose, t })
  latest.current = { open, navigation, onClose, t }
  useEffect(() => {
    let isOver = false
    void arrive(seq, latest.current.open.room).then((event) => {
      if (isOver) return
      const { t: say, ...rest } = latest.current
      rest.onClose()
      const destination = event && destinationOf(event, rest.open)
      if (!event || destination === 'gone') toast(say('goneNow'))
      else if (destination) rest.navigation.go(destination)
      else toast(piecesOf(sentenceOf(event, { ...rest.open, t: say })).join(''))
    })
    return () => {
      isOver = true
    }
  }, [seq])
  return null
}

async function arrive(seq: number, room: Room) {
  const [page] = await Promise.all([room.history.page({ before: seq + 1, limit: 1 }), upToDate(room)])
  const event = page.ok ? page.value.events[0] : undefined
  return event?.seq === seq ? event : undefined
}

/** A thing that is still loading is not gone. */
function upToDate({ connection }: Room): Promise<void> {
  return new Promise((resolve) => {
    const isSaved = () => connection.get().state === 'saved'
    if (isSaved()) return resolve()
    const timer = setTimeout(resolve, upToDateMs)
    const stop = connection.subscribe(() => {
      if (!isSaved()) return
      stop()
      clearTimeout(timer)
      resolve()
    })
  })
}
