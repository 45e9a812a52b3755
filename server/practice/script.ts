// What a made-up shopper says: short, plain, and always the same, so that two people can practise the same thing.

/** The words of one language. */
export interface PracticeWords {
  readonly name: string
  readonly title: string
  readonly question: string
  /** In this order; the last one again and again. */
  readonly replies: readonly string[]
  readonly accepts: string
  readonly declines: string
  readonly asks: string
}

const en: PracticeWords = {
  name: 'Robin (practice)',
  title: 'Practice: Robin’s room',
  question: 'Hello! We like this one. Is it right for a small kitchen, and what would you take instead?',
  replies: [
    'Thank you! There are two of us, and there is not much room. Which one would you take?',
    'That helps. Can you suggest one, so that we see it?',
    'Good to know, thank you.',
  ],
  accepts: 'That looks right. We take it.',
  declines: 'It is a little too dear for us.',
  asks: 'Does it come in another colour, too?',
}

const de: PracticeWords = {
  name: 'Robin (Übung)',
  title: 'Übung: Robins Raum',
  question: 'Hallo! Das gefällt uns. Passt es in eine kleine Küche, und was würden Sie sonst nehmen?',
  replies: [
    'Danke! Wir sind zu zweit und haben wenig Platz. Welches würden Sie nehmen?',
    'Das hilft. Können Sie eines vorschlagen, damit wir es sehen?',
    'Gut zu wissen, danke.',
  ],
  accepts: 'Das passt. Wir nehmen es.',
  declines: 'Das ist uns etwas zu teuer.',
  asks: 'Gibt es das auch in einer anderen Farbe?',
}

const ar: PracticeWords = {
  name: 'روبن (تدريب)',
  title: 'تدريب: غرفة روبن',
  question: 'مرحبًا! أعجبنا هذا. هل يناسب مطبخًا صغيرًا، وماذا تختار بدلًا منه؟',
  replies: ['شكرًا! نحن اثنان والمكان ضيّق. أيّها تختار؟', 'هذا مفيد. هل تقترح واحدًا لنراه؟', 'من الجيد معرفة ذلك، شكرًا.'],
  accepts: 'يبدو مناسبًا. سنأخذه.',
  declines: 'إنه غالٍ علينا قليلًا.',
  asks: 'هل يتوفر بلون آخر أيضًا؟',
}

const all: Readonly<Record<string, PracticeWords>> = { en, de, ar }

/** The words in the first language of these that there are words in. */
export function practiceWords(languages: readonly string[]): {
  readonly language: string
  readonly words: PracticeWords
} {
  const language = languages.find((one) => all[one] !== undefined) ?? 'en'
  return { language, words: all[language] ?? en }
}

/** What a made-up shopper answers to a suggestion: yes, no, a question; then yes and no in turns. */
export function answerOf(nth: number): 'accepted' | 'declined' | 'asked' {
  if (nth === 2) return 'asked'
  return nth % 2 === 0 ? 'accepted' : 'declined'
}
