// Signs that turn the direction of text, in what people wrote.
import { expect, test } from 'vitest'
import { fill } from '#client/locales/messages.ts'
import { isolated, isTurning } from '#shared/isolates.ts'

/** A message with one value in the middle, as the build leaves it. */
const message = ['You answered: ', ['text'], ' · Undo'] as const

test.each(['\u202Ereversed', 'a\u202bb', 'a\u2067b', '\u2066a'])(
  '%j turns nothing of the sentence it stands in',
  (text) => {
    expect(isTurning(text)).toBe(true)
    expect(fill(message, { text }, 'en')).toBe(`You answered: ${isolated(text)} · Undo`)
  },
)

test('an end of an isolate within a text does not let the rest of it out', () => {
  expect(isolated('a\u2069\u202Eb')).toBe('\u2068a\u202Eb\u2069')
})

test.each(['plain', 'سلام', '\u2068Ana\u2069', '\u2068Ana\u2069, \u2068بن\u2069'])(
  '%j stands in a sentence as it is',
  (text) => {
    expect(fill(message, { text }, 'en')).toBe(`You answered: ${text} · Undo`)
  },
)
