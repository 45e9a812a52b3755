import { useTranslation } from 'react-i18next'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import { useNavigation } from '#client/rooms/navigation.ts'
import { fullWhen, timeWords } from '#client/rooms/when.ts'
import { classes } from '#client/ui/classes.ts'
import type { HistoryEvent } from '#shared/events/event.ts'
import { EventMenu } from './event-menu.tsx'
import { sentenceOf } from './event-words.ts'
import { useShortWords } from '#client/rooms/compose/use-short-words.ts'
import { excerptOf } from './excerpt.ts'
import { destinationOf } from './place.ts'
import { EventPicture, Sentence, WhoDidIt } from './row-parts.tsx'
import { useRoomNews } from './use-room-news.ts'

interface EventRowProps {
  event: HistoryEvent
  /** Called before the page goes to the thing. */
  onGo: () => void
  /** One event of a run, whose row already shows the actor. */
  within?: boolean
}

/** One event; a press goes to its thing. */
export function EventRow({ event, onGo, within = false }: EventRowProps) {
  const { t } = useTranslation('history')
  const open = useOpenRoom()
  const navigation = useNavigation()
  useRoomNews(event.products)
  const destination = destinationOf(event, open)
  const excerpt = excerptOf(event, open.room, useShortWords())
  const body = (
    <>
      {!within && <WhoDidIt event={event} />}
      <span className="stack event-words">
        <Sentence words={sentenceOf(event, { ...open, t })} />
        {excerpt !== undefined && (
          <span className="event-excerpt">
            <bdi>{excerpt}</bdi>
          </span>
        )}
        <time dateTime={new Date(event.at).toISOString()} title={fullWhen(event.at)}>
          {timeWords(event.at)}
          {destination === 'gone' && <span> · {t('gone')}</span>}
        </time>
      </span>
      {!within && <EventPicture events={[event]} />}
    </>
  )
  return (
    <div className={classes('row event', within && 'event-within')}>
      {typeof destination === 'object' ? (
        <button
          type="button"
          className="row event-body"
          onClick={() => {
            onGo()
            navigation.go(destination)
          }}
        >
          {body}
        </button>
      ) : (
        <div className="row event-body">{body}</div>
      )}
      <EventMenu event={event} onGo={onGo} />
    </div>
  )
}
