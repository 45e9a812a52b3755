import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import type { AnswerWithCard } from '#server/host/preview-card.ts'
import { CardPainter } from './card-painter.ts'
import { PreviewCards } from './preview-cards.ts'
import { ProductPictures } from './product-pictures.ts'

export interface PreviewCardsFeature extends Feature {
  readonly answer: AnswerWithCard
}

/** The pictures that messengers show of links. */
export function previewCardsFeature({ builtDir, access, now, reportError, settings }: Host): PreviewCardsFeature {
  const painter = new CardPainter(builtDir)
  const pictures = new ProductPictures(builtDir, access.outside)
  const cards = new PreviewCards({ painter, pictures, now, reportError, proxyHops: settings.TRUST_PROXY })
  return {
    name: 'preview cards',
    jobs: [{ name: 'painter of preview cards', start: () => {}, stop: () => painter.stop() }],
    answer: (c, card) => cards.answer(c, card),
  }
}
