// An answer as the text of a message: yes, no or unsure in the language of the person who answers, with a reason. It is read back
// from that text, so the link also shows an answer that its author edited in the room.

/** The answers of one tap. */
export const verdicts = ['yes', 'no', 'unsure'] as const
/** See `verdicts`. */
export type Verdict = (typeof verdicts)[number]

/** The longest reason, in UTF-16 units: an answer is for a thumb. */
export const maxAnswerWords = 1000

const said = {
  en: { yes: 'Yes', no: 'No', unsure: 'Not sure' },
  de: { yes: 'Ja', no: 'Nein', unsure: 'Unsicher' },
  ar: { yes: 'نعم', no: 'لا', unsure: 'لست متأكدًا' },
} as const satisfies Record<string, Record<Verdict, string>>

/** The languages of answers, answer links and notifications. */
export type AnswerLanguage = keyof typeof said

/** The language for a BCP 47 tag; English if it is not one of ours. */
export function answerLanguage(locale: string): AnswerLanguage {
  return isAnswerLanguage(locale) ? (languageOf(locale) as AnswerLanguage) : 'en'
}

/** Whether a BCP 47 tag is of one of these languages. */
export function isAnswerLanguage(locale: string): boolean {
  return Object.hasOwn(said, languageOf(locale))
}

function languageOf(locale: string): string {
  return locale.toLowerCase().split('-', 1)[0] ?? ''
}

/** An answer: a verdict, a reason or both. */
export interface GivenAnswer {
  readonly verdict: Verdict | null
  readonly words: string
}

/** The word for a verdict. */
export function verdictWord(verdict: Verdict, language: AnswerLanguage): string {
  return said[language][verdict]
}

/** The message. */
export function answerText({ verdict, words }: GivenAnswer, language: AnswerLanguage): string {
  if (verdict === null) return words
  const word = verdictWord(verdict, language)
  return words === '' ? word : `${word}. ${words}`
}

/** The answer in a message, in any of the languages. */
export function readAnswerText(text: string): GivenAnswer {
  for (const words of Object.values(said)) {
    for (const verdict of verdicts) {
      if (text === words[verdict]) return { verdict, words: '' }
      const start = `${words[verdict]}. `
      if (text.startsWith(start)) return { verdict, words: text.slice(start.length) }
    }
  }
  return { verdict: null, words: text }
}
