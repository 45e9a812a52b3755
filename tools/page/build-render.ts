// Builds what draws pages on the server: one module without imports but Node's own, since the server has no bundler and no React.
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { readMessages } from './read-messages.ts'
import { withoutDocs } from './without-docs.ts'

const root = resolve(import.meta.dirname, '../..')

/** Writes `render.js` into a folder. */
export async function buildRender(outDir: string): Promise<void> {
  await build({
    configFile: false,
    root: join(root, 'client'),
    publicDir: false,
    logLevel: 'warn',
    plugins: [readMessages(), withoutDocs(), outlineOfRoom()],
    resolve: { conditions: ['node'] },
    define: { 'process.env.NODE_ENV': '"production"' },
    ssr: { noExternal: true },
    build: {
      ssr: join(root, 'client/app/render.tsx'),
      outDir,
      emptyOutDir: true,
      copyPublicDir: false,
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'render.js', codeSplitting: false, banner: nobodyThere } },
    },
  })
}

/** What parts of the page look for from the start, and a server does not have: within this module, nobody and nothing. */
const nobodyThere = 'const addEventListener = () => {}, localStorage = undefined, sessionStorage = undefined;'

/** Of a room the server draws the outline alone: what is in it is not for everybody who knows its address. */
function outlineOfRoom() {
  return {
    name: 'outline-of-room',
    enforce: 'pre' as const,
    resolveId: (id: string) => (id.endsWith('/room-page.tsx') ? join(root, 'client/app/room-outline.tsx') : undefined),
  }
}
