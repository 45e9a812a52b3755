import type { Context } from 'hono'
import { answerLanguage, isAnswerLanguage } from '#shared/answer-links/answer-text.ts'
import type { AnswerLanguage } from '#shared/answer-links/answer-text.ts'
import { languagesIn } from './negotiation.ts'

/**
 * The language for a reader nobody knows yet: what the address asks for with `lang`, else the first of the browser's languages that
 * the product speaks. Programs that fetch previews often say none.
 * @param otherwise a BCP 47 tag for those.
 */
export function readerLanguage({ req }: Context, otherwise: string): AnswerLanguage {
  const wishes = [req.query('lang') ?? '', ...languagesIn(req.header('accept-language'))]
  const wished = wishes.find(isAnswerLanguage)
  return answerLanguage(wished ?? otherwise)
}

/** The language that the address asks for with `lang`; undefined without one that the product speaks. Links of the page carry it on. */
export function askedLanguage({ req }: Context): AnswerLanguage | undefined {
  const asked = req.query('lang')
  return asked !== undefined && isAnswerLanguage(asked) ? answerLanguage(asked) : undefined
}
