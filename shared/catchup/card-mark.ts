/** The longest id of a read mark. */
const maxMarkLength = 120

/** The read mark of a dismissed card. Read marks are sent to all devices of a member, so the card goes away on all of them. */
export function cardMark(card: string): string {
  return `card:${card}`.slice(0, maxMarkLength)
}

/** Whether a read mark is a card's rather than a thread's. */
export function isCardMark(mark: string): boolean {
  return mark.startsWith('card:')
}

/** The id of the card of what is new in a thread. */
export function replyCardOf(thread: string): string {
  return `reply:${thread}`
}
