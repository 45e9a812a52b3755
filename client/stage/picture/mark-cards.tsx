// The cards of a note, of several notes that lie on each other, and of a drawing.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PinThread, ResolvePin } from '#client/rooms/compose/pin-thread.tsx'
import { Face, nameOf } from '#client/rooms/face.tsx'
import { fromNow, useNow } from '#client/rooms/moments.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
import { useMay } from '#client/rooms/permissions.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useIsStoreOffered } from '#client/rooms/store-visits.ts'
import { useObservable } from '#client/rooms/use-observable.ts'
import type { StrokeView } from '#client/sdk/index.ts'
import { Button, IconButton } from '#client/ui/button.tsx'
import { BinIcon, CloseIcon, EditIcon, StoreIcon } from '#client/ui/icons.tsx'
import type { Anchor } from '#shared/annotations/pin.ts'
import { productIdOf } from '#shared/ids.ts'
import type { ProductId, VariantId } from '#shared/ids.ts'
import { subjectOf, talkIdOf } from '#shared/annotations/subject.ts'
import { useMarking } from '../marking.tsx'
import { MarkRow } from './mark-row.tsx'
import type { NumberedPin } from './numbered-pins.ts'
import { useTakeAway } from './take-away.ts'

interface CardProps {
  name: string
  /** It only shows: what can be done about it comes with a press. */
  isPeek: boolean
  /** Title of the product, where the card covers it. */
  about?: string | undefined
}

/** Its thread, with the field to reply in place; change, resolve, remove for who may. */
export function PinCard({ numbered: { pin, number }, name, isPeek, about }: CardProps & { numbered: NumberedPin }) {
  const { t } = useTranslation('stage')
  const { annotations } = useRoom()
  const may = useMay()
  const marking = useMarking()
  const navigation = useNavigation()
  const isStoreOffered = useIsStoreOffered()
  const replies = useReplies()(pin.id)
  const takeAway = useTakeAway()
  const { id, ...value } = pin
  const mayChange = !annotations.whyNot({ root: 'pins', key: id, before: value, after: { ...value, text: '…' } })
  const mayRemove = !annotations.whyNot({ root: 'pins', key: id, before: value, after: undefined })
  if (isPeek)
    return (
      <>
        <CardHead by={pin.by} name={name} at={pin.at} number={number} />
        <p className="bubble-text" dir="auto">
          {pin.text}
        </p>
        {replies > 0 && <p className="bubble-by">{t('marks.replies', { count: replies })}</p>}
      </>
    )
  return (
    <>
      <CardHead by={pin.by} name={t('marks.numbered', { number })} at={pin.at} about={about}>
        {may.speak && <ResolvePin pin={id} />}
        {may.speak && isStoreOffered && (
          <IconButton
            size="small"
            label={t('askStore')}
            onClick={() => navigation.go({ to: 'ask-store', pinId: id, ...placeOf(pin.anchor) })}
          >
            <StoreIcon />
          </IconButton>
        )}
        {mayChange && (
          <IconButton
            size="small"
            label={t('marks.edit')}
            onClick={() => marking.write({ anchor: pin.anchor, pin: id })}
          >
            <EditIcon />
          </IconButton>
        )}
        {mayRemove && (
          <IconButton size="small" label={t('marks.remove')} onClick={() => takeAway('pins', id)}>
            <BinIcon />
          </IconButton>
        )}
      </CardHead>
      <PinThread key={id} pin={pin} />
    </>
  )
}

/** What a pin is on, as a question about it names it. */
function placeOf(anchor: Anchor): { readonly productId?: ProductId; readonly variantId?: VariantId } {
  if (anchor.on === 'variant') return { productId: productIdOf(anchor.variantId), variantId: anchor.variantId }
  return anchor.productId === undefined ? {} : { productId: anchor.productId }
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

interface CardHeadProps {
  by: string
  name: string
  at: number
  number?: number
  about?: string | undefined
  /** What can be done, in place of who and when: the thread below says that. */
  children?: ReactNode
}

function CardHead({ by, name, at, number, about, children }: CardHeadProps) {
  const { t: ui } = useTranslation('ui')
  const marking = useMarking()
  const now = useNow()
  return (
    <div className="row bubble-head">
      {children === undefined ? (
        <>
          <Face id={by} decorative />
          <span>
            {number !== undefined && `${number} · `}
            <bdi>{name}</bdi> · {fromNow(Math.min(at, now), now)}
          </span>
        </>
      ) : (
        <>
          <span className="bubble-title">
            {about !== undefined && <bdi className="bubble-product">{about}</bdi>}
            {name}
          </span>
          {children}
        </>
      )}
      <IconButton className="bubble-close" size="small" label={ui('close')} onClick={() => marking.lay()}>
        <CloseIcon />
      </IconButton>
    </div>
  )
}
