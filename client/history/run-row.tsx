import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import { fullWhen, timeWords } from '#client/rooms/when.ts'
import { DownIcon } from '#client/ui/icons.tsx'
import type { HistoryEvent } from '#shared/events/event.ts'
import { EventRow } from './event-row.tsx'
import { manyOf } from './event-words.ts'
import type { GatheredKind } from './gathered.ts'
import { EventPicture, Sentence, WhoDidIt } from './row-parts.tsx'
import { useRoomNews } from './use-room-news.ts'

interface RunRowProps {
  kind: GatheredKind
  events: readonly HistoryEvent[]
  onGo: () => void
}

/** Several events of one person in one row; a press unfolds them. */
export function RunRow({ kind, events, onGo }: RunRowProps) {
  const { t } = useTranslation('history')
  const open = useOpenRoom()
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const products = [...new Set(events.flatMap((event) => event.products ?? []))]
  useRoomNews(products)
  const [newest] = events
  if (!newest) return null
  return (
    <div className="event-run">
      <div className="row event">
        <button
          type="button"
          className="row event-body"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          <WhoDidIt event={newest} />
          <span className="stack event-words">
            <Sentence words={manyOf(kind, events, { ...open, t })} />
            <time dateTime={new Date(newest.at).toISOString()} title={fullWhen(newest.at)}>
              {timeWords(newest.at)}
            </time>
          </span>
          <EventPicture events={events} />
          <span className="event-fold">
            <DownIcon />
          </span>
        </button>
      </div>
      <div id={id} className="event-several" hidden={!isOpen}>
        {isOpen && events.map((event) => <EventRow key={event.seq} event={event} onGo={onGo} within />)}
      </div>
    </div>
  )
}
