// Pages of a room's history as the server answers them, read into the events of this version.
import { readEvent } from '#shared/events/event.ts'
import type { HistoryEvent } from '#shared/events/event.ts'
import { granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { HistoryPage } from '#shared/rooms/contracts.ts'

/** A page of a history. */
export interface EventPage {
  /** The newest first in `History.page`. */
  readonly events: readonly HistoryEvent[]
  /** The start of the next page, see `History.page`; null for the last one. */
  readonly next: number | null
}

/** Reads the events of an answered page. */
export function readPage(page: Outcome<HistoryPage>): Outcome<EventPage> {
  return page.ok ? granted({ ...page.value, events: page.value.events.map(readEvent) }) : page
}
