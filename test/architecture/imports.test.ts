// That the rule of imports sees what it forbids. The project itself is looked at by `npm run check`.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#test/support/folders.ts'
import { inspectImports } from '#tools/import-rule.ts'

const wrong = [
  ['shared/cart/line.ts', 'server/sync/room.ts', 'shared stands on nothing'],
  ['server/sync/room.ts', 'client/sdk/room.ts', 'server and client never import each other'],
  ['client/sdk/room.ts', 'server/sync/room.ts', 'client and server never import each other'],
  ['server/storage/rows.ts', 'server/sync/room.ts', 'the lowest layers stand on shared'],
  ['server/identity/tokens.ts', 'server/host/api.ts', 'the lowest layers stand on shared'],
  ['server/sync/room.ts', 'server/host/commands.ts', 'the sync engine stands on the lowest layers'],
  ['server/host/host.ts', 'server/rooms/rooms.ts', 'the host stands on the sync engine and the lowest layers'],
  ['server/rooms/members.ts', 'server/cart/quotes.ts', 'rooms stand on the host and what is below it'],
  ['server/cart/quotes.ts', 'server/catalog/products.ts', 'features, channels and http never import each other'],
  ['server/http/app.ts', 'server/cart/quotes.ts', 'features, channels and http never import each other'],
  [
    'server/cart/quotes.ts',
    'server/people-channel/people-channel.ts',
    'features, channels and http never import each other',
  ],
  ['server/document-channel/sockets.ts', 'server/http/app.ts', 'features, channels and http never import each other'],
  ['server/main.ts', 'server/storage/sqlite.ts', 'only start.ts opens an adapter'],
  ['server/sync/room.ts', 'server/start.ts', 'only the files that join the parts know them all'],
  ['server/sync/room.ts', 'test/support/people.ts', 'the product does not know its tests and tools'],
  ['client/sdk/room.ts', 'client/ui/button.tsx', 'the SDK stands on shared'],
  ['client/ui/button.tsx', 'shared/cart/line.ts', 'ui knows no shopping words'],
  ['client/cart/list.tsx', 'client/people/strip.tsx', 'features of the page never import each other'],
  ['client/cart/list.tsx', 'client/app/page.tsx', 'features of the page never import each other'],
] as const

test('every import that goes the wrong way is seen', async () => {
  const files: Record<string, string> = {}
  for (const [from, to] of wrong) {
    files[from] = `${files[from] ?? 'export const one = 1\n'}import '#${to}'\n`
    files[to] ??= 'export const one = 1\n'
  }
  const { violations } = await inspectImports(checkoutOf(files))
  expect(violations).toEqual(expect.arrayContaining(wrong.map(([from, to, rule]) => `${rule}: ${from} imports ${to}`)))
})

test('an import of nothing but a type counts as well', async () => {
  const folder = checkoutOf({
    'shared/one.ts': `import type { Two } from '#server/two.ts'\nexport type One = Two\n`,
    'server/two.ts': 'export type Two = 2\n',
  })
  expect((await inspectImports(folder)).violations).toContain(
    'shared stands on nothing: shared/one.ts imports server/two.ts',
  )
})

test('a circle is seen', async () => {
  const folder = checkoutOf({ 'shared/one.ts': `import './two.ts'\n`, 'shared/two.ts': `import './one.ts'\n` })
  expect((await inspectImports(folder)).violations.join()).toContain('no circles')
})

test('a file that only passes on what others export is seen', async () => {
  const folder = checkoutOf({
    'shared/all.ts': `export * from './one.ts'\n`,
    'shared/one.ts': 'export const one = 1\n',
  })
  expect((await inspectImports(folder)).violations).toEqual([
    'only the SDK has a file that re-exports: shared/all.ts imports shared/one.ts',
  ])
})

test('the page may name the types of an HTTP contract, and not load its schemas', async () => {
  const contract = { 'shared/rooms/contracts.ts': `import * as z from 'zod'\nexport const room = z.object({})\n` }
  const types = checkoutOf({
    ...contract,
    'client/sdk/room.ts': `import type { room } from '#shared/rooms/contracts.ts'\n`,
  })
  const schemas = checkoutOf({
    ...contract,
    'client/sdk/room.ts': `import { room } from '#shared/rooms/contracts.ts'\nexport const one = room\n`,
  })
  const sentence = 'the page loads zod/mini only: shared/rooms/contracts.ts imports zod'
  expect((await inspectImports(types)).violations).not.toContain(sentence)
  expect((await inspectImports(schemas)).violations).toContain(sentence)
})

/** A folder laid out as the project is, with nothing in it but these files. */
function checkoutOf(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder()
  const names = ['shared', 'server', 'client']
  const imports = Object.fromEntries([...names, 'test', 'tools'].map((name) => [`#${name}/*`, `./${name}/*`]))
  const all = { ...files, 'package.json': JSON.stringify({ type: 'module', imports }) }
  for (const name of [...names, 'test', 'tools']) mkdirSync(join(folder, name))
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}
