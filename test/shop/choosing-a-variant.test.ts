import { expect, test } from 'vitest'
import { isSoldOut, startVariant, variantWith, variantWords } from '#client/shop/variants.ts'
import type { Variant } from '#shared/catalog/product.ts'

const walnut38 = variant({ Colour: 'Walnut', Size: '38' }, false)
const walnut39 = variant({ Colour: 'Walnut', Size: '39' })
const slate38 = variant({ Colour: 'Slate', Size: '38' })
const slate40 = variant({ Colour: 'Slate', Size: '40' })
const boot = { variants: [walnut38, walnut39, slate38, slate40] }

test('a product page begins with the variant asked for, else with the first that can be had', () => {
  expect(startVariant(boot, slate40.id)).toBe(slate40)
  expect(startVariant(boot, null)).toBe(walnut39)
  expect(startVariant(boot, 'boot:gone')).toBe(walnut39)
})

test('where nothing can be had the page begins with the first', () => {
  expect(startVariant({ variants: [walnut38] }, null)).toBe(walnut38)
})

test('choosing one option keeps the others, also where that is sold out', () => {
  expect(variantWith(boot, slate38, 'Colour', 'Walnut')).toBe(walnut38)
  expect(variantWith(boot, walnut39, 'Size', '38')).toBe(walnut38)
})

test('where the others cannot be kept, the choice goes to what can be had', () => {
  expect(variantWith(boot, walnut39, 'Colour', 'Slate')).toBe(slate38)
  expect(variantWith(boot, walnut39, 'Size', '40')).toBe(slate40)
})

test('a value is marked sold out together with what is chosen otherwise', () => {
  expect(isSoldOut(boot, slate38, 'Colour', 'Walnut')).toBe(true)
  expect(isSoldOut(boot, slate38, 'Size', '40')).toBe(false)
  expect(isSoldOut(boot, walnut39, 'Size', '40')).toBe(true)
})

test('an only variant needs no words', () => {
  expect(variantWords(walnut39)).toBe('Walnut, 39')
  expect(variantWords(variant({}))).toBe('')
})

function variant(options: Record<string, string>, available = true): Variant {
  return { id: `boot:${Object.values(options).join('-').toLowerCase()}`, options, amountMinor: 13_900, available }
}
