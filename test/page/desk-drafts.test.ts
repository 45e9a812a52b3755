// What an associate is about to suggest.
import { expect, test } from 'vitest'
import { emptyDraft, emptySuggestion, insteadOf, kindOfSuggestion, withVariant } from '#client/desk/draft.ts'
import { keptDrafts } from '#client/desk/use-drafts.ts'
import type { DeskVisit, ShownRoom } from '#shared/desk/contracts.ts'

const oak = 'table-oak:90'

test('one product is an addition, several are a bundle, and none is no suggestion yet', () => {
  const one = withVariant(emptySuggestion, 'lamp:teal')
  expect(kindOfSuggestion(emptySuggestion, cart)).toBeUndefined()
  expect(kindOfSuggestion(one, cart)).toBe('add')
  expect(kindOfSuggestion(withVariant(one, 'cushion:flax'), cart)).toBe('bundle')
})

test('another product in place of a line is a swap, another version of it is a size, and nothing in its place is “not this”', () => {
  const about = insteadOf(emptySuggestion, oak)
  expect(kindOfSuggestion(about, cart)).toBe('not-this')
  expect(kindOfSuggestion(withVariant(about, 'table-walnut:60'), cart)).toBe('swap')
  expect(kindOfSuggestion(withVariant(about, 'table-oak:60'), cart)).toBe('size')
})

test('in place of a line only one product can come: the last that was chosen', () => {
  const bundle = withVariant(withVariant(emptySuggestion, 'lamp:teal'), 'cushion:flax')
  expect(insteadOf(bundle, oak).variants).toEqual(['cushion:flax'])
  expect(withVariant(insteadOf(bundle, oak), 'lamp:teal').variants).toEqual(['lamp:teal'])
})

test('a draft forgets the line of a cart that was taken back, and keeps the words', () => {
  const suggestion = { ...insteadOf(emptySuggestion, oak), variants: ['table-walnut:60'], reason: 'It fits.' }
  const drafts = new Map([['v1', { ...emptyDraft, suggestion }]])
  const kept = keptDrafts(drafts, [visit], new Map([['v1', { ...shown, scope: ['product'], cart: null }]]))
  expect(kept.get('v1')?.suggestion).toEqual({ ...suggestion, instead: undefined })
})

test('a draft goes with its visit', () => {
  const drafts = new Map([['v1', { ...emptyDraft, text: 'Hi Noor' }]])
  expect(keptDrafts(drafts, [], new Map()).size).toBe(0)
  expect(keptDrafts(drafts, [visit], new Map([['v1', shown]]))).toBe(drafts)
})

const cart: ShownRoom['cart'] = {
  title: null,
  lines: [{ id: oak, productId: 'table-oak', variantId: oak, lane: 'considering', wants: [], fromVisit: false }],
}
const shown: ShownRoom = { visitId: 'v1', scope: ['product', 'cart'], members: [], cart, talk: null }
const visit = { id: 'v1', scope: ['product', 'cart'] } as unknown as DeskVisit
