import { useTranslation } from 'react-i18next'
import { pinNumber } from '#client/rooms/pin-number.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useWatched } from '#client/rooms/use-watched.ts'
import { useWays } from '#client/rooms/ways.tsx'
import { Button } from '#client/ui/button.tsx'
import type { Pin } from '#shared/annotations/pin.ts'
import { subjectOf, talkIdOf } from '#shared/annotations/subject.ts'
import { productIdOf } from '#shared/ids.ts'
import type { ProductId } from '#shared/ids.ts'
import type { CardKind, CardProps } from './card.ts'
import { ProductLine } from './product-line.tsx'

/** Pins: the note, where it is stuck, and the talk about it. */
export const pinCard: CardKind<Pin> = { card: PinCard }

function PinCard({ id, value }: CardProps<Pin>) {
  const { t } = useTranslation('talk')
  const room = useRoom()
  const ways = useWays()
  const pins = useWatched(room.annotations.pins)
  const subject = subjectOf('pin', id)
  const answers = useWatched(room.talk.threads).get(talkIdOf(subject))?.messages.length ?? 0
  const product = productOf(value)
  const { anchor } = value
  const comparison = anchor.on === 'attribute' ? { looking: { comparisonId: anchor.comparisonId } } : {}
  return (
    <>
      <p className="put-words" dir="auto">
        {value.text}
      </p>
      {product !== undefined && <ProductLine id={product} number={pinNumber(pins, { ...value, id })} {...comparison} />}
      <Button size="small" kind="plain" onClick={() => ways.talk({ subject })}>
        {t('things.answers', { count: answers })}
      </Button>
    </>
  )
}

function productOf({ anchor }: Pin): ProductId | undefined {
  return anchor.on === 'variant' ? productIdOf(anchor.variantId) : anchor.productId
}
