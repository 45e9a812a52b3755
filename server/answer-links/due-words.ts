// Until when an answer is of use. A page without script cannot know its reader's clock: how long there is left is true everywhere, and
// the moment is told in the reader's own time where they have said where they are, or else with the name of the clock it is by.
import type { AnswerLanguage } from '#shared/answer-links/answer-text.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** Such as "in 3 hours", and "Thu, 26 Nov, 15:00 CET". */
export interface DueWords {
  readonly left: string
  readonly moment: string
}

export function dueWords(
  instant: string,
  { language, timeZone, now }: { language: AnswerLanguage; timeZone: string | null; now: number },
): DueWords {
  const at = Date.parse(instant)
  const format = {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
    timeZone: timeZone ?? 'UTC',
    timeZoneName: 'short',
  } as const
  return { left: leftOf(at - now, language), moment: new Intl.DateTimeFormat(language, format).format(at) }
}

/** In the largest unit that says enough; a deadline that has passed is "1 hour ago". */
function leftOf(ms: number, language: AnswerLanguage): string {
  const far = Math.abs(ms)
  const [unit, size] =
    far >= 2 * dayMs
      ? (['day', dayMs] as const)
      : far >= 2 * hourMs
        ? (['hour', hourMs] as const)
        : (['minute', minuteMs] as const)
  return new Intl.RelativeTimeFormat(language, { numeric: 'always' }).format(
    Math.trunc(ms / size) || Math.sign(ms),
    unit,
  )
}
