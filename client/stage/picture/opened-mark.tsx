// What is open over the page about the pictures on the stage: a note, a drawing, several notes, or one that is being written.
import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { nameOf } from '#client/rooms/face.tsx'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import type { Product } from '#shared/catalog/product.ts'
import type { ProductId } from '#shared/ids.ts'
import { useMarking, useMarks } from '../marking.tsx'
import type { Opened, Writing } from '../marking.tsx'
import { Bubble } from './bubble.tsx'
import { NewPin } from './new-pin.tsx'
import { PinCard, PinsCard, StrokeCard } from './mark-cards.tsx'
import { Rewording } from './rewording.tsx'
import { numberedPins } from './numbered-pins.ts'

interface OpenedMarkProps {
  productId: ProductId
  /** Absent where the shop no longer has it. */
  product?: Product
}

export function OpenedMark({ productId, product }: OpenedMarkProps) {
  const { opened, peeked, writing } = useMarks()
  if (writing) return <Written writing={writing} />
  const shown = opened ?? peeked
  if (!shown) return null
  return (
    <Open key={keyOf(shown)} opened={shown} isPeek={opened === undefined} productId={productId} product={product} />
  )
}

function Written({ writing }: { writing: Writing }) {
  const { t } = useTranslation('stage')
  const marking = useMarking()
  return (
    <Bubble
      // Pressing elsewhere on the picture moves the note, and keeps what was written.
      key={`${writing.pin} ${writing.anchor.on}`}
      label={t(writing.pin === undefined ? 'marks.newNote' : 'marks.editNote')}
      beside={() => placeOfWriting(writing)}
      takesFocus
      onClose={(by) => {
        if (by === 'escape') marking.lay()
      }}
    >
      {writing.pin === undefined ? (
        <NewPin anchor={writing.anchor} onDone={() => marking.lay()} />
      ) : (
        <Rewording pin={writing.pin} onDone={() => marking.lay()} />
      )}
    </Bubble>
  )
}

interface OpenProps {
  opened: Opened
  isPeek: boolean
  productId: ProductId
  product: Product | undefined
}

function Open({ opened, isPeek, productId, product }: OpenProps) {
  const { t } = useTranslation('stage')
  const room = useRoom()
  const marking = useMarking()
  const all = useObservable(room.annotations.pins)
  const strokes = useObservable(room.annotations.strokes)
  const pins = useMemo(() => numberedPins(all, productId, product), [all, productId, product])
  const chosen = opened.on === 'stroke' ? [] : pins.filter(({ pin }) => idsOf(opened).includes(pin.id))
  const stroke = opened.on === 'stroke' ? strokes.find(({ id }) => id === opened.id) : undefined
  const [only] = chosen
  const isThere = stroke !== undefined || only !== undefined
  // Somebody has just taken it away.
  useEffect(() => {
    if (!isThere) marking.lay()
  }, [isThere, marking])
  if (!isThere) return null
  const name = nameOf(room, stroke?.by ?? only?.pin.by ?? '', t('somebody'))
  const label =
    opened.on === 'stroke'
      ? t('marks.strokeBy', { name })
      : opened.on === 'pin' && only
        ? t('marks.noteBy', { number: only.number, name })
        : t('marks.severalShort', { count: chosen.length })
  return (
    <Bubble
      label={label}
      beside={() => placeOfOpened(opened)}
      takesFocus={!isPeek}
      onClose={() => marking.lay()}
      onReach={() => marking.stay()}
      onLeave={() => marking.unpeek()}
    >
      {stroke && <StrokeCard stroke={stroke} name={name} isPeek={isPeek} />}
      {opened.on === 'pin' && only && <PinCard numbered={only} name={name} isPeek={isPeek} about={product?.title} />}
      {opened.on === 'pins' && <PinsCard pins={chosen} label={label} />}
    </Bubble>
  )
}

function placeOfWriting({ anchor, pin }: Writing): Element | null {
  if (pin !== undefined) return placeOfOpened({ on: 'pin', id: pin })
  return (
    (anchor.on === 'image' ? document.querySelector('.marker[data-new]') : document.querySelector('.note-on-this')) ??
    document.querySelector('.stage-picture')
  )
}

function placeOfOpened(opened: Opened): Element | null {
  const [id = ''] = idsOf(opened)
  const found =
    opened.on === 'stroke'
      ? document.querySelector(`[data-stroke="${CSS.escape(id)}"]`)
      : document.querySelector(`.marker[data-pins~="${CSS.escape(id)}"]`)
  return found ?? document.querySelector(`[data-row="${CSS.escape(id)}"]`) ?? document.querySelector('.stage-picture')
}

function idsOf(opened: Opened): readonly string[] {
  return opened.on === 'pins' ? opened.ids : [opened.id]
}

function keyOf(opened: Opened): string {
  return `${opened.on} ${idsOf(opened).join(' ')}`
}
