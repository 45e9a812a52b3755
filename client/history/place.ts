// Where an event leads: to the thing it is about, if that is still there.
import type { OpenRoom } from '#client/rooms/room-context.tsx'
import type { Navigation } from '#client/rooms/navigation.tsx'
import type { PinView, Room } from '#client/sdk/index.ts'
import type { ThreadView } from '#shared/annotations/talk-view.ts'
import { traitsOf } from '#shared/events/event.ts'
import type { HistoryEvent } from '#shared/events/event.ts'
import { productIdOf } from '#shared/ids.ts'
import type { VariantId } from '#shared/ids.ts'
import type { Looking } from '#shared/wire/looking.ts'

/** A way to the thing; `gone` where it is no longer there, undefined where there is nothing to go to. */
export type Place = (() => void) | 'gone' | undefined

/** See above. */
export function placeOf(event: HistoryEvent, open: OpenRoom, navigation: Navigation): Place {
  const { subject } = event
  const { room } = open
  const look = (looking: Looking | undefined): Place => (looking ? () => navigation.look(looking) : 'gone')
  const topic = traitsOf(event)?.topic
  switch (topic) {
    case 'line':
    case 'variant':
      return look(variantPlace(subject, open))
    case 'product':
      return look(productPlace(subject, open))
    case 'stroke':
      return look(
        picturePlace(
          room.annotations.strokes.get().find(({ id }) => id === subject),
          open,
        ),
      )
    case 'pin':
      return look(
        pinPlace(
          room.annotations.pins.get().find(({ id }) => id === subject),
          open,
        ),
      )
    case 'comparison':
      return look(has(room.annotations.comparisons.get(), subject) ? { comparisonId: subject } : undefined)
    case 'decision':
      return has(room.decisions.list.get(), subject) ? () => navigation.openDecision(subject) : 'gone'
    case 'thread':
    case 'message': {
      const thread = threadOf(event, room)
      return thread ? () => navigation.talk({ thread: thread.id }) : 'gone'
    }
    case 'link':
    case 'member':
    case 'invitation':
    case 'spotlight':
    case 'field':
    case undefined:
      return undefined
    default:
      return topic satisfies never
  }
}

/** The thread that a message is in. */
export function threadWith(room: Room, message: string): ThreadView | undefined {
  return [...room.talk.threads.get().values()].find(({ messages }) => has(messages, message))
}

function threadOf({ kind, subject, detail }: HistoryEvent, room: Room): ThreadView | undefined {
  const thread = room.talk.threads.get().get(subject)
  switch (kind) {
    case 'reaction.given':
      return threadWith(room, subject)
    case 'message.written':
    case 'message.edited':
    case 'message.removed':
      return thread && has(thread.messages, detail.message) ? thread : undefined
    default:
      return thread
  }
}

function variantPlace(variantId: VariantId, open: OpenRoom): Looking | undefined {
  const place = productPlace(productIdOf(variantId), open)
  return place && { ...place, variantId }
}

function productPlace(productId: string, { products }: OpenRoom): Looking | undefined {
  return products.get(productId) === 'unknown' ? undefined : { productId }
}

function pinPlace(pin: PinView | undefined, open: OpenRoom): Looking | undefined {
  const anchor = pin?.anchor
  switch (anchor?.on) {
    case 'image':
      return picturePlace(anchor, open)
    case 'variant':
      return variantPlace(anchor.variantId, open)
    case 'review':
      return { productId: anchor.productId }
    case 'attribute':
      return { comparisonId: anchor.comparisonId }
    case undefined:
      return undefined
    default:
      return anchor satisfies never
  }
}

function picturePlace(
  on: { readonly productId: string; readonly image: string } | undefined,
  { products }: OpenRoom,
): Looking | undefined {
  if (!on) return undefined
  const known = products.get(on.productId)
  const picture = typeof known === 'string' ? -1 : known.pictures.findIndex(({ src }) => src === on.image)
  return { productId: on.productId, ...(picture >= 0 && { picture }) }
}

function has(things: readonly { readonly id: string }[], id: string): boolean {
  return things.some((one) => one.id === id)
}
