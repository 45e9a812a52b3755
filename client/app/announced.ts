// What of many events that come at once is announced, and in how many sentences. Needs no browser.
import type { HistoryEvent } from '#shared/events/event.ts'

/** The sentences of an event. */
export interface Sentences {
  /** Of something that somebody said: a message, a question, a pin. */
  said(event: HistoryEvent, all: readonly HistoryEvent[]): string | undefined
  /** The sentence for a change of something that exists. */
  changed(event: HistoryEvent): string | undefined
  /** The sentence for several changes at once. */
  many(count: number): string
}

/** More changes than this become one sentence with their number. */
const mostChanges = 3
/** The most messages read out one by one; nobody listens to more at once. */
const mostSaid = 6

/** The sentences, in the order of the events. What was said is announced each by itself, however soon the next follows. */
export function announced(events: readonly HistoryEvent[], { said, changed, many }: Sentences): readonly string[] {
  const sentences = lastOfEach(events).flatMap((event) => {
    const own = said(event, events)
    const words = own ?? changed(event)
    return words === undefined ? [] : [{ words, isSaid: own !== undefined }]
  })
  const changes = sentences.filter(({ isSaid }) => !isSaid)
  const unheard = sentences.filter(({ isSaid }) => isSaid).slice(0, -mostSaid)
  const left = new Set([...unheard, ...(changes.length > mostChanges ? changes : [])])
  const read = sentences.filter((sentence) => !left.has(sentence)).map(({ words }) => words)
  return left.size > 0 ? [...read, many(left.size)] : read
}

/** Of several changes to the same thing only the last is announced. */
function lastOfEach(events: readonly HistoryEvent[]): readonly HistoryEvent[] {
  return [...new Map(events.map((event) => [thingOf(event), event])).values()]
}

/** A message has an id of its own; its subject is the thread, which all of them have in common. */
function thingOf({ kind, subject, memberId, detail }: HistoryEvent): string {
  return [kind, subject, memberId, 'message' in detail ? detail.message : ''].join(' ')
}
