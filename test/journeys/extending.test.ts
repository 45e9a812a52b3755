// The additions of docs/extending.md, made to a copy of the project as the page says, built, and used in Chromium.
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { SavedSession } from '#client/sdk/index.ts'
import { ask } from '#test/support/api.ts'
import { temporaryFolder } from '#test/support/folders.ts'
import { meet, visitors } from '#test/support/page-people.ts'
import { endsWithParent, launch } from '#test/support/server-process.ts'
import { outfitters, withoutLimits } from '#test/support/settings.ts'

const root = resolve(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/extending.md'), 'utf8')
const copied = [
  'server',
  'shared',
  'client',
  'tools',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
]
/** The import that a new line of a table needs, by the table. */
const imports: Readonly<Record<string, string>> = {
  'server/features.ts': "import { applauseFeature } from './applause/feature.ts'",
  'client/sdk/parts.ts': "import { openApplause } from './applause.ts'",
}

test('a feature, a part of the room and a panel are added as the page says', async () => {
  const copy = extendedCopy()
  const types = { include: newFiles.map(({ path }) => path), extends: './client/tsconfig.json' }
  const options = { types: ['node', 'vite/client'] }
  writeFileSync(join(copy, 'tsconfig.new.json'), JSON.stringify({ ...types, compilerOptions: options }))
  const checked = await run(copy, 'node_modules/typescript/bin/tsc', '-p', 'tsconfig.new.json')
  expect(checked.output).toBe('')
  const built = await run(copy, 'tools/build.ts')
  expect(built.code, built.output).toBe(0)

  const env = { ...outfitters, ...withoutLimits, DATA_DIR: temporaryFolder(), LOG_LEVEL: 'info' }
  const server = await launch({ script: join(copy, 'server/main.ts'), cwd: copy, env })
  onTestFinished(async () => void (await server.kill()))
  const [ana] = await visitors(1)
  if (!ana) throw new Error('nobody came')
  await meet(server.url, [[ana, 'Ana']])
  await ana.page.getByRole('button', { name: 'More', exact: true }).click()
  await ana.page.getByRole('menuitem', { name: 'Applause' }).click()
  const panel = ana.page.getByRole('dialog', { name: 'Applause' })
  for (let claps = 0; claps < 3; claps += 1) await panel.getByRole('button', { name: 'Clap' }).click()
  await panel.getByText(/^Loudness [123]$/).waitFor()

  const [, room = ''] = /[/]r[/]([^/?]+)/.exec(ana.page.url()) ?? []
  const route = `GET /rooms/${room}/applause`
  expect((await ask(server, route)).status).toBe(401)
  const token = await tokenOf(server, await ana.page.evaluate<string>('localStorage.getItem("tagalong.rooms")'))
  // The job lets it fade.
  await expect.poll(async () => (await ask(server, route, { token })).body).toEqual({ loudness: 0 })
  expect(ana.errors).toEqual([])
})

/** The files that the page adds, and the lines that it puts into others. */
const newFiles = blocks(/<!-- file: (\S+) -->\n+```tsx?\n([\s\S]*?)```/g).map(([path = '', text = '']) => ({
  path,
  text,
}))
const newLines = blocks(/<!-- line: (\S+) after: (.*) -->\n+```\w+\n([\s\S]*?)```/g)

function blocks(pattern: RegExp): string[][] {
  return [...page.matchAll(pattern)].map((match) => match.slice(1))
}

function extendedCopy(): string {
  const copy = temporaryFolder()
  for (const name of copied) cpSync(join(root, name), join(copy, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  for (const { path, text } of newFiles) {
    const file = join(copy, path)
    expect(existsSync(file)).toBe(false)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  for (const [path = '', anchor = '', line = ''] of newLines) {
    const paths = path.includes('/locales/en/')
      ? ['en', 'de', 'ar'].map((one) => path.replace('/en/', `/${one}/`))
      : [path]
    for (const one of paths) addLine(join(copy, one), anchor, line)
    if (imports[path] !== undefined) addLine(join(copy, path), '', `${imports[path]}\n`)
  }
  expect([newFiles.length, newLines.length]).toEqual([3, 6])
  return copy
}

/** Puts a line below one that is there; on top where none is named. */
function addLine(file: string, anchor: string, line: string): void {
  const text = readFileSync(file, 'utf8')
  if (anchor === '') return writeFileSync(file, line + text)
  const at = text.indexOf(`${anchor}\n`)
  expect(at, `${file}: ${anchor}`).toBeGreaterThanOrEqual(0)
  const after = at + anchor.length + 1
  return writeFileSync(file, text.slice(0, after) + line + text.slice(after))
}

/** Runs a script of a copy to its end. */
function run(folder: string, script: string, ...args: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [...endsWithParent, join(folder, script), ...args], { cwd: folder })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (output += part.toString()))
  return new Promise((done) => child.on('close', (code) => done({ code, output })))
}

/** A token of the member whose session a page has saved. */
async function tokenOf(server: { readonly url: string }, saved: string): Promise<string> {
  const [{ session }] = JSON.parse(saved) as [{ session: SavedSession }]
  const renewed = await ask<{ token: string }>(server, 'POST /tokens/renew', { token: session.session })
  return renewed.body.token
}
