// The events that catch-up cards are made of. All others are told by records as they are, or concern nobody later.
import { kindsWith } from '../events/event-kinds.ts'
import { isOf } from '../events/event.ts'
import type { EventOf, HistoryEvent } from '../events/event.ts'

/** Their kinds. */
export const cardEventKinds = kindsWith('news', 'added', 'moved', 'came', 'price', 'closed')
/** One of them. */
export type CardEvent = EventOf<(typeof cardEventKinds)[number]>

const movedKinds = kindsWith('news', 'moved')

/** Whether a member moved a line; one that a vote moved is told with the vote. */
export function isMovedByHand(event: HistoryEvent): boolean {
  return isOf(event, movedKinds) && event.detail.decision === undefined
}
