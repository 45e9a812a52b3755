// What an associate's device holds of a room, before and after something is taken back.
import { expect, test } from 'vitest'
import { ShownRooms } from '#client/sdk/shown-rooms.ts'
import type { DeskVisit, ShownRoom } from '#shared/desk/contracts.ts'

const nobody = () => new Set<string>()

test('the cart is gone from the device as soon as it is no longer granted, with the names that only it told', () => {
  const rooms = roomsWith(everything)
  rooms.keepOnly([visitWith(['product', 'talk'])], nobody)
  const held = JSON.stringify([...rooms.all.get()])
  expect(held).not.toMatch(/table-oak|Furnishing|Ben/)
  expect(held).toContain('The corner is narrow')
})

test('the members’ talk is gone as soon as it is no longer granted, and the cart stays', () => {
  const rooms = roomsWith(everything)
  rooms.keepOnly([visitWith(['product', 'cart'])], nobody)
  const held = JSON.stringify([...rooms.all.get()])
  expect(held).not.toContain('The corner is narrow')
  expect(held).toContain('table-oak')
})

test('somebody who wrote on the visit keeps their name when the cart goes', () => {
  const rooms = roomsWith(everything)
  rooms.keepOnly([visitWith(['product'])], () => new Set(['ben']))
  expect(rooms.all.get().get('v1')?.members).toEqual([{ id: 'ben', name: 'Ben' }])
})

test('nothing is held of a visit that is over', () => {
  const rooms = roomsWith(everything)
  rooms.keepOnly([], nobody)
  expect([...rooms.all.get()]).toEqual([])
})

test('what is shown of a visit may come before the desk lists it', () => {
  const rooms = new ShownRooms()
  rooms.keepOnly([], nobody)
  rooms.take(everything)
  rooms.keepOnly([], nobody)
  expect(rooms.all.get().has('v1')).toBe(true)
})

test('where nothing is taken back, nothing is announced', () => {
  const rooms = roomsWith(everything)
  const before = rooms.all.get()
  rooms.keepOnly([visitWith(['product', 'cart', 'talk'])], nobody)
  expect(rooms.all.get()).toBe(before)
})

const everything: ShownRoom = {
  visitId: 'v1',
  scope: ['product', 'cart', 'talk'],
  members: [
    { id: 'ana', name: 'Ana' },
    { id: 'ben', name: 'Ben' },
  ],
  cart: {
    title: 'Furnishing our first flat',
    lines: [
      {
        id: 'table-oak:only',
        productId: 'table-oak',
        variantId: 'table-oak:only',
        lane: 'considering',
        wants: [{ member: 'ben', count: 1 }],
        fromVisit: false,
      },
    ],
  },
  talk: [{ id: 'm1', by: 'ana', at: 1, text: 'The corner is narrow', products: [] }],
}

function roomsWith(shown: ShownRoom): ShownRooms {
  const rooms = new ShownRooms()
  rooms.keepOnly([visitWith(['product', 'cart', 'talk'])], nobody)
  rooms.take(shown)
  return rooms
}

function visitWith(scope: DeskVisit['scope']): DeskVisit {
  return {
    id: 'v1',
    roomId: 'r1',
    request: {
      ...{ id: 'q1', at: 0, name: 'Ana', topic: 'choosing', language: 'en', text: 'Is there a smaller one?' },
      ...{ about: {}, scope, isPractice: false, isLeft: false, isFollowUp: false },
    },
    ...{ scope, startedAt: 0, endsAt: null, endedAt: null, turn: 'mine', turnSince: 0 },
    ...{ former: [], transfer: null, showsEarlier: false, isPractice: false },
  }
}
