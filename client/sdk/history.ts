// A room's history. The growing list of it is loaded only once somebody asks for one.
import type { HistoryEvent } from '#shared/events/event.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { HistoryPage } from '#shared/rooms/contracts.ts'
import { readPage } from './event-page.ts'
import type { EventPage } from './event-page.ts'
import { queryOf } from './http.ts'
import type { Api } from './http.ts'
import type { HistoryFilter, Timeline } from './timeline.ts'

/** What happened in the room, who did it and when. Written by the server, in the commit of the change itself. */
export interface History {
  /**
   * One page, the newest first. Refuses `offline`.
   * @param query.before `next` of the page before; a page begins just before that event.
   * @param query.limit 1…200; 50 by default.
   */
  page(query?: HistoryFilter & { before?: number | undefined; limit?: number }): Promise<Outcome<EventPage>>
  /** A list of events that follows the room while it is open. */
  timeline(filter?: HistoryFilter): Promise<Timeline>
}

/** What history stands on. */
export interface HistoryContext {
  readonly call: Api
  readonly info: { readonly id: string }
  readonly onHistory: (listener: (events: readonly HistoryEvent[]) => void) => () => void
}

/** Opens the history of a room; reads nothing yet. */
export function openHistory({ call, info, onHistory }: HistoryContext): History {
  const page: History['page'] = async ({ kinds, ...query } = {}) => {
    const path = `/rooms/${info.id}/history${queryOf({ order: 'newest', kind: kinds?.join(','), ...query })}`
    return readPage(await call<HistoryPage>({ path }))
  }
  return {
    page,
    timeline: async (filter = {}) => {
      const { openTimeline } = await import('./timeline.ts')
      return openTimeline({ filter, page, onHistory })
    },
  }
}
