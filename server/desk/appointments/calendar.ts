// An appointment as a file for calendars (RFC 5545). Its moments are in UTC, which every calendar shows in the zone of its reader.
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { answerLanguage } from '#shared/answer-links/answer-text.ts'
import type { AnswerLanguage } from '#shared/answer-links/answer-text.ts'

/** What an entry is made of. Everything in it is plain text. */
export interface CalendarEntry {
  /** The same for each change of it. */
  readonly id: string
  readonly at: number
  readonly minutes: number
  readonly sequence: number
  readonly isCancelled: boolean
  /** When it was changed last. */
  readonly changedAt: number
  readonly place: string
  readonly language: string
  /** What was asked. */
  readonly text: string
  /** Where the room is. */
  readonly url: string
}

const titles: Readonly<Record<AnswerLanguage, (place: string) => string>> = {
  en: (place) => `Advice from ${place}`,
  de: (place) => `Beratung von ${place}`,
  ar: (place) => `استشارة من ${place}`,
}

/** The file. */
export function calendarOf(entry: CalendarEntry): string {
  const { id, at, minutes, sequence, isCancelled, changedAt, place, language, text, url } = entry
  const calendar = ical({
    prodId: { company: 'Tagalong', product: 'Appointments', language: answerLanguage(language).toUpperCase() },
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  })
  calendar.createEvent({
    id: `${id}@${new URL(url).hostname}`,
    sequence,
    stamp: new Date(changedAt),
    start: new Date(at),
    end: new Date(at + minutes * 60_000),
    summary: titles[answerLanguage(language)](place),
    description: `${text}\n\n${url}`,
    url,
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  })
  return calendar.toString()
}
