import { beforeEach, expect, test } from 'vitest'
import { addToBag, bagNow, countOf, mostOfOne, rereadBag, setCount } from '#client/shop/bag.ts'
import { deviceStorage } from '#client/ui/browser-storage.ts'

/** What is on the device, not only in memory. */
const inBag = () => {
  rereadBag()
  return bagNow()
}

beforeEach(() => deviceStorage.save('tagalong.bag', undefined))
beforeEach(rereadBag)

test('what is put into the bag stays on the device, the same thing in one line', () => {
  addToBag('kiln-mug:oat')
  addToBag('spool-table:walnut')
  addToBag('kiln-mug:oat')
  expect(inBag()).toEqual([
    { variantId: 'kiln-mug:oat', count: 2 },
    { variantId: 'spool-table:walnut', count: 1 },
  ])
  expect(countOf(inBag())).toBe(3)
})

test('what is not a bag on the device counts as an empty one, and broken lines are left out', () => {
  deviceStorage.save('tagalong.bag', '{"no": "list"}')
  expect(inBag()).toEqual([])
  const good = { variantId: 'kiln-mug:oat', count: 2 }
  deviceStorage.saveJson('tagalong.bag', [good, null, { variantId: 7, count: 1 }, { variantId: 'a:b', count: -1 }])
  expect(inBag()).toEqual([good])
})

test('a line with none left is taken out, and the others stay in their order', () => {
  for (const id of ['kiln-mug:oat', 'kiln-bowl:milk', 'kiln-vase:ink']) addToBag(id)
  setCount('kiln-bowl:milk', 0)
  expect(inBag().map(({ variantId }) => variantId)).toEqual(['kiln-mug:oat', 'kiln-vase:ink'])
})

test('the bag takes at most 20 of a thing and 50 things, and says that it is full', () => {
  for (let count = 0; count < mostOfOne; count += 1) expect(addToBag('kiln-mug:oat')).toBe(true)
  expect(addToBag('kiln-mug:oat')).toBe(false)
  for (let line = 1; line < 50; line += 1) expect(addToBag(`thing-${line}:one`)).toBe(true)
  expect(addToBag('one-more:thing')).toBe(false)
  expect(countOf(inBag())).toBe(mostOfOne + 49)
})
