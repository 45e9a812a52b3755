import { expect, test } from 'vitest'
import { emptyDraft } from '#client/rooms/compose/drafts.ts'
import { extrasOf, isEmpty, problemOf } from '#client/rooms/compose/sayable.ts'
import { maxMentions, maxMessageLength, maxShownProducts } from '#shared/annotations/message.ts'

const products = (count: number) => Array.from({ length: count }, (_, index) => `p${index}`)

test('a message may be as long as the limit, without the space around it', () => {
  const text = 'a'.repeat(maxMessageLength)
  expect(problemOf({ ...emptyDraft, text: `  ${text}\n` })).toBeUndefined()
  expect(problemOf({ ...emptyDraft, text: `${text}bcd` })).toEqual({ is: 'tooLong', over: 3 })
})

test('a message shows no more products than the limit', () => {
  expect(problemOf({ ...emptyDraft, products: products(maxShownProducts) })).toBeUndefined()
  expect(problemOf({ ...emptyDraft, products: products(maxShownProducts + 1) })).toEqual({
    ...{ is: 'tooManyProducts', over: maxShownProducts },
  })
})

test('a message without words is empty, unless it shows a product', () => {
  expect(isEmpty(emptyDraft)).toBe(true)
  expect(isEmpty({ ...emptyDraft, text: ' \n ' })).toBe(true)
  expect(isEmpty({ ...emptyDraft, text: '!' })).toBe(false)
  expect(isEmpty({ ...emptyDraft, products: ['mug'] })).toBe(false)
})

test('with the words go who is mentioned, what is shown and what they answer', () => {
  const names = [
    { id: 'a', name: 'Ana' },
    { id: 'b', name: 'Ana' },
  ]
  const draft = { text: 'Look, @Ana', products: ['mug'], chosen: [['Ana', 'b'] as const], files: [], replyTo: 'm1' }
  expect(extrasOf(draft, names)).toEqual({ mentions: ['b'], products: ['mug'], files: [], replyTo: 'm1' })
})

test('words that answer nothing carry no answer', () => {
  expect(extrasOf(emptyDraft, [])).toEqual({ mentions: [], products: [], files: [] })
})

test('no more members are mentioned than the limit', () => {
  const names = Array.from({ length: maxMentions + 2 }, (_, index) => ({ id: `m${index}`, name: `Name${index}x` }))
  const text = names.map(({ name }) => `@${name}`).join(' ')
  expect(extrasOf({ ...emptyDraft, text }, names).mentions).toHaveLength(maxMentions)
})
