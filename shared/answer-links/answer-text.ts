// An answer as the words of a message: yes, no or unsure in the language of whoever answers, and why. Read back from the words
// themselves, so that an answer which its author edits in the room is what its link shows.

/** What one can say without words. */
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

/** The languages that answers, links and notices are written in. */
export type AnswerLanguage = keyof typeof said

/** The language for a BCP 47 tag; English where it is none of ours. */
export function answerLanguage(locale: string): AnswerLanguage {
  const language = locale.toLowerCase().split('-', 1)[0] ?? ''
  return Object.hasOwn(said, language) ? (language as AnswerLanguage) : 'en'
}

/** What was answered: at least one of the two. */
export interface GivenAnswer {
  readonly verdict: Verdict | null
  readonly words: string
}

/** The verdict as one says it. */
export function verdictWord(verdict: Verdict, language: AnswerLanguage): string {
  return said[language][verdict]
}

/** The message. */
export function answerText({ verdict, words }: GivenAnswer, language: AnswerLanguage): string {
  if (verdict === null) return words
  const word = verdictWord(verdict, language)
  return words === '' ? word : `${word}. ${words}`
}

/** The answer that a message is, in whatever language it was given. */
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
