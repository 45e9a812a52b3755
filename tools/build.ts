// `npm run build`: the page and the demo shop's pictures, into `dist/`.
import { rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'vite'
import type { Rolldown } from 'vite'
import { hashFile, hashInputs } from './build-inputs.ts'
import { copyPictures } from './copy-pictures.ts'
import { buildRender } from './page/build-render.ts'
import { root } from './process.ts'

// Taken before the build: what is changed while it runs is not in it.
const inputs = hashInputs(root)
// A build that is broken off must not pass for one that is done.
rmSync(resolve(root, hashFile), { force: true })
await buildPage()
await buildRender(resolve(root, 'dist/render'))
console.log(`${copyPictures(resolve(root, 'dist/pictures')).length} files of pictures of the demo shop`)
writeFileSync(resolve(root, hashFile), inputs)

async function buildPage(): Promise<void> {
  const result = await build({ configFile: resolve(root, 'vite.config.ts'), logLevel: 'warn' })
  const outputs = Array.isArray(result) ? result : [result]
  const files = outputs.flatMap((one) => ('output' in one ? one.output : []))
  // Compressing everything as well as can be takes as long as the build: for those who look.
  if (process.stdout.isTTY) printSizes(files)
}

function printSizes(files: readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[]): void {
  const rows = files
    .map((file) => ({ name: file.fileName, bytes: Buffer.from(file.type === 'chunk' ? file.code : file.source) }))
    .filter(({ name }) => /[.](js|css)$/.test(name))
    .map(({ name, bytes }) => ({ name, raw: bytes.length, brotli: brotliCompressSync(bytes).length }))
    .toSorted((one, other) => other.brotli - one.brotli)
  for (const { name, raw, brotli } of rows) console.log(`${kilobytes(brotli)}  (${kilobytes(raw)} plain)  ${name}`)
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1).padStart(7)} KB`
}
