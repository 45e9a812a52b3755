// What notices say, in the languages of the product.
import type { AnswerLanguage } from '#shared/answer-links/answer-text.ts'
import { ar } from './words/ar.ts'
import { de } from './words/de.ts'
import { en } from './words/en.ts'
import type { NotificationWords } from './words/notification-words.ts'

/** The words, by language. */
export const notificationWords: Readonly<Record<AnswerLanguage, NotificationWords>> = { en, de, ar }
