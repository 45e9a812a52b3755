import { kindsWith } from '#shared/events/event-kinds.ts'
import { isOf } from '#shared/events/event.ts'
import type { EventOf, HistoryEvent } from '#shared/events/event.ts'

/** The kinds of which several in a row by one person are one row. */
const gatheredKinds = kindsWith('gathers', true)

/** One of those. */
export type GatheredKind = (typeof gatheredKinds)[number]

/** Whether an event is gathered with others of its kind. */
export function isGathered(event: HistoryEvent): event is EventOf<GatheredKind> {
  return isOf(event, gatheredKinds)
}
