// What the page came with: answers to what it would ask first, which the server has drawn it with already.
import { firstAnswersId } from '#shared/pages/first-page.ts'

type Answers = Readonly<Record<string, unknown>>

let answers: Answers | undefined

/** The answer that the page came with; undefined where it came with none. */
export function firstAnswer(question: string): unknown {
  answers ??= readAnswers()
  return answers[question]
}

/** Draws with these answers and no others. For the server, where every page is another person's. */
export function drawWith<Drawn>(given: Answers, draw: () => Drawn): Drawn {
  answers = given
  try {
    return draw()
  } finally {
    answers = {}
  }
}

function readAnswers(): Answers {
  const written = document.getElementById(firstAnswersId)?.textContent
  return written === undefined || written === '' ? {} : (JSON.parse(written) as Answers)
}
