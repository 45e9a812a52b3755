import { expect, test } from 'vitest'
import { aboutAddress, openedAt, roomAddress, sharingEnd, stageAt } from '#client/rooms/addresses.ts'
import type { AddressedDestination } from '#client/rooms/addresses.ts'
import { lookingAt, stageDestination } from '#client/rooms/destination.ts'

/** One of each kind that has an address: a kind without one here does not compile. */
const addressed: { readonly [Kind in AddressedDestination['to']]: Extract<AddressedDestination, { to: Kind }> } = {
  browse: { to: 'browse' },
  product: { to: 'product', productId: 'ridge-boot', variantId: 'ridge-boot:walnut-39' },
  comparison: { to: 'comparison', comparisonId: 'c~1' },
  event: { to: 'event', seq: 417 },
  decision: { to: 'decision', decisionId: 'd.1' },
  thread: { to: 'thread', threadId: 'q_1' },
}

test.each(Object.values(addressed))('the address of $to leads back to it', (destination) => {
  const { pathname, search, hash } = new URL(roomAddress('room 1', destination), 'https://a.example')
  expect(pathname).toBe('/r/room%201')
  expect(openedAt(hash) ?? stageAt(search) ?? { to: 'browse' }).toEqual(destination)
})

test('a room that was just started opens at the sheet to share it', () => {
  expect(openedAt(sharingEnd)).toEqual({ to: 'invite' })
})

test('a product without a variant has the shorter address', () => {
  expect(roomAddress('r', { to: 'product', productId: 'mug' })).toBe('/r/r?product=mug')
})

test('a picture and a zoom are shown, but stand in no address', () => {
  const looking = { productId: 'mug', picture: 2, zoom: { scale: 2, x: 0.5, y: 0.5 } }
  expect(lookingAt(stageDestination(looking))).toEqual(looking)
  expect(roomAddress('r', stageDestination(looking))).toBe('/r/r?product=mug')
})

test.each(['question:q1', 'thread:q1'])('the notification about %s leads to its thread', (subject) => {
  expect(openedAt(aboutAddress(subject))).toEqual({ to: 'thread', threadId: 'q1' })
})

test('the notification about a comment that names somebody leads to its talk, which may be empty yet', () => {
  expect(openedAt(aboutAddress('thread:pin:p1'))).toEqual({ to: 'subject', subject: 'pin:p1' })
})

test('the notification about the talk of a variant keeps its whole name', () => {
  const subject = 'thread:line:ridge-boot:walnut-39'
  expect(openedAt(aboutAddress(subject))).toEqual({ to: 'thread', threadId: 'line:ridge-boot:walnut-39' })
})

test.each(['', '#', '#event=', '#event=0', '#event=1x', `#event=${'9'.repeat(16)}`, '#about=', '#about=room', '#top'])(
  'the end “%s” of an address opens nothing',
  (hash) => {
    expect(openedAt(hash)).toBeUndefined()
  },
)

test('an end of an address that is no text opens nothing', () => {
  expect(openedAt('#about=%E0%A4%A')).toBeUndefined()
})
