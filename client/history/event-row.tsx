import { useTranslation } from 'react-i18next'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import { useNavigation } from '#client/rooms/navigation.tsx'
import { fullWhen, timeWords } from '#client/rooms/when.ts'
import { classes } from '#client/ui/classes.ts'
import type { HistoryEvent } from '#shared/history/event.ts'
import { EventMenu } from './event-menu.tsx'
import { sentenceOf } from './event-words.ts'
import { excerptOf } from './excerpt.ts'
import { placeOf } from './place.ts'
import { EventPicture, Sentence, WhoDidIt } from './row-parts.tsx'
import { useRoomNews } from './use-room-news.ts'

interface EventRowProps {
  event: HistoryEvent
  /** Called before the page goes to the thing. */
  onGo: () => void
  /** One of a run: who it was stands above. */
  within?: boolean
}

/** One event: pressing it leads to what it is about. */
export function EventRow({ event, onGo, within = false }: EventRowProps) {
  const { t } = useTranslation('history')
  const open = useOpenRoom()
  const navigation = useNavigation()
  useRoomNews(event.products)
  const place = placeOf(event, open, navigation)
  const excerpt = excerptOf(event, open.room)
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
          {place === 'gone' && <span> · {t('gone')}</span>}
        </time>
      </span>
      {!within && <EventPicture products={event.products} />}
    </>
  )
  const go = typeof place === 'function' ? place : undefined
  return (
    <div className={classes('row event', within && 'event-within')}>
      {go ? (
        <button
          type="button"
          className="row event-body"
          onClick={() => {
            onGo()
            go()
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
