// The addresses of the pages: written and read here and nowhere else.
import type { Destination, DestinationOf } from './destination.ts'

/** A shop's home; without an id, the shop of this deployment. */
export function shopAddress(shop?: string): string {
  return shop === undefined ? '/' : `/shop/${encodeURIComponent(shop)}`
}

/** A product's own page. */
export function productAddress(product: string, shop?: string): string {
  const path = `/p/${encodeURIComponent(product)}`
  return shop === undefined ? path : `${shopAddress(shop)}${path}`
}

/** A destination that an address can name. */
export type AddressedDestination = DestinationOf<'product' | 'comparison' | 'browse' | 'event' | 'decision' | 'thread'>

/** A room, opened at a destination where one is named. */
export function roomAddress(room: string, destination: AddressedDestination = { to: 'browse' }): string {
  return `/r/${encodeURIComponent(room)}${partOf(destination)}`
}

function partOf(destination: AddressedDestination): string {
  switch (destination.to) {
    case 'browse':
      return ''
    case 'product': {
      const { productId, variantId } = destination
      return `?${new URLSearchParams({ product: productId, ...(variantId !== undefined && { variant: variantId }) })}`
    }
    case 'comparison':
      return `?${new URLSearchParams({ compare: destination.comparisonId })}`
    case 'event':
      return `#event=${destination.seq}`
    case 'decision':
      return aboutAddress(`decision:${destination.decisionId}`)
    case 'thread':
      return aboutAddress(`thread:${destination.threadId}`)
    default:
      return destination satisfies never
  }
}

/** The end of a room's address that opens the subject of a notification. */
export function aboutAddress(subject: string): string {
  return `#about=${encodeURIComponent(subject)}`
}

/** The desk of a shop's associates. */
export function deskAddress(shop: string): string {
  return `/desk?${new URLSearchParams({ shop })}`
}

/** The end of the desk's address that opens a visit. */
export function visitEnd(visit: string): string {
  return `#visit=${encodeURIComponent(visit)}`
}

/** The end of a room's address that opens the sheet to share it. */
export const sharingEnd = '#share'

/** The answer link by which somebody new comes into a room, at the end of its address; undefined where there is none. */
export function answeredAt(hash: string): string | undefined {
  return /^#answered=([\w-]{1,100})$/.exec(hash)?.[1]
}

/** What a room's address puts on the stage; undefined where it names nothing. */
export function stageAt(search: string): DestinationOf<'product' | 'comparison'> | undefined {
  const query = new URLSearchParams(search)
  const [productId, variantId, comparisonId] = ['product', 'variant', 'compare'].map((name) => query.get(name))
  if (comparisonId) return { to: 'comparison', comparisonId }
  return productId ? { to: 'product', productId, ...(variantId && { variantId }) } : undefined
}

/** What the end of a room's address opens once; undefined where it names nothing. */
export function openedAt(hash: string): Destination | undefined {
  if (hash === sharingEnd) return { to: 'invite' }
  const [, name, value = ''] = /^#(event|about)=(.+)$/.exec(hash) ?? []
  if (name === 'about') return notifiedDestination(decoded(value))
  return name === 'event' && /^[1-9]\d{0,14}$/.test(value) ? { to: 'event', seq: Number(value) } : undefined
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return ''
  }
}

/** What the subject of a notification, such as `decision:<id>`, leads to. */
export function notifiedDestination(subject: string): Destination | undefined {
  const [topic = ''] = subject.split(':', 1)
  const id = subject.slice(topic.length + 1)
  if (topic === 'decision') return { to: 'decision', decisionId: id }
  // Nobody may have answered to a comment yet: its talk is known by what it is about.
  if (id.startsWith('pin:')) return { to: 'subject', subject: id }
  if (topic === 'visit') return { to: 'visit', visitId: id }
  return topic === 'thread' || topic === 'question' ? { to: 'thread', threadId: id } : undefined
}
