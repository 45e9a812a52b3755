// The pictures that messengers show of a shop's pages.
import { answerLanguage } from '#shared/answer-links/answer-text.ts'
import type { AnswerLanguage } from '#shared/answer-links/answer-text.ts'
import type { Product } from '#shared/catalog/product.ts'
import { formatMoney } from '#shared/money.ts'
import type { PreviewCard } from '#server/host/preview-card.ts'
import { shownThing } from '#server/host/shown-things.ts'

/** A product as its shop shows it to everybody. @param language a BCP 47 tag */
export function productCard(product: Product, shop: string, language: string): PreviewCard {
  const { title, price, picture } = shownThing(product, product.id)
  const spoken = answerLanguage(language)
  return {
    language: spoken,
    title,
    facts: product.brand ?? '',
    price: price ? formatMoney(price, spoken) : '',
    picture,
    foot: [shop],
  }
}

const roomWords = {
  en: ['A room to shop together', 'Ask somebody in it for an invitation link.'],
  de: ['Ein Raum zum gemeinsamen Einkaufen', 'Bitte jemanden darin um einen Einladungslink.'],
  ar: ['غرفة للتسوق معًا', 'اطلب من أحد الموجودين فيها رابط دعوة.'],
} as const satisfies Record<AnswerLanguage, readonly [title: string, facts: string]>

/** A room by its address, which is for those who are in it: nothing of it is said. */
export function roomCard(language: string): PreviewCard {
  const spoken = answerLanguage(language)
  const [title, facts] = roomWords[spoken]
  return { language: spoken, title, facts, price: '', picture: null, foot: [] }
}
