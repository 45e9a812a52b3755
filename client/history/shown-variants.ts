// The variants that an event is about, so that its small picture is of what people chose and not of the first colour.
import type { OpenRoom } from '#client/rooms/room-context.tsx'
import { readSubject } from '#shared/annotations/subject.ts'
import type { HistoryEvent } from '#shared/events/event.ts'
import type { VariantId } from '#shared/ids.ts'
import { destinationOf } from './place.ts'

/** Those known of an event; a product of which none is named shows its first picture. */
export function variantsOf(event: HistoryEvent, open: OpenRoom): readonly VariantId[] {
  const destination = destinationOf(event, open)
  if (typeof destination !== 'object') return []
  const { decisions, talk } = open.room
  switch (destination.to) {
    case 'product':
      return destination.variantId === undefined ? [] : [destination.variantId]
    case 'decision':
      return decisions.list.get().find(({ id }) => id === destination.decisionId)?.candidates ?? []
    case 'thread': {
      const { topic, id } = readSubject(talk.threads.get().get(destination.threadId)?.subject ?? 'room')
      return topic === 'line' ? [id] : []
    }
    default:
      return []
  }
}
