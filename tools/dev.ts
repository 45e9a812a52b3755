// `npm run dev`: the server, started again when its files change, and the page as Vite serves it. Ctrl-C stops both.
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { createServer } from 'vite'
import { root } from './process.ts'

const page = await createServer({ configFile: resolve(root, 'vite.config.ts') })
await page.listen()
page.printUrls()

const pageUrl = page.resolvedUrls?.local[0]?.replace(/[/]$/, '') ?? ''
const server = spawn(process.execPath, ['--watch-preserve-output', '--watch', 'server/main.ts'], {
  cwd: root,
  stdio: 'inherit',
  // Invitations lead to the page, and its origin is the one that may talk to the server.
  env: { PUBLIC_URL: pageUrl, ...process.env },
})

server.on('exit', stop)
process.on('SIGINT', stop)
process.on('SIGTERM', stop)

let stopping = false
function stop(): void {
  if (stopping) return
  stopping = true
  server.kill('SIGTERM')
  void page.close().finally(() => process.exit())
}
