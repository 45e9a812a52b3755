// The announcements of messages, questions and pins.
import type { TFunction } from 'i18next'
import { nameOf } from '#client/rooms/face.tsx'
import { titleOf } from '#client/rooms/product-words.ts'
import type { Products } from '#client/rooms/products.ts'
import type { Room } from '#client/sdk/index.ts'
import { shortWords } from '#client/rooms/compose/short-words.ts'
import { shortened } from '#shared/cut-text.ts'
import type { HistoryEvent } from '#shared/events/event.ts'
import { productIdOf } from '#shared/ids.ts'

/** The longest quote in an announcement, UTF-16 units. */
const mostWords = 140

type Words = TFunction<'talk'>

/** The announcement of an event of talk; undefined for other events. @param all the events that came with it. */
export function talkSentence(
  { kind, subject, memberId, detail }: HistoryEvent,
  { room, products, t, all }: { room: Room; products: Products; t: Words; all: readonly HistoryEvent[] },
): string | undefined {
  const name = memberId === null ? room.shop.name : nameOf(room, memberId, t('somebody'))
  const thread = room.talk.threads.get().get(subject)
  switch (kind) {
    case 'message.written': {
      // The announcement of a question already has its first message.
      const isQuestion = all.some((other) => other.kind === 'question.asked' && other.subject === subject)
      const message = thread?.messages.find(({ id }) => id === detail.message)
      return isQuestion || !message ? undefined : t('heard.said', { name, words: short(shortWords(message, t)) })
    }
    case 'question.asked': {
      const words = short(thread?.messages[0]?.text ?? '')
      const isMine = thread?.askedOf !== 'shop' && thread?.askedOf?.includes(room.me.get().id) === true
      return t(isMine ? 'heard.askedYou' : 'heard.asked', { name, words })
    }
    case 'question.resolved':
      return t(subject.startsWith('pin:') ? 'heard.resolvedPin' : 'heard.resolved', { name })
    case 'pin.placed': {
      const pin = room.annotations.pins.get().find(({ id }) => id === subject)
      if (!pin) return undefined
      const product = pin.anchor.on === 'variant' ? productIdOf(pin.anchor.variantId) : (pin.anchor.productId ?? '')
      const title = titleOf(products.get(product), product)
      return t('heard.pinned', { name, title, words: short(shortWords(pin, t)) })
    }
    default:
      return undefined
  }
}

function short(words: string): string {
  return shortened(words, mostWords)
}
