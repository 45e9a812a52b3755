// A list of a room's events that grows at both ends: older pages when they are asked for, new events as they happen.
import { kindOfEvent, traitsOf } from '#shared/events/event.ts'
import type { HistoryEvent } from '#shared/events/event.ts'
import type { MemberId, ProductId } from '#shared/ids.ts'
import { granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { EventPage } from './event-page.ts'
import { ObservableValue } from './observable.ts'
import type { Observable } from './observable.ts'

/** Which events of a history: those that match all given fields. */
export interface HistoryFilter {
  /** Done by this member. */
  readonly member?: MemberId | undefined
  /** Concerning this product when it happened. */
  readonly product?: ProductId | undefined
  /** Groups (`EventGroup`) and single kinds; any of them matches. */
  readonly kinds?: readonly string[] | undefined
}

/** What a timeline holds. */
export interface TimelineView {
  /** The newest first. */
  readonly events: readonly HistoryEvent[]
  /** There is nothing older. */
  readonly isWhole: boolean
}

/** Events that match a filter: as far back as was asked for, and new ones as they happen. */
export interface Timeline {
  readonly view: Observable<TimelineView>
  /** Reads the newest events, then each time a page of older ones. Refuses `offline`. */
  older(): Promise<Outcome<void>>
  /** Stops following new events. */
  close(): void
}

const pageSize = 60

/** What a timeline stands on. */
export interface TimelineContext {
  readonly filter: HistoryFilter
  /** As `History.page`. */
  readonly page: (query: HistoryFilter & { before?: number | undefined; limit?: number }) => Promise<Outcome<EventPage>>
  readonly onHistory: (listener: (events: readonly HistoryEvent[]) => void) => () => void
}

/** Opens a timeline: empty until `older` is called, except for events that happen meanwhile. */
export function openTimeline({ filter, page, onHistory }: TimelineContext): Timeline {
  const view = new ObservableValue<TimelineView>({ events: [], isWhole: false })
  let before: number | undefined
  let reading: ReturnType<Timeline['older']> | undefined
  // Subscribed before the first page is read, so that no event falls between the two.
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

/** Whether an event matches a filter, by the rules of the server. */
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
