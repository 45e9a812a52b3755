// The moments that people name when they ask until when.
import { eveningOf } from '#client/rooms/local-day.ts'

/** Ways to say until when. */
export const deadlineChoices = ['hour', 'evening', 'tomorrow', 'other', 'none'] as const
/** See `deadlineChoices`. */
export type DeadlineChoice = (typeof deadlineChoices)[number]

const hourMs = 60 * 60_000

/** Those that make sense now: an evening that has begun is no deadline any more. */
export function offeredDeadlines(now: number): readonly DeadlineChoice[] {
  return deadlineChoices.filter((choice) => choice !== 'evening' || now + hourMs < eveningOf(now, 0))
}

/** The moment a choice stands for; undefined for none, and for a date that is not given. @param typed `2026-11-22T18:30`, local. */
export function deadlineOf(choice: DeadlineChoice, typed: string, now: number): number | undefined {
  switch (choice) {
    case 'hour':
      return now + hourMs
    case 'evening':
      return eveningOf(now, 0)
    case 'tomorrow':
      return eveningOf(now, 1)
    case 'other': {
      const at = new Date(typed).getTime()
      return Number.isNaN(at) ? undefined : at
    }
    case 'none':
      return undefined
    default:
      return choice satisfies never
  }
}
