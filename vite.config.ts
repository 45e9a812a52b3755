import react from '@vitejs/plugin-react'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'

const server = `http://127.0.0.1:${process.env['PORT'] ?? 4000}`
const outDir = join(import.meta.dirname, 'dist/page')

export default defineConfig({
  root: join(import.meta.dirname, 'client'),
  publicDir: join(import.meta.dirname, 'client/public'),
  plugins: [react(), compressed()],
  build: {
    outDir,
    emptyOutDir: true,
    // The content security policy allows nothing inline, so that no asset may become a data: address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
  },
  server: {
    port: Number(process.env['PAGE_PORT'] ?? 5173),
    proxy: {
      '/api': server,
      '/pictures': server,
      '/sync': { target: server, ws: true },
      '/socket.io': { target: server, ws: true },
    },
  },
})

const compressible = /\.(?:js|css|html|svg|json|txt|webmanifest)$/
const tooSmallToGain = 1024

/** Puts a Brotli and a gzip copy beside every text file of the build, so that the server never compresses while somebody waits. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    async closeBundle() {
      const entries = await readdir(outDir, { recursive: true, withFileTypes: true })
      const files = entries.filter((entry) => entry.isFile() && compressible.test(entry.name))
      await Promise.all(files.map((entry) => compressFile(join(entry.parentPath, entry.name))))
    },
  }
}

async function compressFile(path: string): Promise<void> {
  const content = await readFile(path)
  if (content.length < tooSmallToGain) return
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length }
  await writeFile(`${path}.br`, await promisify(brotliCompress)(content, { params }))
  await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }))
}
