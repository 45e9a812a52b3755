import { expect, test } from 'vitest'
import { withholdInputMethodKeys } from '#client/ui/input-method.ts'

/** A key press, or the end of a composition, as a browser sends it. */
interface Sent {
  readonly type?: 'keydown' | 'compositionend'
  readonly key: string
  readonly keyCode?: number
  readonly isComposing?: boolean
}

/** The keys that a handler of the page hears. */
function heardOf(sent: readonly Sent[]): readonly string[] {
  const page = new EventTarget()
  const heard: string[] = []
  withholdInputMethodKeys(page)
  page.addEventListener('keydown', (event) => void heard.push((event as KeyboardEvent).key), { capture: true })
  for (const { type = 'keydown', ...parts } of sent) page.dispatchEvent(Object.assign(new Event(type), parts))
  return heard
}

const enter = { key: 'Enter', keyCode: 13, isComposing: false }

test('in Chromium and Firefox, the Enter that ends a composition comes while it lasts, and no handler hears it', () => {
  const composed = { key: 'Enter', keyCode: 229, isComposing: true }
  expect(heardOf([composed, { type: 'compositionend', key: '' }])).toEqual([])
  expect(heardOf([{ ...composed, keyCode: 13 }])).toEqual([])
})

test('in WebKit it comes after the composition has ended, and no handler hears it either', () => {
  const composed = { key: 'Enter', keyCode: 229, isComposing: false }
  expect(heardOf([{ type: 'compositionend', key: '' }, composed])).toEqual([])
})

test('the next Enter is the person’s own, however soon it follows', () => {
  const composed = { key: 'Enter', keyCode: 229, isComposing: true }
  expect(heardOf([composed, { type: 'compositionend', key: '' }, enter])).toEqual(['Enter'])
})

test('arrows and Esc belong to an input method while it offers words', () => {
  const keys = ['ArrowDown', 'Escape', 'Tab'].map((key) => ({ key, keyCode: 229, isComposing: true }))
  expect(heardOf(keys)).toEqual([])
  expect(heardOf([{ key: 'Escape', keyCode: 27, isComposing: false }])).toEqual(['Escape'])
})
