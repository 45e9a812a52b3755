// The text of an event, read from the room's records. History itself keeps no texts, for their authors may take them back.
import type { Room } from '#client/sdk/index.ts'
import type { HistoryEvent } from '#shared/events/event.ts'
import { threadWith } from './place.ts'

/** The text under an event. */
export function excerptOf({ kind, subject, detail, memberId }: HistoryEvent, room: Room): string | undefined {
  switch (kind) {
    case 'question.asked':
    case 'question.resolved':
    case 'question.reopened':
      return room.talk.threads.get().get(subject)?.messages[0]?.text
    case 'message.written':
      return room.talk.threads
        .get()
        .get(subject)
        ?.messages.find(({ id }) => id === detail.message)?.text
    case 'reaction.given':
      return threadWith(room, subject)?.messages.find(({ id }) => id === subject)?.text
    case 'pin.placed':
    case 'pin.changed':
      return room.annotations.pins.get().find(({ id }) => id === subject)?.text
    case 'note.written':
    case 'note.changed':
      return room.cart.view
        .get()
        .lines.find(({ id }) => id === subject)
        ?.notes.find((note) => note.memberId === memberId)?.text
    case 'opinion.given':
    case 'opinion.changed':
      return room.cart.opinions
        .get()
        .get(subject)
        ?.find((opinion) => opinion.memberId === memberId)?.reason
    case 'decision.opened':
    case 'decision.closed':
    case 'ballot.cast':
    case 'ballot.changed':
      return room.decisions.list.get().find(({ id }) => id === subject)?.question
    case 'link.shared':
      return room.annotations.records('links').get().get(subject)?.title
    default:
      return undefined
  }
}
