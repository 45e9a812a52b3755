// What push messages to associates say, in the languages of the product.
import type { AnswerLanguage } from '#shared/answer-links/answer-text.ts'
import { ar } from './words/ar.ts'
import { de } from './words/de.ts'
import { en } from './words/en.ts'
import type { StaffWords } from './words/staff-words.ts'

/** The words, by language. */
export const staffWords: Readonly<Record<AnswerLanguage, StaffWords>> = { en, de, ar }
