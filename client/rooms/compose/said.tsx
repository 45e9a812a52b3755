// What somebody said, in a short thread beside the thing it is about.
import { useTranslation } from 'react-i18next'
import { Face, nameOf } from '#client/rooms/face.tsx'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { fullWhen, timeWords } from '#client/rooms/when.ts'
import type { Attachment } from '#shared/files/attachment.ts'
import { Attachments } from './attachments.tsx'
import { MessageWords } from './message-words.tsx'
import { ShownProduct } from './shown-product.tsx'
import './said.css'

interface SaidProps {
  by: string
  at: number
  text: string
  mentions?: readonly string[] | undefined
  products?: readonly string[] | undefined
  files?: readonly Attachment[] | undefined
  /** It was not read before. */
  isNew?: boolean
}

export function Said({ by, at, text, mentions, products, files, isNew = false }: SaidProps) {
  const { t } = useTranslation('talk')
  const room = useRoom()
  const me = useObservable(room.me).id
  const name = by === me ? t('you') : nameOf(room, by, t('somebody'))
  return (
    <div className="said">
      <Face id={by} decorative />
      <div className="said-words">
        <p className="row said-who">
          <bdi>{name}</bdi>
          <time className="said-aside" dateTime={new Date(at).toISOString()} title={fullWhen(at)}>
            {timeWords(at)}
          </time>
          {isNew && <b>{t('new')}</b>}
        </p>
        {text !== '' && <MessageWords text={text} mentions={mentions} me={me} />}
        <Attachments files={files} name={name} />
        {products?.map((id) => (
          <ShownProduct key={id} id={id} />
        ))}
      </div>
    </div>
  )
}
