import { expect, test } from 'vitest'
import { startTestServer } from '#test/support/server.ts'
import { ask } from '#test/support/api.ts'
import type { Departments } from '#shared/catalog/contracts.ts'
import type { Product, ProductPage } from '#shared/catalog/product.ts'

const flat = { DEMO_SHOP_FILE: '' }

test('a product is told in the language that is asked for, with the same ids, prices and department', async () => {
  const server = await startTestServer(flat)
  const { body: english } = await ask<Product>(server, 'GET /products/kiln-mug')
  const { body: german } = await ask<Product>(server, 'GET /products/kiln-mug?language=de')
  const { body: arabic } = await ask<Product>(server, 'GET /products/kiln-mug?language=ar')
  expect([english.title, german.title, arabic.title]).toEqual([
    'Stoneware mug',
    'Steinzeugbecher',
    'كوب من الخزف الحجري',
  ])
  expect(german.options).toEqual([{ name: 'Glasur', values: ['Hafer', 'Moos', 'Tinte'] }])
  expect(german.variants[0]).toMatchObject({ id: 'kiln-mug:oat', options: { Glasur: 'Hafer' }, amountMinor: 1600 })
  expect(german.attributes).toMatchObject({ Fasst: '330 ml', Gewicht: '340 g', Spülmaschine: 'Ja' })
  expect(german).toMatchObject({ department: 'Table', departmentTitle: 'Tisch' })
  expect(german.pictures[0]?.alt).toBe('Steinzeugbecher, Hafer')
  expect(german.reviews?.[2]).toMatchObject({ id: english.reviews?.[2]?.id, author: 'Marek P.', rating: 5 })
  expect(german.reviews?.[2]?.text).toMatch(/^Zwei Jahre Spülmaschine/)
  expect(english).not.toHaveProperty('translations')
})

test('a language that the shop does not have is answered as the shop wrote it', async () => {
  const server = await startTestServer(flat)
  const { body } = await ask<Product>(server, 'GET /products/kiln-mug?language=fr')
  expect(body.title).toBe('Stoneware mug')
})

test('departments and lists are in the language, and departments are still asked for by their name', async () => {
  const server = await startTestServer(flat)
  const { body } = await ask<Departments>(server, 'GET /shops/demo/departments?language=de')
  expect(body.departments[0]).toMatchObject({ name: 'Table', title: 'Tisch', products: 6 })
  const { body: list } = await ask<ProductPage>(server, 'GET /products?department=Table&language=de')
  expect(list.products[1]?.title).toBe('Servierschale')
})

test.each(['mug', 'Becher', 'Steinzeugbecher', 'كوب'])('the search finds the mug by “%s”', async (word) => {
  const server = await startTestServer(flat)
  const query = new URLSearchParams({ query: word })
  const { body } = await ask<ProductPage>(server, `GET /products?${query.toString()}`)
  expect(body.products.map(({ id }) => id)).toContain('kiln-mug')
})
