import { expect, test } from 'vitest'
import { takeProductLinks } from '#client/rooms/compose/product-links.ts'

const shop = { id: 'demo', origin: 'https://shop.example' }

test.each([
  ['https://shop.example/p/ridge-boot', '', ['ridge-boot']],
  ['https://shop.example/shop/demo/p/ridge-boot?x=1', '', ['ridge-boot']],
  ['https://shop.example/r/abc?product=mug&variant=mug:cream', '', ['mug']],
  ['Look: https://shop.example/p/mug', 'Look:', ['mug']],
  ['https://shop.example/p/mug https://shop.example/p/mug', '', ['mug']],
])('%s means the product', (text, left, products) => {
  expect(takeProductLinks(text, shop)).toEqual({ text: left, products })
})

test.each([
  'https://elsewhere.example/p/ridge-boot',
  'https://shop.example/shop/another/p/ridge-boot',
  'https://shop.example/r/abc',
  'https://shop.example/p/%E0%A4%A',
  'https://shop.example/p/a%2Fb',
])('%s stays text', (text) => {
  expect(takeProductLinks(text, shop)).toEqual({ text, products: [] })
})
