import { expect, test } from 'vitest'
import { CoveringHistory, steppedOn } from '#client/app/covering-history.ts'
import { createNavigation } from '#client/app/navigation.ts'
import { coveringOf } from '#client/app/opened.ts'
import type { Destination } from '#client/rooms/destination.ts'

const component = () => null
const table = {
  past: { part: 'page', component },
  history: { part: 'panel', component },
  summary: { part: 'panel', component },
  decision: { part: 'dialog', component },
}

const past: Destination = { to: 'past', seq: 7 }
const decision: Destination = { to: 'decision', decisionId: 'd1' }

/** A room's page in a browser that stood at a shop before; as there, going back takes a while. */
function open({ isShared = false } = {}) {
  const steps: { state: unknown; address: string }[] = [
    { state: null, address: 'shop' },
    { state: null, address: 'room' },
  ]
  let at = 1
  const step = () => steps[at] ?? { state: null, address: 'nowhere' }
  const push = (state: unknown, address: string) => {
    steps.splice(at + 1, steps.length, { state: structuredClone(state), address })
    at += 1
  }
  const move = (count: number) => {
    at += count
    if (step().address !== 'shop') covering.moved()
  }
  let asked = 0
  const navigation = createNavigation({
    places: { destinations: table as never },
    looking: {},
    isPhone: () => false,
  })
  const covering = new CoveringHistory(navigation, {
    get state() {
      return step().state
    },
    pushState: (state: unknown) => push(state, step().address),
    replaceState: (state: unknown) => void (steps[at] = { state: structuredClone(state), address: step().address }),
    go: (count = 0) => void (asked += count),
    address: () => step().address,
    isShared,
  })
  navigation.opened.subscribe(() => covering.changed())
  return {
    navigation,
    covering,
    steps,
    push,
    /** Lets the page and then the browser do what they were asked for. */
    async settle() {
      await Promise.resolve()
      while (asked !== 0) {
        const count = asked
        asked = 0
        move(count)
        await Promise.resolve()
      }
    },
    back: () => move(-1),
    forward: () => move(1),
    open: () => ({ at: step().address, ...coveringOf(navigation.opened.get()) }),
  }
}

test('going back leaves looking back, and going forward brings it again', async () => {
  const browser = open()
  browser.navigation.go(past)
  await browser.settle()
  browser.back()
  expect(browser.open()).toEqual({ at: 'room' })
  browser.forward()
  expect(browser.open()).toEqual({ at: 'room', page: past })
})

test('going back within looking back leads through its moments, and then out', async () => {
  const browser = open()
  for (const seq of [7, 3, 7]) {
    browser.navigation.go({ to: 'past', seq })
    await browser.settle()
  }
  browser.back()
  expect(browser.open()).toEqual({ at: 'room', page: { to: 'past', seq: 3 } })
  browser.back()
  expect(browser.open()).toEqual({ at: 'room', page: past })
  browser.back()
  expect(browser.open()).toEqual({ at: 'room' })
})

test('what is open over a moment closes first', async () => {
  const browser = open()
  browser.navigation.go(past)
  await browser.settle()
  browser.navigation.go({ to: 'past', seq: 7, over: { panel: { to: 'cart' } } })
  await browser.settle()
  browser.back()
  expect(browser.open()).toEqual({ at: 'room', page: past })
  browser.forward()
  browser.navigation.go(past)
  await browser.settle()
  browser.back()
  expect(browser.open()).toEqual({ at: 'room' })
})

test('whoever leaves looking back by hand passes over all its moments', async () => {
  const browser = open()
  for (const seq of [7, 3, 5]) {
    browser.navigation.go({ to: 'past', seq })
    await browser.settle()
  }
  browser.navigation.close('page')
  await browser.settle()
  expect(browser.open()).toEqual({ at: 'room' })
  browser.back()
  expect(browser.open()).toEqual({ at: 'shop' })
})

test('moments add no steps to a history that is shared', async () => {
  const browser = open({ isShared: true })
  browser.navigation.go(past)
  await browser.settle()
  browser.navigation.go({ to: 'past', seq: 3 })
  await browser.settle()
  expect(browser.steps).toHaveLength(3)
  browser.back()
  expect(browser.open()).toEqual({ at: 'room' })
})

test('a dialog over a panel closes first', async () => {
  const browser = open()
  browser.navigation.go({ to: 'summary' })
  await browser.settle()
  browser.navigation.go(decision)
  await browser.settle()
  browser.back()
  expect(browser.open()).toEqual({ at: 'room', panel: { to: 'summary' } })
  browser.back()
  expect(browser.open()).toEqual({ at: 'room' })
})

test('what was closed by hand needs no step back: the next one leads out of the room', async () => {
  const browser = open()
  browser.navigation.go({ to: 'history' })
  await browser.settle()
  browser.navigation.go(past)
  await browser.settle()
  browser.navigation.close('page')
  await browser.settle()
  expect(browser.open()).toEqual({ at: 'room' })
  browser.back()
  expect(browser.open()).toEqual({ at: 'shop' })
})

test('what is closed to open something else is one step', async () => {
  const browser = open()
  browser.navigation.go({ to: 'history' })
  await browser.settle()
  browser.navigation.uncover()
  browser.navigation.go(decision)
  await browser.settle()
  expect(browser.open()).toEqual({ at: 'room', dialog: decision })
  browser.back()
  expect(browser.open()).toEqual({ at: 'room', panel: { to: 'history' } })
})

test('something opened while the browser is still going back stays open', async () => {
  const browser = open()
  browser.navigation.go({ to: 'summary' })
  await browser.settle()
  browser.navigation.uncover()
  await Promise.resolve()
  browser.navigation.go(decision)
  await browser.settle()
  expect(browser.open()).toEqual({ at: 'room', dialog: decision })
  browser.back()
  expect(browser.open()).toEqual({ at: 'room' })
})

test('a page that is loaded again has nothing over it, and leaves no step that does nothing', async () => {
  const before = open()
  before.navigation.go({ to: 'summary' })
  await before.settle()
  const again = open()
  again.push(before.steps.at(-1)?.state, 'room')
  again.covering.changed()
  await again.settle()
  expect(again.open()).toEqual({ at: 'room' })
  again.back()
  expect(again.open()).toEqual({ at: 'shop' })
})

test('a page that is loaded again within looking back has none of its moments before it', async () => {
  const before = open()
  for (const seq of [7, 3, 5]) {
    before.navigation.go({ to: 'past', seq })
    await before.settle()
  }
  const again = open()
  for (const { state } of before.steps.slice(2)) again.push(state, 'room')
  again.covering.changed()
  await again.settle()
  expect(again.open()).toEqual({ at: 'room' })
  again.back()
  expect(again.open()).toEqual({ at: 'shop' })
})

test('going back from a thing on the stage opens again what led there', async () => {
  const browser = open()
  browser.navigation.go({ to: 'summary' })
  await browser.settle()
  browser.push(null, 'room?product=mug')
  browser.navigation.uncover()
  await browser.settle()
  browser.back()
  expect(browser.open()).toEqual({ at: 'room', panel: { to: 'summary' } })
})

test('what somebody keeps open while they are led along can be closed where they are', async () => {
  const browser = open()
  browser.navigation.go({ to: 'summary' })
  await browser.settle()
  browser.push(steppedOn(browser.navigation.opened.get()), 'room?product=mug')
  browser.navigation.uncover()
  await browser.settle()
  expect(browser.open()).toEqual({ at: 'room?product=mug' })
})

test('a page in a frame does not move the history it shares', async () => {
  const browser = open({ isShared: true })
  browser.navigation.go({ to: 'summary' })
  await browser.settle()
  browser.navigation.uncover()
  await browser.settle()
  expect(browser.steps.map(({ address }) => address)).toEqual(['shop', 'room', 'room'])
  expect(browser.open()).toEqual({ at: 'room' })
})
