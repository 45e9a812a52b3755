import { expect, test } from 'vitest'
import type { Departments } from '#shared/catalog/contracts.ts'
import type { Product, ProductPage } from '#shared/catalog/product.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { startTestServer } from '#test/support/server.ts'

test('the products of the demo shop are listed, searched and shown one by one', async () => {
  const server = await startTestServer()
  const all = await ask<ProductPage>(server, 'GET /products?shop=demo&limit=100')
  expect([all.status, all.body.products.length, all.body.next]).toEqual([200, 24, null])
  const found = await ask<ProductPage>(server, 'GET /products?query=ridge%20boot')
  expect(found.body.products[0]?.id).toBe('ridge-boot')
  const one = await ask<Product>(server, 'GET /products/ridge-boot?shop=demo')
  expect(one.body).toEqual(found.body.products[0])
})

test('pages follow one another by their cursor', async () => {
  const server = await startTestServer()
  const first = await ask<ProductPage>(server, 'GET /products?limit=20')
  const second = await ask<ProductPage>(server, `GET /products?limit=20&cursor=${first.body.next}`)
  expect(second.body.products).toHaveLength(4)
  expect(second.body.next).toBeNull()
})

test('the products of a cart are fetched at once; what the shop does not have is left out', async () => {
  const server = await startTestServer()
  const some = await ask<ProductPage>(server, 'GET /products?ids=tarn-watch,nothing,ridge-boot')
  expect(some.body.products.map(({ id }) => id).toSorted()).toEqual(['ridge-boot', 'tarn-watch'])
})

test('departments have a name, a number and a cover', async () => {
  const server = await startTestServer()
  const { body } = await ask<Departments>(server, 'GET /shops/demo/departments')
  expect(body.departments.map(({ name, products }) => [name, products])).toEqual([
    ['Footwear', 6],
    ['Clothing', 6],
    ['Camp & kitchen', 6],
    ['Bags & accessories', 6],
  ])
  expect(body.departments.every(({ cover }) => cover?.src.startsWith('/pictures/'))).toBe(true)
})

test('a department lists its own products', async () => {
  const server = await startTestServer()
  const { body } = await ask<ProductPage>(server, 'GET /products?department=Camp%20%26%20kitchen')
  expect(new Set(body.products.map(({ department }) => department))).toEqual(new Set(['Camp & kitchen']))
})

test('a shop is shown without its private fields', async () => {
  const server = await startTestServer()
  const { body } = await ask(server, 'GET /shops/demo')
  expect(body).toEqual({ id: 'demo', name: 'Ridge Outfitters', locale: 'en', currency: 'EUR', guests: true })
})

test.each([
  ['GET /products?shop=nowhere', 'no-such-shop'],
  ['GET /shops/nowhere', 'no-such-shop'],
  ['GET /shops/nowhere/departments', 'no-such-shop'],
  ['GET /products/nothing', 'no-such-product'],
  ['GET /products/ridge-boot?shop=nowhere', 'no-such-product'],
  ['GET /products?limit=0', 'invalid'],
  ['GET /products?limit=101', 'invalid'],
  ['GET /products?limit=many', 'invalid'],
  ['GET /products?cursor=nonsense', 'invalid'],
  [`GET /products?query=${'x'.repeat(501)}`, 'invalid'],
  ['GET /products/a%20b', 'invalid'],
] as const)('%s is refused as %s', async (route, code) => {
  expectRefused(await ask(await startTestServer(), route), code)
})
