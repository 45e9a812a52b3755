import { spawn } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { settingsTable } from '#server/settings.ts'
import { startTestServer } from '#test/support/server.ts'

const root = resolve(import.meta.dirname, '../..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const extending = readFileSync(join(root, 'docs/extending.md'), 'utf8')

test('the README names every setting as the server knows it', () => {
  for (const [name, { about, default: shown }] of Object.entries(settingsTable)) {
    expect(readme).toMatch(new RegExp(`^[|] \`${name}\` +[|] ${escaped(shown)} +[|] ${escaped(about)} +[|]$`, 'm'))
  }
})

test('every npm command of the README exists', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  const commands = [...readme.matchAll(/npm (?:run (\w+)|(start|test))/g)].map(([, ran, named]) => ran ?? named)
  expect(commands.length).toBeGreaterThan(5)
  for (const name of commands) expect(scripts).toHaveProperty([name ?? ''])
})

test('the example of the README runs as it stands', async () => {
  const server = await startTestServer({ DEMO_SHOP_FILE: '' })
  const code = /<!-- example -->\n+```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? ''
  const { output, status } = await run(code, server.url)
  expect(output).toContain('2 × kiln-mug:oat')
  expect(status).toBe(0)
})

test('the record kind of docs/extending.md is the one that is there, and nothing else knows of it', () => {
  const path = 'shared/annotations/link.ts'
  const quoted = extending.split(`<!-- ${path} -->`)[1]?.split(/```(?:ts)?\n/)[1]
  expect(quoted).toBe(readFileSync(join(root, path), 'utf8'))
  const touched = ['shared', 'server', 'client']
    .flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root }))
    .filter((file) => /annotations[/]link\b|[./]link-card\b|\blinkKind\b/.test(readFileSync(join(root, file), 'utf8')))
  const known = [path, 'shared/records/table.ts', 'client/annotations/link-card.tsx', 'client/annotations/cards.tsx']
  expect(touched.filter((file) => !known.includes(file))).toEqual([])
  for (const file of known.slice(1)) expect(extending).toContain(`\`${file}\``)
})

/** Runs code as a module inside the package, so that it can name it. */
function run(code: string, server: string): Promise<{ output: string; status: number | null }> {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', code], {
    cwd: root,
    env: { ...process.env, TAGALONG_URL: server },
  })
  let output = ''
  child.stdout.on('data', (part: Buffer) => (output += part.toString()))
  child.stderr.on('data', (part: Buffer) => (output += part.toString()))
  return new Promise((done) => child.on('close', (status) => done({ output, status })))
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
