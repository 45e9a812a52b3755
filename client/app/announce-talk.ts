// New messages, questions and notes, as the announcer reads them out.
import type { TFunction } from 'i18next'
import { nameOf } from '#client/rooms/face.tsx'
import { nameFromId } from '#client/rooms/products.ts'
import type { Room } from '#client/sdk/index.ts'
import type { HistoryEvent } from '#shared/events/event.ts'

/** Enough to know the topic; the rest is read in its place. */
const mostWords = 140

type Words = TFunction<'talk'>

/** The sentence for an event of talk; undefined for other events. @param all the events that arrived together with it. */
export function talkSentence(
  { kind, subject, memberId, detail }: HistoryEvent,
  { room, t, all }: { room: Room; t: Words; all: readonly HistoryEvent[] },
): string | undefined {
  const name = memberId === null ? room.shop.name : nameOf(room, memberId, t('somebody'))
  const thread = room.talk.threads.get().get(subject)
  switch (kind) {
    case 'message.written': {
      // The words of a question come with the question.
      const isQuestion = all.some((other) => other.kind === 'question.asked' && other.subject === subject)
      const message = thread?.messages.find(({ id }) => id === detail.message)
      return isQuestion || !message ? undefined : t('heard.said', { name, words: short(message.text) })
    }
    case 'question.asked': {
      const words = short(thread?.messages[0]?.text ?? '')
      const isMine = thread?.askedOf !== 'shop' && thread?.askedOf?.includes(room.me.get().id) === true
      return t(isMine ? 'heard.askedYou' : 'heard.asked', { name, words })
    }
    case 'question.resolved':
      return t('heard.resolved', { name })
    case 'pin.placed': {
      const pin = room.annotations.pins.get().find(({ id }) => id === subject)
      const product = pin?.anchor.on === 'variant' ? pin.anchor.variantId : (pin?.anchor.productId ?? '')
      return pin && t('heard.pinned', { name, title: nameFromId(product), words: short(pin.text) })
    }
    default:
      return undefined
  }
}

function short(words: string): string {
  return words.length > mostWords ? `${words.slice(0, mostWords)}…` : words
}
