import { expect, test } from 'vitest'
import { csvOf, emptyShop, inPieces, reportOf } from '#test/support/catalog.ts'

const good = { 'Handle': 'good', 'Title': 'Good', 'Variant Price': '5' }

test.each([
  ['Handle', 'Title,Variant Price\na,1\n'],
  ['Title', 'Handle,Variant Price\na,1\n'],
  ['Variant Price', 'Handle,Title\na,A\n'],
])('a file without the column %s is refused by its name', async (column, text) => {
  const shop = await emptyShop()
  const outcome = await shop.load(text)
  expect(outcome).toMatchObject({ ok: false, refusal: { code: 'csv-column-missing' } })
  expect(outcome.ok ? '' : outcome.refusal.detail).toContain(`“${column}”`)
})

test('a file with semicolons is told what it needs', async () => {
  const shop = await emptyShop()
  const outcome = await shop.load('Handle;Title;Variant Price\na;A;1\n')
  expect(outcome.ok ? '' : outcome.refusal.detail).toContain('commas')
})

const notUtf8 = Buffer.from('Handle,Title,Variant Price\na,Größe,1\n', 'latin1')
test.each([
  ['an empty file', inPieces('')],
  ['a file of Latin-1', [notUtf8]],
  ['a spreadsheet', [Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0xfe])]],
])('%s is refused as unreadable', async (_, source) => {
  const shop = await emptyShop()
  const outcome = await shop.load(asStream(source))
  expect(outcome).toMatchObject({ ok: false, refusal: { code: 'csv-unreadable' } })
})

test.each([
  [
    'a price that is none',
    { ...good, 'Handle': 'bad', 'Variant Price': 'free' },
    'Variant Price “free” is no amount in EUR.',
  ],
  ['a negative price', { ...good, 'Handle': 'bad', 'Variant Price': '-1' }, 'Variant Price “-1”'],
  ['no price', { ...good, 'Handle': 'bad', 'Variant Price': '' }, 'Variant Price is missing.'],
  [
    'an earlier price that is none',
    { ...good, 'Handle': 'bad', 'Variant Compare At Price': '?' },
    'Variant Compare At Price “?”',
  ],
  ['no handle', { ...good, Handle: '' }, 'Handle is missing.'],
  [
    'a stock that is no number',
    { ...good, 'Handle': 'bad', 'Variant Inventory Qty': 'many' },
    'Variant Inventory Qty “many”',
  ],
  [
    'an address that could run',
    { ...good, 'Handle': 'bad', 'Image Src': 'javascript:alert(1)' },
    'Image Src “javascript:alert(1)”',
  ],
])('a row with %s is named by its line, and the others are kept', async (_, row, message) => {
  const shop = await emptyShop()
  const text = csvOf([{ ...good, 'Body (HTML)': 'two\nlines' }, row, { ...good, Handle: 'last' }])
  const report = reportOf(await shop.load(text))
  expect(report.problems[0]?.line).toBe(4)
  expect(report.problems[0]?.message).toContain(message)
  expect(await shop.titles('good')).toHaveLength(message.startsWith('Image') ? 3 : 2)
})

test('a row with too few or too many fields is named by its line', async () => {
  const shop = await emptyShop()
  const report = reportOf(await shop.load('Handle,Title,Variant Price\na,A\nb,B,2\n\nc,C,3,4\n'))
  expect(report.problems).toEqual([
    { line: 2, message: 'The row has 2 fields where the header has 3.' },
    { line: 5, message: 'The row has 4 fields where the header has 3.' },
  ])
  expect(report.products).toBe(1)
})

test.each(['\n', '\r\n', '\r'])('a row is named by the line it begins at, with lines that end in %j', async (end) => {
  const shop = await emptyShop()
  const text = csvOf([
    { ...good, 'Body (HTML)': 'three\nlines\nlong' },
    { ...good, 'Handle': 'bad', 'Variant Price': 'free', 'Body (HTML)': 'two\nlines' },
    { ...good, 'Handle': 'worse', 'Variant Price': 'nothing' },
  ])
  const report = reportOf(await shop.load(text.replaceAll('\n', end)))
  const lines = report.problems.filter(({ message }) => message.startsWith('Variant Price')).map(({ line }) => line)
  expect(lines).toEqual([5, 7])
})

test('a broken variant leaves its product with the others', async () => {
  const shop = await emptyShop()
  const row = (size: string, price: string, title = '') => ({
    'Handle': 'a',
    'Title': title,
    'Variant Price': price,
    'Option1 Name': 'Size',
    'Option1 Value': size,
  })
  const report = reportOf(await shop.load(csvOf([row('S', '?', 'A'), row('M', '5'), row('', '6'), row('M', '7')])))
  expect((await shop.product('a')).variants.map(({ id }) => id)).toEqual(['a:m'])
  expect(report.problems).toEqual([
    { line: 2, message: 'Variant Price “?” is no amount in EUR.' },
    { line: 4, message: 'Option1 Value is missing: the “Size” of this variant.' },
    { line: 5, message: 'This variant has the same options as that of line 3.' },
  ])
})

test('a quote that is never closed ends the file there, and says so', async () => {
  const shop = await emptyShop()
  const report = reportOf(await shop.load('Handle,Title,Variant Price\na,A,1\nb,"B,2\nc,C,3\n'))
  expect(report.problems).toEqual([{ line: 3, message: expect.stringContaining('never closed') as string }])
  expect(await shop.titles('')).toEqual(['A'])
})

test('with all-or-nothing one broken row means that nothing is imported', async () => {
  const shop = await emptyShop()
  const outcome = await shop.load(csvOf([good, { ...good, 'Handle': 'bad', 'Variant Price': '' }]), 'all-or-nothing')
  expect(outcome).toMatchObject({
    ok: false,
    refusal: {
      code: 'csv-rows-broken',
      detail: expect.stringContaining('Line 3: Variant Price is missing.') as string,
    },
    problems: [{ line: 3 }, { line: 3 }],
  })
  expect(await shop.titles('')).toEqual([])
})

test('with all-or-nothing a file without fault is imported', async () => {
  const shop = await emptyShop()
  expect(reportOf(await shop.load(csvOf([good]), 'all-or-nothing'))).toMatchObject({ added: 1 })
})

test('a file of nothing but broken rows lists the first hundred and counts the others', async () => {
  const shop = await emptyShop()
  const rows = Array.from({ length: 700 }, () => ({ ...good, Handle: '' }))
  const report = reportOf(await shop.load(csvOf(rows)))
  expect(report.problemCount).toBe(700)
  expect(report.problems.map(({ line }) => line)).toEqual(Array.from({ length: 100 }, (_, index) => index + 2))
})

test('a product with more variants than it may have keeps the first 2,048', async () => {
  const shop = await emptyShop()
  const rows = Array.from({ length: 2050 }, (_, index) => ({
    ...good,
    'Option1 Name': 'Nr',
    'Option1 Value': `${index}`,
  }))
  const report = reportOf(await shop.load(csvOf(rows)))
  expect(report.problems).toEqual([
    { line: 2050, message: expect.stringContaining('more than 2048 variants') as string },
  ])
  expect((await shop.product('good')).variants).toHaveLength(2048)
})

test('a file of endless rows is refused once it has more than are held in memory', async () => {
  const shop = await emptyShop()
  let read = 0
  const outcome = await shop.load(endless('p,P,1\n', () => (read += 1)))
  expect(outcome).toMatchObject({ ok: false, refusal: { code: 'too-large' } })
  expect(read).toBeLessThan(30)
})

test('a file of more than 50 MB is read no further', async () => {
  const shop = await emptyShop()
  let read = 0
  const outcome = await shop.load(endless(`p,P,1,${'x'.repeat(2000)}\n`, () => (read += 1)))
  expect(outcome).toMatchObject({ ok: false, refusal: { code: 'too-large' } })
  expect(read).toBe(51)
})

/** A header, and then one row over and over, a megabyte at a time. */
async function* endless(row: string, onPiece: () => void): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`Handle,Title,Variant Price${row.split(',').length > 3 ? ',Body (HTML)' : ''}\n`)
  const piece = Buffer.from(row.repeat(Math.floor(1_048_576 / row.length)))
  for (;;) {
    onPiece()
    yield piece
  }
}

async function* asStream(source: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* source
}
