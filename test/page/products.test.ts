// What the page knows of the shop's products.
import { expect, onTestFinished, test, vi } from 'vitest'
import { Products } from '#client/rooms/products.ts'
import { granted, refused } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'

test('a product that nobody has looked at here is said to be away without a network, and has its name when that returns', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  let hasNetwork = false
  const boot = { id: 'ridge-boot', title: 'Ridge boot' } as never
  const products = new Products({
    product: async () => (hasNetwork ? granted(boot) : refused(refusal('offline'))),
    save: () => undefined,
  })
  let drawn = 0
  products.subscribe(() => (drawn += 1))
  products.want('ridge-boot')
  // As long as it is being asked for, nothing is said.
  expect(products.isAway('ridge-boot')).toBe(false)
  await vi.advanceTimersByTimeAsync(0)
  expect(products.isAway('ridge-boot')).toBe(true)
  expect(drawn).toBe(1)
  hasNetwork = true
  await vi.runAllTimersAsync()
  expect(products.get('ridge-boot')).toBe(boot)
  expect(products.isAway('ridge-boot')).toBe(false)
})
