// The total says how many products it leaves out: those that cannot be had, and those that never had a price.
import { expect, test } from 'vitest'
import { isNotCounted } from '#client/cart/line-price.ts'

const line = { variantId: 'coat:one', lane: 'considering', quantity: 1 } as const

test('a product that left the shop before it had a price is among those that are not included', () => {
  expect(isNotCounted(line, 'unknown')).toBe(true)
  // Until the shop has said so, it may still get one.
  expect(isNotCounted(line, 'loading')).toBe(false)
})

test.each(['rejected', 'bought'] as const)('a %s product without a price is missed by nobody', (lane) => {
  expect(isNotCounted({ ...line, lane }, 'unknown')).toBe(false)
})

test('a product that nobody wants any more is missed by nobody', () => {
  expect(isNotCounted({ ...line, quantity: 0 }, 'unknown')).toBe(false)
})
