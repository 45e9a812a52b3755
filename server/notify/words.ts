// What notices say, in the languages of the product.
import type { AnswerLanguage } from '#shared/answers/answer-text.ts'
import { ar } from './words/ar.ts'
import { de } from './words/de.ts'
import { en } from './words/en.ts'
import type { NoticeWords } from './words/notice-words.ts'

/** The words, by language. */
export const noticeWords: Readonly<Record<AnswerLanguage, NoticeWords>> = { en, de, ar }
