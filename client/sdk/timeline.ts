// A list of a room's events that grows at both ends: older pages when they are asked for, new events as they happen.
import { kindOfEvent, traitsOf } from '#shared/events/event.ts'
import type { HistoryEvent } from '#shared/events/event.ts'
import { granted } from '#shared/outcome.ts'
import type { History, HistoryFilter, Timeline, TimelineView } from './room.ts'
import { Watchable } from './observable.ts'

const pageSize = 60

interface TimelineParts extends Pick<History, 'page'> {
  readonly filter: HistoryFilter
  readonly onHistory: (listener: (events: readonly HistoryEvent[]) => void) => () => void
}

/** Opens a timeline: nothing is in it before `older` was called, and from then on what happens is. */
export function openTimeline({ filter, page, onHistory }: TimelineParts): Timeline {
  const view = new Watchable<TimelineView>({ events: [], isWhole: false })
  let before: number | undefined
  let reading: ReturnType<Timeline['older']> | undefined
  // Heard from before the first page is asked for, so that nothing falls between the two.
  const stop = onHistory((news) => {
    const fresh = news.filter((event) => fitsHistory(event, filter))
    if (fresh.length > 0) view.set({ ...view.get(), events: merged(view.get().events, fresh) })
  })
  const read: Timeline['older'] = async () => {
    const older = await page({ ...filter, before, limit: pageSize })
    if (!older.ok) return older
    const { events, next } = older.value
    before = next ?? before
    view.set({ events: merged(view.get().events, events), isWhole: next === null })
    return granted(undefined)
  }
  return {
    view,
    async older() {
      if (view.get().isWhole) return granted(undefined)
      reading ??= read().finally(() => (reading = undefined))
      return reading
    },
    close: stop,
  }
}

/** Whether an event is one that a filter lets through, as the server judges it. */
export function fitsHistory(event: HistoryEvent, { member, product, kinds }: HistoryFilter): boolean {
  const { memberId, products } = event
  if (member !== undefined && memberId !== member) return false
  if (product !== undefined && !products?.includes(product)) return false
  const names: readonly unknown[] = [kindOfEvent(event), traitsOf(event)?.group]
  return kinds === undefined || kinds.some((one) => names.includes(one))
}

/** The newest first, each once. */
function merged(some: readonly HistoryEvent[], others: readonly HistoryEvent[]): readonly HistoryEvent[] {
  const all = new Map([...some, ...others].map((event) => [event.seq, event]))
  return [...all.values()].toSorted((a, b) => b.seq - a.seq)
}
