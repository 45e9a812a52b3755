import { useTranslation } from 'react-i18next'
import { pinNumber } from '#client/rooms/pin-number.ts'
import { useRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import { useNavigation } from '#client/rooms/navigation.ts'
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
  const navigation = useNavigation()
  const pins = useObservable(room.annotations.pins)
  const subject = subjectOf('pin', id)
  const answers = useObservable(room.talk.threads).get(talkIdOf(subject))?.messages.length ?? 0
  const product = productOf(value)
  const { anchor } = value
  const comparison =
    anchor.on === 'attribute' ? { on: { to: 'comparison', comparisonId: anchor.comparisonId } as const } : {}
  return (
    <>
      <p dir="auto">{value.text}</p>
      {product !== undefined && <ProductLine id={product} number={pinNumber(pins, { ...value, id })} {...comparison} />}
      <Button size="small" kind="plain" className="put-act" onClick={() => navigation.go({ to: 'subject', subject })}>
        {t('things.answers', { count: answers })}
      </Button>
    </>
  )
}

function productOf({ anchor }: Pin): ProductId | undefined {
  return anchor.on === 'variant' ? productIdOf(anchor.variantId) : anchor.productId
}
