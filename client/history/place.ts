// The destination of an event: the thing it is about, if that is still there.
import type { Destination, DestinationOf, StageDestination } from '#client/rooms/destination.ts'
import type { OpenRoom } from '#client/rooms/room-context.tsx'
import type { PinView, Room } from '#client/sdk/index.ts'
import type { ThreadView } from '#shared/annotations/talk-view.ts'
import { traitsOf } from '#shared/events/event.ts'
import type { HistoryEvent } from '#shared/events/event.ts'
import { productIdOf } from '#shared/ids.ts'
import type { VariantId } from '#shared/ids.ts'

/** The destination of an event; `gone` where its thing is no longer there, undefined where it has none. */
export function destinationOf(event: HistoryEvent, open: OpenRoom): Destination | 'gone' | undefined {
  const { subject } = event
  const { annotations, decisions } = open.room
  const find = <Thing extends { readonly id: string }>(things: readonly Thing[]) =>
    things.find(({ id }) => id === subject)
  const topic = traitsOf(event)?.topic
  switch (topic) {
    case 'line':
    case 'variant':
      return variantPlace(subject, open) ?? 'gone'
    case 'product':
      return productPlace(subject, open) ?? 'gone'
    case 'stroke':
      return picturePlace(find(annotations.strokes.get()), open) ?? 'gone'
    case 'pin':
      return pinPlace(find(annotations.pins.get()), open) ?? 'gone'
    case 'comparison':
      return find(annotations.comparisons.get()) ? { to: 'comparison', comparisonId: subject } : 'gone'
    case 'decision':
      return find(decisions.list.get()) ? { to: 'decision', decisionId: subject } : 'gone'
    case 'thread':
    case 'message': {
      const thread = threadOf(event, open.room)
      return thread ? { to: 'thread', threadId: thread.id } : 'gone'
    }
    case 'call':
      // A missed call can be called back.
      return event.kind === 'call.missed' && open.room.calls.state.get() ? { to: 'call' } : undefined
    case 'link':
    case 'member':
    case 'invitation':
    case 'spotlight':
    case 'request':
    case 'visit':
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

function variantPlace(variantId: VariantId, open: OpenRoom): StageDestination | undefined {
  const productId = productIdOf(variantId)
  const place = productPlace(productId, open)
  // What is about a product as a whole has the product's id.
  return place && (variantId === productId ? place : { ...place, variantId })
}

function productPlace(productId: string, { products }: OpenRoom): DestinationOf<'product'> | undefined {
  return products.get(productId) === 'unknown' ? undefined : { to: 'product', productId }
}

function pinPlace(pin: PinView | undefined, open: OpenRoom): StageDestination | undefined {
  const anchor = pin?.anchor
  switch (anchor?.on) {
    case 'image':
      return picturePlace(anchor, open)
    case 'variant':
      return variantPlace(anchor.variantId, open)
    case 'review':
      return { to: 'product', productId: anchor.productId }
    case 'attribute':
      return { to: 'comparison', comparisonId: anchor.comparisonId }
    case undefined:
      return undefined
    default:
      return anchor satisfies never
  }
}

function picturePlace(
  on: { readonly productId: string; readonly image: string } | undefined,
  { products }: OpenRoom,
): StageDestination | undefined {
  if (!on) return undefined
  const known = products.get(on.productId)
  const picture = typeof known === 'string' ? -1 : known.pictures.findIndex(({ src }) => src === on.image)
  return { to: 'product', productId: on.productId, ...(picture >= 0 && { picture }) }
}

function has(things: readonly { readonly id: string }[], id: string): boolean {
  return things.some((one) => one.id === id)
}
