// A room's history, to be read back. What holds a growing list of it is loaded only once somebody asks for one.
import { readEvent } from '#shared/events/event.ts'
import type { HistoryEvent } from '#shared/events/event.ts'
import { granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { HistoryPage } from '#shared/rooms/contracts.ts'
import { queryOf } from './http.ts'
import type { Api } from './http.ts'
import type { EventPage, History, HistoryFilter } from './room.ts'

/** What reading history needs. */
export interface HistoryParts {
  readonly call: Api
  readonly roomId: string
  readonly onHistory: (listener: (events: readonly HistoryEvent[]) => void) => () => void
}

/** Opens the history of a room; asks for nothing yet. */
export function openHistory({ call, roomId, onHistory }: HistoryParts): History {
  const history: History = {
    page: async ({ kinds, ...query } = {}) =>
      readPage(
        await call<HistoryPage>({
          path: `/rooms/${roomId}/history${queryOf({ order: 'newest', kind: kinds?.join(','), ...query })}`,
        }),
      ),
    timeline: async (filter: HistoryFilter = {}) => {
      const { openTimeline } = await import('./timeline.ts')
      return openTimeline({ filter, page: history.page, onHistory })
    },
  }
  return history
}

/** Reads the events of a page as it was answered. */
export function readPage(page: Outcome<HistoryPage>): Outcome<EventPage> {
  return page.ok ? granted({ ...page.value, events: page.value.events.map(readEvent) }) : page
}
