import react from '@vitejs/plugin-react'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'
import { buildWorker } from './tools/page/build-worker.ts'
import { pageParts } from './tools/page/page-parts.ts'
import { layers, pageChunks } from './tools/page/chunks.ts'
import { chosenTheme } from './tools/page/chosen-theme.ts'
import { namedBreakpoints } from './tools/page/named-breakpoints.ts'
import { withoutDocs } from './tools/page/without-docs.ts'
import { withoutSentences } from './tools/page/without-sentences.ts'
import { readMessages } from './tools/page/read-messages.ts'

const server = `http://127.0.0.1:${process.env['PORT'] ?? 4000}`
const outDir = join(import.meta.dirname, 'dist/page')

export default defineConfig({
  root: join(import.meta.dirname, 'client'),
  publicDir: join(import.meta.dirname, 'client/public'),
  plugins: [
    readMessages(),
    withoutDocs(),
    withoutSentences(),
    react(),
    earlyBase(),
    layeredChunks(),
    pageParts(),
    buildWorker(),
    compressed(),
  ],
  css: { postcss: { plugins: [namedBreakpoints(), chosenTheme()] } },
  // For the browser lib0 can also print into the page, with all it needs for that. Yjs prints two warnings to the console.
  resolve: { alias: { 'lib0/logging': join(import.meta.dirname, 'node_modules/lib0/logging.node.js') } },
  build: {
    outDir,
    emptyOutDir: true,
    // The content security policy allows nothing inline, so that no asset may become a data: address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    rolldownOptions: { output: { codeSplitting: { includeDependenciesRecursively: false, groups: [pageChunks()] } } },
  },
  server: {
    port: Number(process.env['PAGE_PORT'] ?? 5173),
    proxy: {
      '/api': server,
      '/pictures': server,
      // The pages that the server writes itself, the files of the build that they name, and what is read by programs.
      '/i/': server,
      '/a/': server,
      '/assets/': server,
      '/docs': server,
      '/openapi.json': server,
      '^/(?:p|r|shop)/.*/card[.]jpg': server,
      '/sync': { target: server, ws: true },
      '/socket.io': { target: server, ws: true },
    },
  },
})

/**
 * A chunk that imports one above it closes a circle: of two that import each other one runs before what it stands on is there, and
 * every page stays blank.
 */
function layeredChunks(): Plugin {
  return {
    name: 'layered-chunks',
    apply: 'build',
    generateBundle(_options, bundle) {
      const layerOf = (file: string) => {
        const chunk = bundle[file]
        return chunk?.type === 'chunk' ? layers.indexOf(chunk.name as (typeof layers)[number]) : -1
      }
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || layerOf(chunk.fileName) === -1) continue
        const higher = chunk.imports.find((file) => layerOf(file) > layerOf(chunk.fileName))
        if (higher !== undefined)
          this.error(`${chunk.fileName} imports ${higher}: what both use belongs to the lower of the two groups`)
      }
    },
  }
}

/** Names the largest chunk in the page itself, so that it is under way before the first script has even arrived. */
function earlyBase(): Plugin {
  return {
    name: 'early-base',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) =>
        Object.keys(bundle)
          .filter((file) => /assets\/base-[^/]+[.]js$/.test(file))
          .map((file) => ({ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` } })),
    },
  }
}

const compressible = /\.(?:js|css|html|svg|json|txt|webmanifest)$/
const tooSmallToGain = 1024

/** Puts a Brotli and a gzip copy beside every text file of the build, so that the server never compresses while somebody waits. */
function compressed(): Plugin {
  let dir = outDir
  return {
    name: 'compressed',
    apply: 'build',
    configResolved: (config) => void (dir = config.build.outDir),
    async writeBundle() {
      const entries = await readdir(dir, { recursive: true, withFileTypes: true })
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
