// The cards of a note, of several notes that lie on each other, and of a drawing.
import { useTranslation } from 'react-i18next'
import { Face, nameOf } from '#client/rooms/face.tsx'
import { fromNow, useNow } from '#client/rooms/moments.ts'
import { useMay } from '#client/rooms/permissions.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import type { StrokeView } from '#client/sdk/index.ts'
import { Button, IconButton } from '#client/ui/button.tsx'
import { BinIcon, CloseIcon, EditIcon } from '#client/ui/icons.tsx'
import { subjectOf, talkIdOf } from '#shared/annotations/subject.ts'
import { useMarking } from '../marking.tsx'
import { MarkRow } from './mark-row.tsx'
import type { NumberedPin } from './numbered-pins.ts'
import { useTakeAway } from './take-away.ts'

interface CardProps {
  name: string
  /** It only shows: what can be done about it comes with a press. */
  isPeek: boolean
}

/** Text, who, when, how many answers; answer, change, remove for who may. */
export function PinCard({ numbered: { pin, number }, name, isPeek }: CardProps & { numbered: NumberedPin }) {
  const { t } = useTranslation('stage')
  const { annotations } = useRoom()
  const navigation = useNavigation()
  const may = useMay()
  const marking = useMarking()
  const replies = useReplies()(pin.id)
  const takeAway = useTakeAway()
  const { id, ...value } = pin
  const mayChange = !annotations.whyNot({ root: 'pins', key: id, before: value, after: { ...value, text: '…' } })
  const mayRemove = !annotations.whyNot({ root: 'pins', key: id, before: value, after: undefined })
  const talk = () => {
    marking.lay()
    navigation.go({ to: 'subject', subject: subjectOf('pin', id) })
  }
  return (
    <>
      <CardHead by={pin.by} name={name} at={pin.at} number={number} />
      <p className="bubble-text" dir="auto">
        {pin.text}
      </p>
      {replies > 0 && <p className="bubble-by">{t('marks.replies', { count: replies })}</p>}
      {!isPeek && (
        <div className="cluster bubble-acts">
          {(may.speak || replies > 0) && (
            <Button size="small" onClick={talk}>
              {t(may.speak ? 'marks.answer' : 'marks.read')}
            </Button>
          )}
          {mayChange && (
            <IconButton label={t('marks.edit')} onClick={() => marking.write({ anchor: pin.anchor, pin: id })}>
              <EditIcon />
            </IconButton>
          )}
          {mayRemove && (
            <IconButton label={t('marks.remove')} onClick={() => takeAway('pins', id)}>
              <BinIcon />
            </IconButton>
          )}
        </div>
      )}
    </>
  )
}

/** Who drew it; remove for who may. */
export function StrokeCard({ stroke, name, isPeek }: CardProps & { stroke: StrokeView }) {
  const { t } = useTranslation('stage')
  const { annotations } = useRoom()
  const takeAway = useTakeAway()
  const { id, ...value } = stroke
  const mayRemove = !annotations.whyNot({ root: 'strokes', key: id, before: value, after: undefined })
  return (
    <>
      <CardHead by={stroke.by} name={name} at={stroke.at} />
      {!isPeek && mayRemove && (
        <div className="cluster bubble-acts">
          <Button size="small" icon={<BinIcon />} onClick={() => takeAway('strokes', id)}>
            {t('marks.erase')}
          </Button>
        </div>
      )}
    </>
  )
}

/** Each of them opens its own card. */
export function PinsCard({ pins, label }: { pins: readonly NumberedPin[]; label: string }) {
  const { t } = useTranslation('stage')
  const room = useRoom()
  const marking = useMarking()
  const replies = useReplies()
  return (
    <>
      <p className="row bubble-head">{label}</p>
      <ul className="bubble-list">
        {pins.slice(0, mostRows).map(({ pin, number }) => (
          <MarkRow
            key={pin.id}
            number={number}
            colour={room.members.find(pin.by)?.colour}
            name={nameOf(room, pin.by, t('somebody'))}
            text={pin.text}
            replies={replies(pin.id)}
            onOpen={() => marking.open({ on: 'pin', id: pin.id })}
          />
        ))}
      </ul>
      {pins.length > mostRows && <p className="bubble-by">{t('marks.moreBelow', { count: pins.length - mostRows })}</p>}
    </>
  )
}

/** Further notes are read in the list below the picture, or in the enlarged picture. */
const mostRows = 40

/** How many answers a note has. */
export function useReplies(): (pin: string) => number {
  const threads = useObservable(useRoom().talk.threads)
  return (pin) => threads.get(talkIdOf(subjectOf('pin', pin)))?.messages.length ?? 0
}

function CardHead({ by, name, at, number }: { by: string; name: string; at: number; number?: number }) {
  const { t: ui } = useTranslation('ui')
  const marking = useMarking()
  const now = useNow()
  return (
    <p className="row bubble-head">
      <Face id={by} decorative />
      <span>
        {number !== undefined && `${number} · `}
        <bdi>{name}</bdi> · {fromNow(Math.min(at, now), now)}
      </span>
      <IconButton className="bubble-close" label={ui('close')} onClick={() => marking.lay()}>
        <CloseIcon />
      </IconButton>
    </p>
  )
}
