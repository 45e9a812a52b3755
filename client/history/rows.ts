// The rows of a history: a heading for each day, and one row for what a person did several times in a row.
import { startOfDay } from '#client/rooms/local-day.ts'
import type { HistoryEvent } from '#shared/events/event.ts'
import { isGathered } from './gathered.ts'
import type { GatheredKind } from './gathered.ts'

/** One row. */
export type Row =
  | { readonly is: 'day'; readonly key: string; readonly at: number }
  | { readonly is: 'event'; readonly key: string; readonly event: HistoryEvent }
  | {
      readonly is: 'run'
      readonly key: string
      readonly kind: GatheredKind
      /** Two or more, the newest first. */
      readonly events: readonly HistoryEvent[]
    }

/** One press makes one update, or two within this time. */
const atOnceMs = 2_000
/** Events further apart are not one row. */
const togetherMs = 30 * 60_000

/** The rows of events, both the newest first. */
export function rowsOf(happened: readonly HistoryEvent[]): readonly Row[] {
  const events = happened.filter((event, index) => !belongsTo(event, happened[index + 1]))
  const rows: Row[] = []
  let day: number | undefined
  for (let index = 0; index < events.length;) {
    const run = runFrom(events, index)
    const [newest] = run
    if (!newest) break
    index += run.length
    const itsDay = startOfDay(newest.at)
    if (itsDay !== day) rows.push({ is: 'day', key: `day ${itsDay}`, at: newest.at })
    day = itsDay
    rows.push(rowOf(run, newest))
  }
  return rows
}

/** One press is one row: adding a line also sets its want, and a question comes with its first message. */
function belongsTo(event: HistoryEvent, older: HistoryEvent | undefined): boolean {
  if (!older || event.memberId !== older.memberId || event.subject !== older.subject) return false
  if (event.at - older.at > atOnceMs) return false
  return (
    (older.kind === 'line.added' && event.kind === 'want.changed') ||
    (older.kind === 'question.asked' && event.kind === 'message.written')
  )
}

/** The key is the oldest event, so a row that grows stays the same row. */
function rowOf(run: readonly HistoryEvent[], newest: HistoryEvent): Row {
  const key = String(run.at(-1)?.seq)
  return run.length > 1 && isGathered(newest) && !isOneThing(run)
    ? { is: 'run', key, kind: newest.kind, events: run }
    : { is: 'event', key, event: newest }
}

/** Whether a run is one want that changed several times: only the last change counts. */
function isOneThing(run: readonly HistoryEvent[]): boolean {
  const [first] = run
  return first?.kind === 'want.changed' && run.every(({ subject }) => subject === first.subject)
}

function runFrom(events: readonly HistoryEvent[], from: number): readonly HistoryEvent[] {
  const first = events[from]
  if (!first) return []
  let to = from + 1
  while (to < events.length && continues(events[to - 1], events[to])) to += 1
  return events.slice(from, to)
}

function continues(newer: HistoryEvent | undefined, older: HistoryEvent | undefined): boolean {
  if (!newer || !older) return false
  const isAlike = newer.kind === older.kind && newer.memberId === older.memberId && isGathered(newer)
  return isAlike && newer.at - older.at < togetherMs && startOfDay(newer.at) === startOfDay(older.at)
}
