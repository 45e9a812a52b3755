// Until when an answer is of use.
import { useTranslation } from 'react-i18next'
import { eveningOf } from '#client/rooms/local-day.ts'
import { momentWords, useNow } from '#client/rooms/moments.ts'
import type { ThreadView } from '#shared/annotations/talk-view.ts'

/** What one can choose for a due time. */
export const dueChoices = ['none', 'evening', 'tomorrow', 'week', 'own'] as const
/** One of `dueChoices`. */
export type DueChoice = (typeof dueChoices)[number]

const hourMs = 3_600_000

/** The moment that a choice means; undefined for none. @param own a date and time as the browser's field writes it. */
export function dueOf(choice: DueChoice, now: number, own: string): number | undefined {
  switch (choice) {
    case 'none':
      return undefined
    case 'evening':
      return eveningOf(now, 0)
    case 'tomorrow':
      return eveningOf(now, 1)
    case 'week':
      return eveningOf(now, 7)
    case 'own': {
      const at = new Date(own).getTime()
      return Number.isNaN(at) ? undefined : at
    }
    default:
      return choice satisfies never
  }
}

/** The choices that still lie ahead. */
export function openChoices(now: number): readonly DueChoice[] {
  return dueChoices.filter((choice) => choice !== 'evening' || eveningOf(now, 0) > now + hourMs)
}

/** "until Friday 18:00", or that it has passed; undefined for a question without a due time. */
export function useDueWords({ dueAt, resolved }: ThreadView): { words: string; late: boolean } | undefined {
  const { t } = useTranslation('talk')
  const now = useNow(dueAt)
  if (dueAt === undefined) return undefined
  const late = !resolved && dueAt <= now
  return { words: t(late ? 'due.late' : 'due.until', { when: momentWords(dueAt, now) }), late }
}
