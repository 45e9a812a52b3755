// The picture that a messenger shows of an answer link: who asks what, and about which thing. Whom it is for, and what they answered,
// stays on the page.
import type { AnswerLanguage } from '#shared/answer-links/answer-text.ts'
import type { AnswerView } from '#shared/answer-links/contracts.ts'
import { formatMoney } from '#shared/money.ts'
import { isolated } from '#shared/isolates.ts'
import type { PreviewCard } from '#server/host/preview-card.ts'
import { pageWords } from './words.ts'

/** The card of a link that is good. */
export function answerCard({ askedBy, text, things, shop }: AnswerView, language: AnswerLanguage): PreviewCard {
  const [thing] = things
  const options = things.length === 1 && thing ? thing.options : []
  return {
    language,
    title: `${pageWords[language].asks(isolated(askedBy.name))}: ${isolated(text)}`,
    facts: [...things.map(({ title }) => title), ...options].map(isolated).join(' · '),
    price: things.length === 1 && thing?.price ? formatMoney(thing.price, language) : '',
    picture: thing?.picture ?? null,
    by: askedBy,
    foot: [isolated(shop)],
  }
}
