// What a thread is about, in words and a picture.
import { useTranslation } from 'react-i18next'
import type { Destination } from '#client/rooms/destination.ts'
import { pinNumber } from '#client/rooms/pin-number.ts'
import { pictureOf, titleOf, variantOf, variantWords } from '#client/rooms/product-words.ts'
import { useProducts } from '#client/rooms/products.ts'
import { useOpenRoom } from '#client/rooms/room-context.tsx'
import { useObservable } from '#client/rooms/use-observable.ts'
import type { PinView } from '#client/sdk/index.ts'
import { readSubject } from '#shared/annotations/subject.ts'
import type { Subject, Topic } from '#shared/annotations/subject.ts'
import type { Picture } from '#shared/catalog/product.ts'
import { productIdOf } from '#shared/ids.ts'
import type { ProductId } from '#shared/ids.ts'

export interface About {
  readonly topic: Topic
  /** The id within the topic. */
  readonly id: string
  readonly title: string
  /** One line more: the variant, the note of a pin. */
  readonly more: string
  readonly picture: Picture | undefined
  /** A pin's number. */
  readonly number: number | undefined
  /** Where it can be seen; undefined for what has no place of its own. */
  readonly destination: Destination | undefined
}

/** What a subject names. */
export function useAbout(subject: Subject): About {
  const { t } = useTranslation('talk')
  const { room, products } = useOpenRoom()
  const { topic, id } = readSubject(subject)
  const pins = useObservable(room.annotations.pins)
  const decisions = useObservable(room.decisions.list)
  const pin = topic === 'pin' ? pins.find((one) => one.id === id) : undefined
  const decision = topic === 'decision' ? decisions.find((one) => one.id === id) : undefined
  const productId = productIn(topic, id, pin)
  const [known = 'unknown'] = useProducts(products, productId === undefined ? [] : [productId])
  const shared = {
    topic,
    id,
    number: pin && pinNumber(pins, pin),
    more: '',
    picture: undefined,
    destination: undefined,
  }
  if (topic === 'room') return { ...shared, title: t('about.room') }
  if (topic === 'decision') {
    const title = decision?.question ?? t('about.decision')
    return { ...shared, title, destination: { to: 'decision', decisionId: id } }
  }
  if (topic === 'pin' && !pin) return { ...shared, title: t('about.pinGone') }
  const comparison =
    pin?.anchor.on === 'attribute' ? ({ to: 'comparison', comparisonId: pin.anchor.comparisonId } as const) : undefined
  if (productId === undefined)
    return { ...shared, title: t('about.comparison'), more: pin?.text ?? '', destination: comparison }
  const variant = variantOf(known, topic === 'line' ? id : pin?.anchor.on === 'variant' ? pin.anchor.variantId : '')
  return {
    ...shared,
    title: titleOf(known, productId),
    more: pin ? pin.text : topic === 'line' ? variantWords(variant) : '',
    picture: pictureOf(known, variant),
    destination: comparison ?? { to: 'product', productId, variantId: variant?.id },
  }
}

/** A subject in one line, for screen readers. */
export function lineOf(about: About, t: ReturnType<typeof useTranslation<'talk'>>['t']): string {
  if (about.topic === 'pin' && about.number !== undefined)
    return t('about.pin', { number: about.number, title: about.title })
  return about.topic === 'line' && about.more !== '' ? `${about.title}, ${about.more}` : about.title
}

function productIn(topic: Topic, id: string, pin: PinView | undefined): ProductId | undefined {
  if (topic === 'product') return id
  if (topic === 'line') return productIdOf(id)
  const anchor = pin?.anchor
  switch (anchor?.on) {
    case 'image':
    case 'review':
      return anchor.productId
    case 'variant':
      return productIdOf(anchor.variantId)
    case 'attribute':
      return anchor.productId
    case undefined:
      return undefined
    default:
      return anchor satisfies never
  }
}
