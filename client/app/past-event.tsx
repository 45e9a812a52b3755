// What happened at the moment that is shown, as history says it.
import { useTranslation } from 'react-i18next'
import { sentenceOf } from '#client/history/event-words.ts'
import { Sentence } from '#client/history/row-parts.tsx'
import { Face } from '#client/rooms/face.tsx'
import { useProducts } from '#client/rooms/products.ts'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import type { HistoryEvent } from '#shared/events/event.ts'

const none: readonly string[] = []

export function PastEvent({ event }: { event: HistoryEvent }) {
  const { t } = useTranslation('history')
  const open = useOpenRoom()
  useProducts(open.products, event.products ?? none)
  return (
    <>
      {event.memberId !== null && <Face id={event.memberId} size="tiny" decorative />}
      <span>
        <Sentence words={sentenceOf(event, { ...open, t })} />
      </span>
    </>
  )
}
