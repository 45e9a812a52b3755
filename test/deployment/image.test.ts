import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '#test/support/folders.ts'
import { launch, startOptions } from '#test/support/server-process.ts'
import { testNeeds } from '#tools/test-needs.ts'

const root = resolve(import.meta.dirname, '../..')
const dockerfile = readFileSync(resolve(root, 'Dockerfile'), 'utf8')
const compose = testNeeds.compose.find()

test('the image runs the Node that everybody else runs', () => {
  const { dependencies } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as PackageFile
  const bases = [...dockerfile.matchAll(/^FROM node:(\S+?)-slim/gm)].map(([, version]) => version)
  expect(new Set(bases)).toEqual(new Set([dependencies['node']]))
})

test('the image does not run as root, and says when it is well', () => {
  expect(dockerfile).toMatch(/^USER node$/m)
  expect(dockerfile).toMatch(/^HEALTHCHECK .*\n.*[/]healthz/m)
})

test('the image starts the server as `npm start` does', () => {
  const command = /^CMD (\[.*\])$/m.exec(dockerfile)?.[1] ?? '[]'
  expect(JSON.parse(command)).toEqual(['node', ...startOptions, 'server/main.ts'])
})

test('what the image holds is enough to serve the shop', async () => {
  const folder = temporaryFolder()
  const held = [...dockerfile.matchAll(/^COPY --from=build [/]app[/](\S+) /gm)].map(([, path = '']) => path)
  expect(held).toContain('server')
  for (const path of held) cpSync(resolve(root, path), join(folder, path), { recursive: true })
  symlinkSync(resolve(root, 'node_modules'), join(folder, 'node_modules'))
  const env = { DATA_DIR: join(folder, 'data'), NODE_ENV: 'production' }
  const server = await launch({ script: join(folder, 'server/main.ts'), cwd: folder, env })
  onTestFinished(async () => void (await server.kill()))
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  const page = await fetch(server.url)
  expect(await page.text()).toContain('<script type="module"')
})

test.skipIf(!compose)('Docker understands docker-compose.yml', () => {
  const [program = '', ...args] = compose ?? []
  const { status, stderr } = spawnSync(program, [...args, 'config', '-q'], { cwd: root, encoding: 'utf8' })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
})

interface PackageFile {
  readonly dependencies: Readonly<Record<string, string>>
}
