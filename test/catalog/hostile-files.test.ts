// A shop's file is read in the process in which everybody shops: whatever is in it, the others get their turn.
import { expect, onTestFinished, test } from 'vitest'
import { Importer } from '#server/catalog/importer.ts'
import { csvOf, emptyShop, inPieces, reportOf } from '#test/support/catalog.ts'

const row = { 'Handle': 'boot', 'Title': 'Boot', 'Variant Price': '5' }
const piece = 64 * 1024

test('of fields of megabytes no more is read than is shown of any', async () => {
  const shop = await emptyShop()
  const endless = `${'a, '.repeat(1_200_000)}the end`
  const rows = ['Title', 'Tags', 'Vendor', 'Option1 Name', 'SKU', 'Fabric (product.metafields.custom.fabric)'].map(
    (column, at) => ({ ...row, 'Handle': `boot-${at}`, 'Option1 Value': 'x', [column]: endless }),
  )
  const report = reportOf(await shop.load(inPieces(csvOf(rows), piece)))
  expect(report).toMatchObject({ products: rows.length, problemCount: 0 })
  const { title, tags } = await shop.product('boot-0')
  expect(title).toHaveLength(255)
  expect(tags).toEqual([])
  // The end is not read: of millions of tags, also finding out that they are all the same would take its time.
  expect((await shop.product('boot-1')).tags).toEqual(['a'])
})

test('a description behind a picture that stands inside it is read', async () => {
  const shop = await emptyShop()
  const picture = `<img src="data:image/png;base64,${'iVBORw0KGgo'.repeat(30_000)}" alt="">`
  await shop.load(inPieces(csvOf([{ ...row, 'Body (HTML)': `<p>Before.</p>${picture}<p>Behind.</p>` }]), piece))
  expect((await shop.product('boot')).description).toBe('Before.\n\nBehind.')
})

test('others get their turns while products that take long are read', async () => {
  const table = '<table><tr><td>a</td></tr></table>'.repeat(2_000)
  const rows = Array.from({ length: 30 }, (_, at) => ({ ...row, 'Handle': `boot-${at}`, 'Body (HTML)': table }))
  const importer = new Importer((await emptyShop()).db)
  onTestFinished(() => importer.stop())
  let turns = 0
  let isOver = false
  const takeTurn = () => {
    turns += 1
    if (!isOver) setImmediate(takeTurn)
  }
  let whenTaken = 0
  const file = async function* () {
    yield* inPieces(csvOf(rows), piece)
    whenTaken = turns
  }
  takeTurn()
  const read = await importer.read(file(), { shop: 'corner', currency: 'EUR' })
  isOver = true
  expect(read).toMatchObject({ ok: true, value: { report: { products: 30 } } })
  // All products are put together once the last byte is there.
  expect(turns - whenTaken).toBeGreaterThan(50)
})
