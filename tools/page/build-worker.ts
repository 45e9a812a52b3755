// Builds the page's service worker: one file at the root, which knows every file of the page it was built with.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import type { Plugin, Rolldown } from 'vite'

const root = resolve(import.meta.dirname, '../..')
const built = 'virtual:built-page'

/** Fonts without which the page does not look like itself; those of other scripts are kept once they were needed. */
const firstFonts = /(?:figtree|fraunces)-latin-wght-normal/
/** At the root of the page, and shown by it or by its notices. */
const rootFiles = ['mark.svg', 'icon-192.png', 'badge-96.png', 'manifest.webmanifest']

/** Writes `worker.js` beside the page. */
export function buildWorker(): Plugin {
  return {
    name: 'build-worker',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      const files = Object.values(bundle).filter(({ fileName }) => isNeeded(fileName))
      await buildFor(dir, {
        files: [
          '/index.html',
          ...[...files.map(({ fileName }) => fileName), ...rootFiles].toSorted().map((name) => `/${name}`),
        ],
        release: releaseOf(files, dir),
      })
    },
  }
}

function isNeeded(name: string): boolean {
  return /^assets[/].*[.](?:js|css)$/.test(name) || firstFonts.test(name)
}

/** The names of assets are hashes of what is in them; the page itself is read. */
function releaseOf(files: readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[], dir: string): string {
  const hash = createHash('sha256').update(readFileSync(join(dir, 'index.html')))
  for (const name of files.map(({ fileName }) => fileName).toSorted()) hash.update(`\0${name}`)
  return `release-${hash.digest('hex').slice(0, 16)}`
}

async function buildFor(outDir: string, page: { files: readonly string[]; release: string }): Promise<void> {
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    plugins: [builtPage(page)],
    // Workbox asks for it, and says in a console what it does unless it is told that this is no place for that.
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      rolldownOptions: {
        input: join(root, 'client/worker/worker.ts'),
        output: { format: 'iife', entryFileNames: 'worker.js' },
      },
    },
  })
}

function builtPage({ files, release }: { files: readonly string[]; release: string }): Plugin {
  return {
    name: 'built-page',
    resolveId: (id) => (id === built ? `\0${built}` : undefined),
    load: (id) =>
      id === `\0${built}`
        ? `export const release = ${JSON.stringify(release)}\nexport const files = ${JSON.stringify(files)}`
        : undefined,
  }
}
