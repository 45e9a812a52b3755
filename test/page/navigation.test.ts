import { expect, test } from 'vitest'
import { createNavigation } from '#client/app/navigation.ts'
import type { Place } from '#client/app/place.ts'
import type { Destination, DestinationKind } from '#client/rooms/destination.ts'
import type { MovedBy } from '#client/rooms/navigation.ts'
import type { Looking } from '#shared/wire/looking.ts'

const component = () => null

/** A small table: one place a part of the page. */
const table = {
  product: { part: 'stage', component },
  browse: { part: 'stage', component },
  cart: { part: 'side', tab: 'cart' },
  thread: { part: 'side', tab: 'talk' },
  threads: { part: 'side', tab: 'talk' },
  talk: { part: 'side', tab: 'talk' },
  tray: { part: 'strip', component },
  decision: { part: 'dialog', component },
  people: { part: 'panel', component },
  past: { part: 'page', component },
  event: { part: 'passage', component },
} as const satisfies { readonly [Kind in DestinationKind]?: Place<Kind> }

const mug: Destination = { to: 'product', productId: 'mug' }
const decision: Destination = { to: 'decision', decisionId: 'd1' }
const thread: Destination = { to: 'thread', threadId: 't1' }

function open({ isPhone = false, leadsTo = (_kind: DestinationKind): boolean => true } = {}) {
  const looks: [Looking, Looking, MovedBy][] = []
  const navigation = createNavigation({
    places: { destinations: table as never },
    looking: {},
    isPhone: () => isPhone,
    leadsTo,
    onLook: (...look) => looks.push(look),
  })
  const opened = () => Object.fromEntries(Object.entries(navigation.opened.get()).filter(([, value]) => value))
  return { navigation, opened, looks }
}

test('a thing on the stage is looked at, and nothing lies over it', () => {
  const { navigation, opened, looks } = open()
  navigation.go({ to: 'people' })
  navigation.go(decision)
  expect(opened()).toEqual({ tab: 'cart', panel: { to: 'people' }, dialog: decision })
  navigation.go(mug)
  expect(navigation.looking.get()).toEqual({ productId: 'mug' })
  expect(looks).toEqual([[{ productId: 'mug' }, {}, 'hand']])
  expect(opened()).toEqual({ tab: 'cart' })
})

test('somebody who is led along keeps what they have open, and has made no move', () => {
  const { navigation, opened } = open()
  let moves = 0
  navigation.onOwnMove(() => (moves += 1))
  navigation.go({ to: 'people' })
  navigation.go(mug, 'following')
  expect(navigation.looking.get()).toEqual({ productId: 'mug' })
  expect(opened()).toEqual({ tab: 'cart', panel: { to: 'people' } })
  expect(moves).toBe(0)
  navigation.go({ to: 'browse' })
  navigation.see({ picture: 1 })
  expect(moves).toBe(2)
})

test('on a desk, talk comes to the front beside the stage', () => {
  const { navigation, opened } = open()
  navigation.go({ to: 'people' })
  navigation.go(thread)
  expect(opened()).toEqual({ tab: 'talk', talk: thread })
  navigation.go({ to: 'cart' })
  expect(opened()).toEqual({ tab: 'cart', talk: thread })
  navigation.go({ to: 'talk' })
  expect(opened()).toEqual({ tab: 'talk', talk: thread })
  navigation.go({ to: 'threads' })
  expect(opened()).toEqual({ tab: 'talk', talk: { to: 'threads' } })
})

test('on a phone, tabs are sheets, and one sheet shows every thread', () => {
  const { navigation, opened } = open({ isPhone: true })
  navigation.go(decision)
  navigation.go(thread)
  expect(opened()).toEqual({ tab: 'cart', talk: thread, panel: { to: 'talk' } })
  navigation.go({ to: 'threads' })
  expect(opened()).toEqual({ tab: 'cart', talk: { to: 'threads' }, panel: { to: 'talk' } })
  navigation.go(mug)
  expect(opened()).toEqual({ tab: 'cart', talk: { to: 'threads' } })
})

test('a dialog opens over a panel, and each closes by itself', () => {
  const { navigation, opened } = open()
  navigation.go({ to: 'people' })
  navigation.go(decision)
  navigation.close('dialog')
  expect(opened()).toEqual({ tab: 'cart', panel: { to: 'people' } })
  navigation.go(decision)
  navigation.uncover()
  expect(opened()).toEqual({ tab: 'cart' })
})

test('going to an open strip again closes it', () => {
  const { navigation, opened } = open()
  navigation.go({ to: 'tray' })
  expect(opened()).toEqual({ tab: 'cart', strip: { to: 'tray' } })
  navigation.go({ to: 'tray' })
  expect(opened()).toEqual({ tab: 'cart' })
})

test('the past takes the place of the page with all that is open over it', () => {
  const { navigation, opened } = open()
  navigation.go({ to: 'people' })
  navigation.go({ to: 'tray' })
  navigation.go({ to: 'past', seq: 7 })
  expect(opened()).toEqual({ tab: 'cart', page: { to: 'past', seq: 7 } })
  navigation.close('page')
  expect(opened()).toEqual({ tab: 'cart' })
})

test('a page goes nowhere that it leaves out', () => {
  const { navigation, opened, looks } = open({ leadsTo: (kind) => kind === 'thread' })
  navigation.go(mug)
  navigation.go({ to: 'people' })
  expect(navigation.looking.get()).toEqual({})
  expect(looks).toEqual([])
  navigation.go(thread)
  expect(opened()).toEqual({ tab: 'talk', talk: thread })
})
