// As much of a product as a shop system can hold.
import { expect, test } from 'vitest'
import { csvOf, emptyShop, reportOf } from '#test/support/catalog.ts'

const row = (more: Record<string, string>) => ({ 'Handle': 'lamp', 'Title': 'Lamp', 'Variant Price': '40', ...more })
const picture = (of: number | string) => `https://pictures.test/${of}.jpg`
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

test('each of 90 variants keeps its own picture', async () => {
  const shop = await emptyShop()
  const rows = upTo(90).map((number) =>
    row({
      'Option1 Name': 'Shade',
      'Option1 Value': `Shade ${number}`,
      'Image Src': picture(number),
      'Image Position': `${number}`,
      'Variant Image': picture(number),
    }),
  )
  expect(reportOf(await shop.load(csvOf(rows)))).toMatchObject({ problemCount: 0 })
  const { pictures, variants } = await shop.product('lamp')
  expect(pictures).toHaveLength(90)
  expect(variants.map(({ picture: at }) => pictures[at ?? -1]?.src)).toEqual(upTo(90).map(picture))
})

test('of more pictures than there can be, those that variants name are kept, and what is left out is counted', async () => {
  const shop = await emptyShop()
  const shown = upTo(260).map((number) => row({ 'Image Src': picture(number), 'Image Position': `${number}` }))
  const variants = [258, 'only-here'].map((of, index) =>
    row({ 'Option1 Name': 'Shade', 'Option1 Value': `${index}`, 'Variant Image': picture(of) }),
  )
  const [first = {}, ...others] = shown
  const extra = others.map(({ 'Variant Price': _price, ...rest }) => rest)
  const report = reportOf(
    await shop.load(csvOf([{ ...first, ...variants[0], 'Image Src': picture(1) }, ...extra, ...variants.slice(1)])),
  )
  expect(report.problems).toEqual([{ line: 2, message: '“lamp” has 261 pictures; 11 of them were left out.' }])
  const product = await shop.product('lamp')
  expect(product.pictures).toHaveLength(250)
  expect(product.variants.map((variant) => product.pictures[variant.picture ?? -1]?.src)).toEqual([
    picture(258),
    picture('only-here'),
  ])
  // The others stand as the shop has them.
  expect(product.pictures.slice(0, 248).map(({ src }) => src)).toEqual(upTo(248).map(picture))
})

test('every one of 140 option values can be chosen', async () => {
  const shop = await emptyShop()
  const rows = upTo(140).map((number) => row({ 'Option1 Name': 'Shade', 'Option1 Value': `Shade ${number}` }))
  expect(reportOf(await shop.load(csvOf(rows)))).toMatchObject({ problemCount: 0 })
  const { options, variants } = await shop.product('lamp')
  expect(options[0]?.values).toHaveLength(140)
  for (const variant of variants) expect(options[0]?.values).toContain(variant.options['Shade'])
})

test('an option value may have 255 characters', async () => {
  const shop = await emptyShop()
  const [fits, tooLong] = ['f'.repeat(255), 't'.repeat(256)]
  const rows = [fits, tooLong].map((value) => row({ 'Option1 Name': 'Kind', 'Option1 Value': value }))
  const report = reportOf(await shop.load(csvOf(rows)))
  expect(report.problems).toEqual([{ line: 3, message: expect.stringMatching(/^Option1 Value .* too long/) as string }])
  expect((await shop.product('lamp')).variants.map(({ options }) => options['Kind'])).toEqual([fits])
})

test('texts that are cut are named', async () => {
  const shop = await emptyShop()
  const long = (length: number) => 'ab '.repeat(length / 3)
  const report = reportOf(
    await shop.load(
      csvOf([
        row({
          'Title': long(300),
          'Body (HTML)': long(6000),
          'Vendor': long(300),
          'Tags': `short,${long(300)}`,
          'Variant SKU': 'S'.repeat(300),
        }),
      ]),
      'all-or-nothing',
    ),
  )
  expect(report.adjusted.map(({ message }) => message)).toEqual([
    'Title of “lamp” was cut at 255 characters.',
    'A tag of “lamp” was cut at 255 characters.',
    'Vendor of “lamp” was cut at 255 characters.',
    'Description of “lamp” was cut at 5000 characters.',
    'SKU of “lamp” was cut at 255 characters.',
  ])
  expect((await shop.product('lamp')).title).toMatch(/ab…$/)
})

test('a page of very large products is shorter, and the next goes on behind it', async () => {
  const shop = await emptyShop()
  const value = (number: number) => `${number} ${'v'.repeat(240)}`
  for (const handle of ['one', 'two', 'three', 'four']) {
    const rows = upTo(1500).map((number) => ({
      ...row({ 'Option1 Name': 'O', 'Option1 Value': value(number) }),
      Handle: handle,
    }))
    reportOf(await shop.load(csvOf(rows)))
  }
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await shop.catalogue.page(shop.id, { limit: 4, cursor })
    if (!page.ok) throw new Error(page.refusal.code)
    expect(page.value.products.length).toBeLessThan(4)
    seen.push(...page.value.products.map(({ id }) => id))
    cursor = page.value.next ?? undefined
  } while (cursor !== undefined)
  expect(seen).toEqual(['one', 'two', 'three', 'four'])
})
