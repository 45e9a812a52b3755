// Which notes a product has, how they are counted, and where each is to be found.
import { expect, test } from 'vitest'
import { numberedPins } from '#client/stage/picture/numbered-pins.ts'
import type { PinView } from '#client/sdk/index.ts'
import type { Anchor } from '#shared/annotations/pin.ts'
import type { Product } from '#shared/catalog/product.ts'

const boot: Product = {
  id: 'boot',
  shop: 'demo',
  title: 'Boot',
  description: '',
  currency: 'EUR',
  exponent: 2,
  options: [],
  variants: [{ id: 'boot:walnut', options: { Colour: 'Walnut' }, amountMinor: 100, available: true }],
  pictures: [
    { src: '/side.webp', alt: '' },
    { src: '/sole.webp', alt: '' },
  ],
  attributes: {},
  tags: [],
}

test('notes on pictures and variants of a product are counted together, oldest first', () => {
  const pins = numberedPins(
    [pin('a', onPicture('/sole.webp')), pin('b', { on: 'variant', variantId: 'boot:walnut' }), pin('c', onPicture())],
    'boot',
    boot,
  )
  expect(pins.map(({ number, pin: { id } }) => [number, id])).toEqual([
    [1, 'a'],
    [2, 'b'],
    [3, 'c'],
  ])
  expect(pins.map(({ spot }) => spot.on)).toEqual(['picture', 'variant', 'picture'])
  expect(pins[0]?.spot).toMatchObject({ picture: 1 })
})

test('notes on other products, on comparisons and on reviews are not among them', () => {
  const others: Anchor[] = [
    { on: 'image', productId: 'shoe', image: '/side.webp', x: 0.5, y: 0.5 },
    { on: 'variant', variantId: 'boots:walnut' },
    { on: 'attribute', comparisonId: 'one', attribute: 'Weight', productId: 'boot' },
    { on: 'review', productId: 'boot', reviewId: 'r' },
  ]
  expect(
    numberedPins(
      others.map((anchor, index) => pin(`${index}`, anchor)),
      'boot',
      boot,
    ),
  ).toEqual([])
})

test('a note stays on its picture when the shop puts the pictures in another order', () => {
  const turned = { ...boot, pictures: boot.pictures.toReversed() }
  expect(numberedPins([pin('a', onPicture('/sole.webp'))], 'boot', turned)[0]?.spot).toMatchObject({ picture: 0 })
})

test('a note keeps its number when its picture, its variant or its product is gone', () => {
  const notes = [
    pin('a', onPicture('/old.webp')),
    pin('b', { on: 'variant', variantId: 'boot:red' }),
    pin('c', onPicture()),
  ]
  const pins = numberedPins(notes, 'boot', boot)
  expect(pins.map(({ number, spot }) => [number, spot.on])).toEqual([
    [1, 'gone'],
    [2, 'gone'],
    [3, 'picture'],
  ])
  expect(numberedPins(notes, 'boot', undefined).every(({ spot }) => spot.on === 'gone')).toBe(true)
})

function pin(id: string, anchor: Anchor): PinView {
  return { id, anchor, text: 'look', by: 'ana', at: 1 }
}

function onPicture(image = '/side.webp'): Anchor {
  return { on: 'image', productId: 'boot', image, x: 0.2, y: 0.3 }
}
