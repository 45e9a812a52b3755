// One message of a visit. Staff have a square face, members a round one.
import { useTranslation } from 'react-i18next'
import { Attachments } from '#client/rooms/compose/attachments.tsx'
import { MessageWords } from '#client/rooms/compose/message-words.tsx'
import { ShownProduct } from '#client/rooms/compose/shown-product.tsx'
import { Face, nameOf } from '#client/rooms/face.tsx'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { fullWhen, timeWords } from '#client/rooms/when.ts'
import type { VisitEntry } from '#shared/visits/visit-view.ts'
import type { Visit } from '#shared/visits/visit.ts'
import { staffOf } from './staff-of.ts'
import { StaffFace } from './staff-face.tsx'
import '#client/rooms/compose/said.css'

interface VisitMessageRowProps {
  message: VisitEntry & { kind: 'message' }
  visit: Visit
}

export function VisitMessageRow({ message, visit }: VisitMessageRowProps) {
  const { t } = useTranslation('visits')
  const room = useRoom()
  const me = useObservable(room.me).id
  const associate = staffOf(visit, message.by)
  const name = associate ? associate.name : message.by === me ? t('you') : nameOf(room, message.by, t('somebody'))
  return (
    <article className="said" aria-label={name}>
      {associate ? <StaffFace associate={associate} /> : <Face id={message.by} decorative />}
      <div className="said-words">
        <p className="cluster said-who">
          <bdi>{name}</bdi>
          <time className="said-aside" dateTime={new Date(message.at).toISOString()} title={fullWhen(message.at)}>
            {timeWords(message.at)}
          </time>
        </p>
        {message.text !== '' && <MessageWords text={message.text} me={me} />}
        <Attachments files={message.files} name={name} />
        {message.products?.map((id) => (
          <ShownProduct key={id} id={id} />
        ))}
      </div>
    </article>
  )
}
