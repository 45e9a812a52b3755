// The events that catch-up cards are made of. Other cards come from the present records; other events are no news later.
import { kindsWith } from '../events/event-kinds.ts'
import { isOf } from '../events/event.ts'
import type { EventOf, HistoryEvent } from '../events/event.ts'

/** Their kinds. */
export const cardEventKinds = kindsWith('news', 'added', 'moved', 'came', 'price', 'closed', 'judged', 'resolved')
/** One of them. */
export type CardEvent = EventOf<(typeof cardEventKinds)[number]>

const judgedKinds = kindsWith('news', 'judged')
const movedKinds = kindsWith('news', 'moved')

/** Whether a member moved a line. A move by a vote is part of the vote's own news. */
export function isMovedByHand(event: HistoryEvent): boolean {
  return isOf(event, movedKinds) && event.detail.decision === undefined
}

/** Whether a member gave an opinion, changed it or took it back. */
export function isJudged(event: CardEvent): event is EventOf<(typeof judgedKinds)[number]> {
  return isOf(event, judgedKinds)
}
