// The table of places itself, with all that it imports; only what asks for a browser as soon as it is loaded is stood in for.
import { afterAll, expect, test, vi } from 'vitest'
import type { Destination, DestinationOf } from '#client/rooms/destination.ts'

vi.stubGlobal('addEventListener', () => undefined)
afterAll(() => void vi.unstubAllGlobals())
const { places } = await import('#client/app/places.tsx')
const { createNavigation } = await import('#client/app/navigation.ts')
const { kindsOf } = await import('#client/app/place.ts')
const languages = await Promise.all(
  [
    [import('#client/locales/en/all.ts'), import('#client/locales/en/more.ts')] as const,
    [import('#client/locales/de/all.ts'), import('#client/locales/de/more.ts')] as const,
    [import('#client/locales/ar/all.ts'), import('#client/locales/ar/more.ts')] as const,
  ].map(async ([all, more]) => ({ ...(await all).words, ...(await more).moreWords })),
)

/** One of each kind: a kind without one here does not compile. */
const examples: { readonly [Kind in Destination['to']]: DestinationOf<Kind> } = {
  'product': { to: 'product', productId: 'mug', variantId: 'mug:blue', picture: 1 },
  'comparison': { to: 'comparison', comparisonId: 'c1' },
  'browse': { to: 'browse' },
  'cart': { to: 'cart' },
  'talk': { to: 'talk' },
  'threads': { to: 'threads' },
  'thread': { to: 'thread', threadId: 't1' },
  'subject': { to: 'subject', subject: 'product:mug' },
  'tray': { to: 'tray' },
  'event': { to: 'event', seq: 1 },
  'room-name': { to: 'room-name' },
  'choosing': { to: 'choosing', products: ['mug'] },
  'deciding': { to: 'deciding', lines: ['mug:blue'] },
  'decision': { to: 'decision', decisionId: 'd1' },
  'call': { to: 'call' },
  'ask-store': { to: 'ask-store' },
  'visit': { to: 'visit', visitId: 'v1' },
  'visits': { to: 'visits' },
  'visit-scope': { to: 'visit-scope', visitId: 'v1' },
  'ask-somebody': { to: 'ask-somebody' },
  'answer-link': { to: 'answer-link', about: { decisionId: 'd1' } },
  'sizes': { to: 'sizes', productId: 'mug' },
  'people': { to: 'people' },
  'find': { to: 'find' },
  'invite': { to: 'invite' },
  'help': { to: 'help' },
  'history': { to: 'history' },
  'past': { to: 'past' },
  'summary': { to: 'summary' },
  'settings': { to: 'settings' },
  'notifications': { to: 'notifications' },
  'decisions': { to: 'decisions' },
  'display': { to: 'display' },
}

const kinds = kindsOf(places)
const desk = { places, looking: { productId: 'first' }, isPhone: () => false }

test('the table has a place for every destination, and for nothing else', () => {
  expect(kinds.toSorted()).toEqual(Object.keys(examples).toSorted())
})

test.each(kinds)('going to “%s” shows it, on a desk and on a phone', (kind) => {
  vi.stubGlobal('document', { querySelector: () => null })
  for (const isPhone of [false, true]) {
    const navigation = createNavigation({ ...desk, isPhone: () => isPhone })
    // Away from what is there at first, so that each makes a difference.
    navigation.go(kind === 'cart' || kind === 'threads' ? examples.thread : examples.cart)
    const before = { looking: navigation.looking.get(), opened: navigation.opened.get() }
    navigation.go(examples[kind])
    expect({ looking: navigation.looking.get(), opened: navigation.opened.get() }).not.toEqual(before)
  }
})

test('the search takes the focus where it is on the page, and opens nothing', () => {
  const focus = vi.fn<() => void>()
  vi.stubGlobal('document', { querySelector: () => ({ focus }) })
  const navigation = createNavigation(desk)
  navigation.go({ to: 'find' })
  expect(focus).toHaveBeenCalledOnce()
  expect(navigation.opened.get().panel).toBeUndefined()
})

test('what the menu and the dock offer needs nothing but its name', () => {
  const offered = kinds.filter((kind) => places.destinations[kind].menu ?? places.destinations[kind].dock)
  expect(offered.map((kind) => examples[kind])).toEqual(offered.map((to) => ({ to })))
})

test.each(kinds)('“%s” has its words in all languages', (kind) => {
  const { menu, dock } = places.destinations[kind]
  for (const words of languages) {
    if (menu) expect(words.menu).toHaveProperty(menu.words)
    if (dock) expect(words.app).toHaveProperty(dock.words)
  }
})

test('the tabs have their words in all languages', () => {
  for (const { app } of languages) for (const { words } of Object.values(places.tabs)) expect(app).toHaveProperty(words)
})

test('what stands on the page by itself is named once', () => {
  const names = places.standing.map(({ part, name }) => `${part} ${name}`)
  expect(new Set(names).size).toBe(names.length)
})

test('the past shows what was there then, and leads to nothing that acts now', () => {
  const past = kinds.filter((kind) => places.destinations[kind].past)
  expect(past).toEqual(['product', 'comparison', 'cart', 'talk', 'threads', 'thread', 'subject', 'decision'])
})
