import react from '@vitejs/plugin-react'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'
import { buildWorker } from './tools/page/build-worker.ts'
import { namedBreakpoints } from './tools/page/named-breakpoints.ts'
import { readMessages } from './tools/page/read-messages.ts'

const server = `http://127.0.0.1:${process.env['PORT'] ?? 4000}`
const outDir = join(import.meta.dirname, 'dist/page')

export default defineConfig({
  root: join(import.meta.dirname, 'client'),
  publicDir: join(import.meta.dirname, 'client/public'),
  plugins: [readMessages(), react(), earlyBase(), buildWorker(), compressed()],
  css: { postcss: { plugins: [namedBreakpoints()] } },
  build: {
    outDir,
    emptyOutDir: true,
    // The content security policy allows nothing inline, so that no asset may become a data: address.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    rolldownOptions: { output: { codeSplitting: { includeDependenciesRecursively: false, groups: chunks() } } },
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

/**
 * What is needed together comes together: a browser fetches six files at a time from a server like ours, and each
 * further round costs a phone on a slow network 150 ms. `first` stays small, for it asks for all the others.
 */
function chunks() {
  const inFolders = (...folders: string[]) => new RegExp(`/(?:${folders.join('|')})`)
  const packages = (...names: string[]) => `node_modules/(?:${names.join('|')})/`
  const groups = {
    first: inFolders(
      'client/(?:main|app/pages|locales/languages|rooms/(?:prefetch|rooms-here|addresses|tab-memory)|ui/install)[.]ts',
      'shared/outcome[.]ts',
      'client/ui/(?:base|fonts)[.]css',
      'preload-helper',
    ),
    base: inFolders(
      packages('react', 'react-dom', 'scheduler', 'wouter', 'regexparam', 'mitt', 'use-sync-external-store'),
      packages('i18next', 'react-i18next', 'void-elements'),
      'client/(?:app/(?:app|page-|lost-)|locales/(?:words|messages))',
      'client/ui/(?!dialog|menu|field|use-late|long-list|lazy-icons|qr-code)',
      'client/sdk/(?:outside|catalogue|http|surroundings)[.]ts',
      'shared/(?:money|refusals|ids|roles|defined|look/breakpoints)[.]ts',
    ),
    sdk: inFolders(
      'client/sdk/(?!past-reader|(?:restore|compare)-past|frozen-room|timeline)',
      'shared/(?!summary/)',
      packages('yjs', 'lib0', 'y-[a-z]+', 'zod'),
    ),
    room: inFolders(
      'client/(?:stage|cart|rooms)/(?!finder|pinned|candidates|moments|outcome-words|pin-number|voting|send-link|when[.]|picture/)',
      'client/people/people-row',
      'client/app/(?:room-(?!page)|navigation|opened|place|stage-)',
    ),
  }
  return Object.entries(groups).map(([name, test], index, all) => ({ name, test, priority: all.length - index }))
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
