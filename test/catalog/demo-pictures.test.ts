import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { firstFlat } from '#server/catalog/demo/demo-shop.ts'
import { manifest, pictureFolder } from '#server/catalog/demo/pictures.ts'
import type { Product } from '#shared/catalog/product.ts'
import { outfitters } from '#test/support/settings.ts'

const maxBytes = { large: 120_000, medium: 45_000, small: 12_000 } as const
const maxTotalBytes = 12_000_000

const { products } = firstFlat()
const pictures = products.flatMap((product) => product.pictures)
const fileOf = (src: string) => join(pictureFolder, src.slice('/pictures/demo/'.length))

test('every picture that the catalogue names is there in three sizes, square, as wide as it says, and small', () => {
  expect(pictures.length).toBeGreaterThanOrEqual(24)
  for (const { src, sizes = [] } of pictures) {
    expect([src, sizes.length]).toEqual([src, 3])
    expect(sizes.map((size) => size.src)).toContain(src)
    for (const size of sizes) {
      const file = fileOf(size.src)
      const [, name] = /-(large|medium|small)[.]webp$/.exec(file) ?? []
      expect([size.src, sizeOf(readFileSync(file))]).toEqual([size.src, [size.width, size.width]])
      expect(statSync(file).size).toBeLessThan(maxBytes[name as keyof typeof maxBytes])
    }
  }
})

test('all pictures together stay under 12 MB, and none is there for nothing', () => {
  const files = readdirSync(pictureFolder).filter((name) => name.endsWith('.webp'))
  const bytes = files.reduce((sum, name) => sum + statSync(join(pictureFolder, name)).size, 0)
  expect(bytes).toBeLessThan(maxTotalBytes)
  const known = Object.keys(manifest.pictures).flatMap((name) =>
    ['large', 'medium', 'small'].map((size) => `${name}-${size}.webp`),
  )
  expect(files.toSorted()).toEqual(known.toSorted())
})

test('all pictures stand on the same paper', () => {
  expect(new Set(pictures.map(({ tint }) => tint))).toEqual(new Set([manifest.paper]))
})

test('every product has a picture of each look, one from nearer and one from another side', () => {
  for (const { id, pictures: own, options, variants } of products) {
    const shown = new Set(variants.map(({ picture }) => picture))
    expect([id, shown.size >= (options[0]?.values.length ?? 1)]).toEqual([id, true])
    expect([id, own.length - shown.size]).toEqual([id, 2])
  }
})

test('named parts lie within their picture', () => {
  const places = Object.values(manifest.pictures).flatMap((picture) => Object.values(picture.places))
  expect(places.length).toBeGreaterThan(100)
  for (const at of places.flat()) expect(at > 0 && at < 1).toBe(true)
})

test('the pictures of the shop that tests use are there', () => {
  const { products: some } = JSON.parse(readFileSync(outfitters.DEMO_SHOP_FILE, 'utf8')) as Stock
  const missing = some.flatMap((product) => product.pictures.filter(({ src }) => !existsSync(fileOf(src))))
  expect(missing).toEqual([])
})

interface Stock {
  readonly products: readonly Pick<Product, 'pictures'>[]
}

/** Width and height of a lossy WebP, by the header of its first frame. */
function sizeOf(webp: Buffer): [number, number] {
  expect(webp.toString('latin1', 0, 4) + webp.toString('latin1', 8, 16)).toBe('RIFFWEBPVP8 ')
  return [webp.readUInt16LE(26) & 0x3fff, webp.readUInt16LE(28) & 0x3fff]
}
