// Files are read in a thread, so that what breaks it breaks one import and nothing else.
import { once } from 'node:events'
import type { Worker } from 'node:worker_threads'
import { expect, onTestFinished, test } from 'vitest'
import { importCatalogue } from '#server/catalog/import-catalog.ts'
import { Importer } from '#server/catalog/importer.ts'
import { csvOf, emptyShop, inPieces } from '#test/support/catalog.ts'

const rows = Array.from({ length: 25 }, (_, index) => ({
  'Handle': `boot-${index}`,
  'Title': `Boot “${index}” \\ 👢`,
  'Variant Price': '120',
}))

/** A shop whose files are read in a thread. */
async function shopWithThread() {
  const shop = await emptyShop()
  const importer = new Importer(shop.db)
  onTestFinished(() => importer.stop())
  const load = (source: AsyncIterable<Uint8Array>, mode: 'keep' | 'all-or-nothing' = 'keep') =>
    importCatalogue(shop.catalogue, { shop: { id: shop.id, currency: 'EUR' }, source, mode, read: importer.read })
  return { ...shop, load }
}

/** The next thread that this process starts. */
async function nextThread(): Promise<Worker> {
  const [worker] = (await once(process, 'worker')) as [Worker]
  return worker
}

test('what a thread has read is what this one would have', async () => {
  const [here, there] = [await emptyShop(), await shopWithThread()]
  const file = `${csvOf(rows)}\nboot-99,Boot 99,free`
  const reports = [await here.load(inPieces(file)), await there.load(inPieces(file, 700))]
  expect(reports[1]).toEqual(reports[0])
  expect(reports[1]).toMatchObject({ ok: true, value: { added: 25, problemCount: 2 } })
  expect(await there.product('boot-7')).toEqual(await here.product('boot-7'))
  expect(await there.titles('boot')).toEqual(await here.titles('boot'))
})

test('what a file changes is told apart from what it has as before', async () => {
  const { load } = await shopWithThread()
  await load(inPieces(csvOf(rows)))
  const changed = rows.map((row, index) => (index < 4 ? { ...row, 'Variant Price': '99' } : row))
  expect(await load(inPieces(csvOf(changed)))).toMatchObject({ value: { added: 0, changed: 4, unchanged: 21 } })
})

test('of a file with broken rows nothing is saved where all of it is wanted, and the next one is read', async () => {
  const { load, titles } = await shopWithThread()
  const broken = await load(inPieces(`${csvOf(rows)}\nboot-99,Boot 99,free`), 'all-or-nothing')
  expect(broken).toMatchObject({ ok: false, refusal: { code: 'csv-rows-broken' } })
  expect(await titles('boot')).toEqual([])
  expect(await load(inPieces(csvOf(rows)), 'all-or-nothing')).toMatchObject({ value: { added: 25 } })
})

test('a file that cannot be taken is refused before its end', async () => {
  const { load } = await shopWithThread()
  let isAsked = true
  const endless = async function* () {
    yield Buffer.from('Title,Body\n')
    try {
      for (;;) yield Buffer.from('Boot,warm\n'.repeat(1_000))
    } finally {
      isAsked = false
    }
  }
  expect(await load(endless())).toMatchObject({ ok: false, refusal: { code: 'csv-column-missing' } })
  expect(isAsked).toBe(false)
})

test('an upload that breaks off leaves nothing behind, and the next one is read', async () => {
  const { load, titles } = await shopWithThread()
  const broken = async function* () {
    yield Buffer.from(csvOf(rows))
    throw new Error('the network is gone')
  }
  await expect(load(broken())).rejects.toThrow('the network is gone')
  expect(await titles('boot')).toEqual([])
  expect(await load(inPieces(csvOf(rows)))).toMatchObject({ value: { added: 25 } })
})

test('where the thread ends, the import under way fails and the next one has a thread of its own', async () => {
  const { load } = await shopWithThread()
  const first = nextThread()
  const halfway = async function* () {
    yield Buffer.from(csvOf(rows))
    const thread = await first
    await thread.terminate()
    yield Buffer.from('\n')
  }
  await expect(load(halfway())).rejects.toThrow()
  expect(await load(inPieces(csvOf(rows)))).toMatchObject({ value: { added: 25 } })
})
