// What stands in a comparison: every fact, in one order, and only what really differs is called different.
import { expect, test } from 'vitest'
import { comparedRows } from '#client/comparison/compared-rows.ts'
import type { Product } from '#shared/catalog/product.ts'

const boot = product({ Weight: '980 g', Upper: 'Nubuck', Care: 'Wax' })
const runner = product({ Upper: 'Knit', Weight: '520 g', Sole: 'Foam' })

test('rows stand in the order of the first product that has them, and the others’ follow', () => {
  expect(names(comparedRows([boot, runner]))).toEqual(['Weight', 'Upper', 'Care', 'Sole'])
})

test('what one product says nothing of is missing, and not different', () => {
  expect(row([boot, runner], 'Care')).toEqual({ name: 'Care', values: ['Wax', undefined], differs: false })
  expect(row([boot, runner], 'Weight').differs).toBe(true)
})

test('two that say different things differ, whatever a third leaves out', () => {
  expect(row([boot, product({}), runner], 'Weight')).toMatchObject({
    values: ['980 g', undefined, '520 g'],
    differs: true,
  })
})

test('case, spaces and the order of choices make no difference', () => {
  const [one, other] = [product({ Care: 'Wash at  30°' }, ['S', 'M']), product({ Care: ' wash at 30° ' }, ['M', 'S'])]
  expect(comparedRows([one, other]).map(({ differs }) => differs)).toEqual([false, false])
})

test('a product that is gone leaves its column empty, and makes nothing different', () => {
  expect(row([boot, undefined], 'Upper')).toEqual({ name: 'Upper', values: ['Nubuck', undefined], differs: false })
  expect(comparedRows([undefined, undefined])).toEqual([])
})

test('a fact that is empty is no fact', () => {
  expect(comparedRows([product({ Care: '  ' })])).toEqual([])
})

function row(products: readonly (Product | undefined)[], name: string) {
  const found = comparedRows(products).find((one) => one.name === name)
  if (!found) throw new Error(`there is no row ${name}`)
  return found
}

function names(rows: ReturnType<typeof comparedRows>): string[] {
  return rows.map(({ name }) => name)
}

function product(attributes: Record<string, string>, sizes: string[] = []): Product {
  return {
    id: 'it',
    shop: 'demo',
    title: 'It',
    description: '',
    currency: 'EUR',
    exponent: 2,
    options: sizes.length > 0 ? [{ name: 'Size', values: sizes }] : [],
    variants: [{ id: 'it:default', options: {}, amountMinor: 100, available: true }],
    pictures: [],
    attributes,
    tags: [],
  }
}
