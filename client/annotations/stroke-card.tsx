import { useTranslation } from 'react-i18next'
import type { Stroke } from '#shared/annotations/stroke.ts'
import type { CardKind, CardProps } from './card.ts'
import { ProductLine } from './product-line.tsx'

/** Strokes: all that one member drew on one product. */
export const strokeCard: CardKind<Stroke> = { card: StrokeCard, gather: ({ productId, by }) => `${productId} ${by}` }

function StrokeCard({ value: { productId }, count }: CardProps<Stroke>) {
  const { t } = useTranslation('talk')
  return (
    <>
      <p>{t('things.drew', { count })}</p>
      <ProductLine id={productId} />
    </>
  )
}
