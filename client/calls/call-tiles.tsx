// The video tiles of a call. They stand in a row below its people and cover nothing; a member may let them float over a corner of the page
// instead, move them with a pointer or the arrow keys, or hide them.
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { nameOf } from '#client/rooms/face.tsx'
import { useRoom } from '#client/rooms/room-context.tsx'
import { Button, IconButton } from '#client/ui/button.tsx'
import { CloseIcon, MinusIcon } from '#client/ui/icons.tsx'
import { CameraIcon, FloatIcon } from './call-icons.tsx'
import type { CallSession } from './call-session.ts'
import type { CallPersonView, CallPicture, CallView } from './call-view.ts'

/** The corners, by the sides that the reading direction turns around. */
interface Corner {
  readonly block: 'start' | 'end'
  readonly inline: 'start' | 'end'
}

const first: Corner = { block: 'end', inline: 'start' }

export function CallTiles({ view, session }: { view: CallView; session: CallSession }) {
  const { t } = useTranslation('calls')
  const [isAway, setAway] = useState(false)
  const [corner, setCorner] = useState<Corner>()
  const people = view.people.filter(({ pictures, isWithoutPicture }) => pictures.length > 0 || isWithoutPicture)
  if (people.length === 0) return null
  const pictures = people.map((person) => <Pictures key={person.id} person={person} session={session} />)
  const putAway = (
    <IconButton size="small" label={t(isAway ? 'showPictures' : 'hidePictures')} onClick={() => setAway(!isAway)}>
      {isAway ? <CameraIcon /> : <MinusIcon />}
    </IconButton>
  )
  if (!corner)
    return (
      <div className="call-row" role="group" aria-label={t('pictures')}>
        {!isAway && pictures}
        {putAway}
        {!isAway && (
          <IconButton size="small" label={t('float')} onClick={() => setCorner(first)}>
            <FloatIcon />
          </IconButton>
        )}
      </div>
    )
  return createPortal(
    <aside className="call-tiles" data-block={corner.block} data-inline={corner.inline} aria-label={t('pictures')}>
      <header>
        <MoveHandle corner={corner} onMove={setCorner} />
        {putAway}
        <IconButton size="small" label={t('dockPictures')} onClick={() => setCorner(undefined)}>
          <CloseIcon />
        </IconButton>
      </header>
      {!isAway && pictures}
    </aside>,
    document.body,
  )
}

/** Dragged to the corner that is nearest, or moved there with the arrow keys. */
function MoveHandle({ corner, onMove }: { corner: Corner; onMove: (corner: Corner) => void }) {
  const { t } = useTranslation('calls')
  const press = ({ key }: KeyboardEvent) => {
    const isRtl = document.documentElement.dir === 'rtl'
    if (key === 'ArrowUp') onMove({ ...corner, block: 'start' })
    if (key === 'ArrowDown') onMove({ ...corner, block: 'end' })
    if (key === 'ArrowLeft') onMove({ ...corner, inline: isRtl ? 'end' : 'start' })
    if (key === 'ArrowRight') onMove({ ...corner, inline: isRtl ? 'start' : 'end' })
  }
  const drop = ({ clientX, clientY }: PointerEvent) => {
    const isRtl = document.documentElement.dir === 'rtl'
    const isLeft = clientX < innerWidth / 2
    onMove({ block: clientY < innerHeight / 2 ? 'start' : 'end', inline: isLeft === isRtl ? 'end' : 'start' })
  }
  return (
    <button
      type="button"
      className="call-move"
      aria-label={t('move')}
      title={t('move')}
      onKeyDown={press}
      onPointerDown={({ currentTarget, pointerId }) => currentTarget.setPointerCapture(pointerId)}
      onPointerUp={drop}
    >
      <span aria-hidden="true" />
    </button>
  )
}

function Pictures({ person, session }: { person: CallPersonView; session: CallSession }) {
  const { t } = useTranslation('calls')
  const room = useRoom()
  const name = person.isMe ? t('you') : nameOf(room, person.id, t('somebody'))
  if (person.isWithoutPicture && person.pictures.length === 0)
    return (
      <div className="call-picture call-no-picture">
        <p>{t('withoutPicture', { name })}</p>
        <Button size="small" onClick={() => session.showPicture(person.id)}>
          {t('showPicture')}
        </Button>
      </div>
    )
  return person.pictures.map((picture) => (
    <Picture key={picture.source} picture={picture} name={name} isMe={person.isMe} isPoor={person.isPoor} />
  ))
}

interface PictureProps {
  picture: CallPicture
  name: string
  isMe: boolean
  isPoor: boolean
}

function Picture({ picture: { source, track }, name, isMe, isPoor }: PictureProps) {
  const { t } = useTranslation('calls')
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const element = video.current
    if (!element) return undefined
    track.attach(element)
    return () => void track.detach(element)
  }, [track])
  const words = t(source === 'camera' ? 'pictureOf' : 'screenOf', { name })
  return (
    <figure className="call-picture" data-source={source} data-mine={isMe || undefined}>
      <video ref={video} aria-label={words} autoPlay playsInline muted />
      <figcaption>
        <bdi>{name}</bdi>
        {isPoor && !isMe && <> · {t('poor')}</>}
      </figcaption>
    </figure>
  )
}
