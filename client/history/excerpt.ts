// The text of an event, read from the room's records. History itself keeps no texts, for their authors may take them back.
import type { Sayable } from '#client/rooms/compose/short-words.ts'
import type { Room } from '#client/sdk/index.ts'
import type { OpinionView } from '#shared/cart/cart-view.ts'
import type { HistoryEvent } from '#shared/events/event.ts'
import { productIdOf } from '#shared/ids.ts'
import { threadWith } from './place.ts'

/** What a message or a comment says, or what it has in place of words. */
type InShort = (said: Sayable) => string

/** The text under an event. */
export function excerptOf(
  { kind, subject, detail, memberId }: HistoryEvent,
  room: Room,
  inShort: InShort,
): string | undefined {
  const short = (said: Sayable | undefined) => said && inShort(said)
  switch (kind) {
    case 'question.asked':
    case 'question.resolved':
    case 'question.reopened':
      return short(room.talk.threads.get().get(subject)?.messages[0])
    case 'message.written':
      return short(
        room.talk.threads
          .get()
          .get(subject)
          ?.messages.find(({ id }) => id === detail.message),
      )
    case 'reaction.given':
      return short(threadWith(room, subject)?.messages.find(({ id }) => id === subject))
    case 'pin.placed':
    case 'pin.changed':
      return short(room.annotations.pins.get().find(({ id }) => id === subject))
    case 'note.written':
    case 'note.changed':
      return room.cart.view
        .get()
        .lines.find(({ id }) => id === subject)
        ?.notes.find((note) => note.memberId === memberId)?.text
    case 'opinion.given':
    case 'opinion.changed':
      return opinionOf(room, subject, memberId)?.reason
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

/** A member's opinion on a variant, or on a product as a whole, as it is now. */
function opinionOf(room: Room, on: string, member: string | null): OpinionView | undefined {
  const product = productIdOf(on)
  return room.cart.opinions
    .get()
    .get(product)
    ?.find(({ memberId, variantId = product }) => memberId === member && variantId === on)
}
