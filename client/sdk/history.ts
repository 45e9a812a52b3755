// A room's history, to be read back. What holds a growing list of it is loaded only once somebody asks for one.
import type { HistoryEvent } from '#shared/history/event.ts'
import type { HistoryPage } from '#shared/rooms/contracts.ts'
import { queryOf } from './http.ts'
import type { Api } from './http.ts'
import type { History, HistoryFilter } from './room.ts'

/** What reading history needs. */
export interface HistoryParts {
  readonly call: Api
  readonly roomId: string
  readonly onHistory: (listener: (events: readonly HistoryEvent[]) => void) => () => void
}

/** Opens the history of a room; asks for nothing yet. */
export function openHistory({ call, roomId, onHistory }: HistoryParts): History {
  const history: History = {
    page: ({ kinds, ...query } = {}) =>
      call<HistoryPage>({
        path: `/rooms/${roomId}/history${queryOf({ order: 'newest', kind: kinds?.join(','), ...query })}`,
      }),
    timeline: async (filter: HistoryFilter = {}) => {
      const { openTimeline } = await import('./timeline.ts')
      return openTimeline({ filter, page: history.page, onHistory })
    },
  }
  return history
}
