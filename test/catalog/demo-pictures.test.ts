import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { demoCatalogue } from '#server/catalog/demo/demo-shop.ts'
import { temporaryFolder } from '#test/support/folders.ts'
import { buildPictures } from '#tools/pictures/build-pictures.ts'

const sources = demoCatalogue().flatMap(({ pictures }) => pictures.map(({ src }) => src))
const built = resolve(import.meta.dirname, '../../dist/pictures')

test('the build draws every picture that a product shows, and no other', () => {
  const files = buildPictures(temporaryFolder())
  expect(files.map((file) => `/pictures/${file}`).toSorted()).toEqual(sources.toSorted())
})

test.skipIf(!existsSync(built))('every picture is there after the build', () => {
  const missing = sources.filter((src) => !existsSync(join(built, src.slice('/pictures/'.length))))
  expect(missing).toEqual([])
})

test('pictures are small, whole, and need nothing from elsewhere', () => {
  const folder = temporaryFolder()
  for (const file of buildPictures(folder)) {
    const path = join(folder, file)
    expect(statSync(path).size).toBeLessThan(60 * 1024)
    const svg = readFileSync(path, 'utf8')
    expect(svg.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|href|<script|undefined|NaN/)
    const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const missing = [...svg.matchAll(/url\(#([^)]+)\)/g)].filter(([, id]) => !ids.includes(id))
    expect(missing).toEqual([])
    expect([...svg.matchAll(/<[a-z]/gi)].length).toBe([...svg.matchAll(/<\/|\/>/g)].length)
  }
})

test('the colours of a product look different', () => {
  const folder = temporaryFolder()
  buildPictures(folder)
  for (const { id, variants, pictures } of demoCatalogue()) {
    const shown = [...new Set(variants.map(({ picture = 0 }) => picture))].map((index) => pictures[index]?.src ?? '')
    const drawings = shown.map((src) => readFileSync(join(folder, src.slice('/pictures/'.length)), 'utf8'))
    expect([id, new Set(drawings).size]).toEqual([id, shown.length])
  }
})
