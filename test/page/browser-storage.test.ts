import { expect, test } from 'vitest'
import { browserStorage } from '#client/ui/browser-storage.ts'
import { storageOf } from '#test/support/browser-storage.ts'

/** Every way in which browsers have none: Chromium throws, some have nothing there. */
const without = [
  [
    'throws on the first look',
    () => {
      throw new Error('SecurityError')
    },
  ],
  ['is null', () => null],
  ['is not there', () => undefined],
] as const

test.each(without)('where a storage %s, values live in memory and nothing throws', (_how, open) => {
  const storage = browserStorage(open)
  expect(storage.isLasting()).toBe(false)
  expect(storage.read('name')).toBeUndefined()
  storage.save('name', 'Ana')
  storage.saveJson('draft.room', { text: 'Half a sen' })
  expect(storage.read('name')).toBe('Ana')
  expect(storage.readJson('draft.room')).toEqual({ text: 'Half a sen' })
  expect(storage.keys('draft.')).toEqual(['draft.room'])
  storage.save('name', undefined)
  storage.saveJson('draft.room', undefined)
  expect(storage.read('name')).toBeUndefined()
  expect(storage.keys('')).toEqual([])
})

test('what a full storage did not take is read all the same, until it is saved there', () => {
  const state = { isFull: false }
  const browser = storageOf(state)
  const storage = browserStorage(() => browser)
  storage.save('name', 'Ana')
  state.isFull = true
  storage.save('name', 'Ana Maria')
  expect(storage.read('name')).toBe('Ana Maria')
  expect(browser.getItem('name')).toBe('Ana')
  state.isFull = false
  storage.save('name', 'Mara')
  expect(browser.getItem('name')).toBe('Mara')
  browser.setItem('name', 'from another tab')
  expect(storage.read('name')).toBe('from another tab')
})

test('a storage that takes entries lasts, and nothing is left of the attempt', () => {
  const browser = storageOf({ isFull: false })
  const storage = browserStorage(() => browser)
  expect(storage.isLasting()).toBe(true)
  expect(storage.keys('')).toEqual([])
  expect(browserStorage(() => storageOf({ isFull: true })).isLasting()).toBe(false)
})

test('something that is no JSON counts as nothing', () => {
  const browser = storageOf({ isFull: false })
  browser.setItem('rooms', '[{"sess')
  expect(browserStorage(() => browser).readJson('rooms')).toBeUndefined()
})
