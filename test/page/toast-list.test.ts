// How long messages are shown.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ToastList } from '#client/ui/toast-list.ts'

const undo = { label: 'Undo', run: () => undefined }
const second = 1_000

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function open() {
  const list = new ToastList()
  return { list, words: () => list.shown.get().map(({ words }) => words) }
}

test('a message goes by itself; one with something to do about it waits for a slow hand', () => {
  const { list, words } = open()
  list.add('Copied')
  list.add('Removed', undo)
  vi.advanceTimersByTime(7 * second)
  expect(words()).toEqual(['Removed'])
  // WCAG 2.2.1: at least 20 seconds.
  vi.advanceTimersByTime(14 * second)
  expect(words()).toEqual(['Removed'])
  vi.advanceTimersByTime(60 * second)
  expect(words()).toEqual([])
})

test('a message stays while somebody points at it or has the focus in it, and has its while after that', () => {
  const { list, words } = open()
  list.add('Copied')
  const [copied] = list.shown.get()
  list.hold(copied?.id ?? 0)
  vi.advanceTimersByTime(600 * second)
  expect(words()).toEqual(['Copied'])
  list.release(copied?.id ?? 0)
  vi.advanceTimersByTime(6 * second)
  expect(words()).toEqual(['Copied'])
  vi.advanceTimersByTime(second)
  expect(words()).toEqual([])
})

test('of more than three messages the newest are shown', () => {
  const { list, words } = open()
  for (const text of ['one', 'two', 'three', 'four']) list.add(text, undo)
  expect(words()).toEqual(['two', 'three', 'four'])
  list.clear()
  expect(words()).toEqual([])
})
