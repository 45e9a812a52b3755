import { expect, test } from 'vitest'
import { aProduct, emptyShop } from '#test/support/catalog.ts'
import type { TestShop } from '#test/support/catalog.ts'

async function corner(): Promise<TestShop> {
  const shop = await emptyShop()
  await shop.catalogue.save(shop.id, [
    aProduct(shop.id, { id: 'steamer', title: 'Steamer', description: 'Goes well with a teapot.' }),
    aProduct(shop.id, { id: 'socks', title: 'Wool socks', tags: ['merino', 'winter'], department: 'Clothing' }),
    aProduct(shop.id, { id: 'teapot', title: 'Teapot', brand: 'Große Liebe', attributes: { Capacity: '900 ml' } }),
    aProduct(shop.id, { id: 'creme', title: 'Crème brûlée dish', department: 'Kitchen' }),
    aProduct(shop.id, { id: 'cup', title: '茶碗', description: '手作りの湯のみ' }),
    aProduct(shop.id, { id: 'coat', title: 'معطف شتوي', description: 'دافئ وخفيف' }),
    aProduct(shop.id, { id: 'shoes', title: 'Ботинки Горные', tags: ['зима'] }),
    aProduct(shop.id, { id: 'sandal', title: 'Σανδάλι', options: [{ name: 'Colour', values: ['Ocean'] }] }),
  ])
  return shop
}

test.each([
  ['a word of the title', 'socks', ['Wool socks']],
  ['the beginning of a word', 'so', ['Wool socks']],
  ['another case', 'TEAPOT', ['Teapot', 'Steamer']],
  ['words of a tag and a title, in any order', 'winter wool', ['Wool socks']],
  ['a department', 'clothing', ['Wool socks']],
  ['an attribute', '900', ['Teapot']],
  ['a choice', 'ocean', ['Σανδάλι']],
  ['no accents', 'creme brulee', ['Crème brûlée dish']],
  ['accents that were meant', 'Crème', ['Crème brûlée dish']],
  ['ss for ß', 'grosse', ['Teapot']],
  ['ß itself', 'GROßE', ['Teapot']],
  ['a part of a Japanese word', '湯', ['茶碗']],
  ['an Arabic word', 'شتوي', ['معطف شتوي']],
  ['an Arabic word with its vowels', 'مِعْطَف', ['معطف شتوي']],
  ['a Cyrillic word in capitals', 'ГОРНЫЕ', ['Ботинки Горные']],
  ['a Greek word without its accent', 'σανδαλι', ['Σανδάλι']],
])('finds by %s', async (_, query, titles) => {
  const shop = await corner()
  expect(await shop.titles(query)).toEqual(titles)
})

test('every word must be found', async () => {
  const shop = await corner()
  expect(await shop.titles('wool teapot')).toEqual([])
})

test('what begins a word of the title comes first, then the title, then everything else', async () => {
  const shop = await corner()
  expect(await shop.titles('tea')).toEqual(['Teapot', 'Steamer'])
})

test('a blank query is no query', async () => {
  const shop = await corner()
  expect(await shop.titles('  ')).toHaveLength(8)
})

test.each(['%', '_', '%%%', '\\', "'; drop table products; --", '*', '"'])(
  '%j finds nothing rather than everything',
  async (query) => {
    const shop = await corner()
    expect(await shop.titles(query)).toEqual([])
  },
)

test('a query without end is cut', async () => {
  const shop = await corner()
  expect(await shop.titles(`teapot ${'teapot '.repeat(5000)}`)).toEqual(['Teapot', 'Steamer'])
})

test('what was changed is found by its new words only', async () => {
  const shop = await corner()
  await shop.catalogue.save(shop.id, [aProduct(shop.id, { id: 'socks', title: 'Silk stockings' })])
  expect(await shop.titles('wool')).toEqual([])
  expect(await shop.titles('silk')).toEqual(['Silk stockings'])
})
