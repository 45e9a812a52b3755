import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { demoStockOf } from '#server/catalog/demo/demo-stock.ts'
import { temporaryFolder } from '#test/support/folders.ts'
import { outfitters } from '#test/support/settings.ts'

test('without a file the demo shop is the one that comes along', () => {
  expect(demoStockOf(undefined).name).toBe('Fjord & Field')
})

test('a file gives the demo shop another name and other products', () => {
  const { name, products } = demoStockOf(outfitters.DEMO_SHOP_FILE)
  expect([name, products.length, products[0]?.id]).toEqual(['Ridge Outfitters', 24, 'ridge-boot'])
})

test.each([
  ['that is not there', undefined],
  ['that is no JSON', '{'],
  ['without products', '{"name":"Empty","products":[]}'],
  ['with products of another shop', '{"name":"Other","products":[{"id":"a","shop":"other"}]}'],
])('a file %s is refused at the start, in one sentence that names it', (_, text) => {
  const file = join(temporaryFolder(), 'shop.json')
  if (text !== undefined) writeFileSync(file, text)
  expect(() => demoStockOf(file)).toThrow(`DEMO_SHOP_FILE cannot be used: ${file}: `)
})
