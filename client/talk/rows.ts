// A thread's messages as they are drawn: where a day begins, where somebody else speaks, where the unread begin.
import type { MessageView } from '#shared/annotations/talk-view.ts'
import type { MemberId } from '#shared/ids.ts'
import type { Row } from './message-row.tsx'
import { endOfDay } from '#client/rooms/local-day.ts'

/** After such a pause the same person is named again. */
const pauseMs = 10 * 60_000

/** The rows of a thread. @param firstNew the first message that was not read. */
export function rowsOf(messages: readonly MessageView[], firstNew: string | undefined): readonly Row[] {
  let dayEnds = -Infinity
  let before: MessageView | undefined
  return messages.map((message) => {
    const startsDay = message.at >= dayEnds
    if (startsDay) dayEnds = endOfDay(message.at)
    const startsNew = message.id === firstNew
    const goesOn = before?.by === message.by && message.at - before.at < pauseMs
    before = message
    return {
      message,
      startsDay,
      startsNew,
      startsGroup: startsDay || startsNew || !goesOn || message.replyTo !== undefined,
    }
  })
}

/** The first of a number of unread messages, counted from the end; one's own are never unread. */
export function firstUnread(messages: readonly MessageView[], unread: number, me: MemberId): string | undefined {
  let left = unread
  for (let index = messages.length - 1; index >= 0 && left > 0; index -= 1) {
    const message = messages[index]
    if (!message || message.by === me) continue
    left -= 1
    if (left === 0) return message.id
  }
  return undefined
}
