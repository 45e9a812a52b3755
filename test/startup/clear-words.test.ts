import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '#test/support/folders.ts'
import type { AddressInfo } from 'node:net'

const main = resolve(import.meta.dirname, '../../server/main.ts')

test('a port that is taken is said in one sentence', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  onTestFinished(() => void other.close())
  const { port } = other.address() as AddressInfo
  const ended = await start({ PORT: `${port}` })
  expect(ended.code).toBe(1)
  expect(ended.said).toMatch(oneSentence)
  expect(ended.said).toContain(`${port}`)
})

test('a data folder that cannot be written is said in one sentence', async () => {
  // Below a regular file there is no folder for anybody, not even for root.
  const file = join(temporaryFolder(), 'file')
  writeFileSync(file, '')
  const ended = await start({ DATA_DIR: join(file, 'data') })
  expect(ended.code).toBe(1)
  expect(ended.said).toMatch(oneSentence)
  expect(ended.said).toContain(join(file, 'data'))
})

test('a data folder that is a file is said in one sentence', async () => {
  const file = join(temporaryFolder(), 'file')
  writeFileSync(file, '')
  const ended = await start({ DATA_DIR: file })
  expect(ended).toMatchObject({ code: 1, said: expect.stringMatching(oneSentence) as string })
})

test('a database that is none is said in one sentence, and left as it is', async () => {
  const dataDir = temporaryFolder()
  const content = 'this is no database, whatever it is called\n'.repeat(100)
  writeFileSync(join(dataDir, 'tagalong.sqlite'), content)
  const ended = await start({ DATA_DIR: dataDir })
  expect(ended).toMatchObject({ code: 1, said: expect.stringMatching(oneSentence) as string })
  expect(readFileSync(join(dataDir, 'tagalong.sqlite'), 'utf8')).toBe(content)
})

test.each([
  ['PORT', 'many'],
  ['PORT', '70000'],
  ['PUBLIC_URL', 'somewhere'],
  ['SEAT_UPDATES_PER_SECOND', '-1'],
  ['LOG_LEVEL', 'loud'],
])('the setting %s=%s is named in one sentence', async (name, value) => {
  const ended = await start({ [name]: value })
  expect(ended.code).toBe(1)
  expect(ended.said).toMatch(oneSentence)
  expect(ended.said).toContain(name)
})

test('a secret that is too short is named, and not shown', async () => {
  const ended = await start({ SECRET: 'hush-hush' })
  expect(ended.code).toBe(1)
  expect(ended.said).toContain('SECRET')
  expect(ended.said).not.toContain('hush-hush')
})

/** One line that ends as sentences do: no stack, no second thought. */
const oneSentence = /^[A-Z][^\n]+[.]\n$/

async function start(env: Readonly<Record<string, string>>): Promise<{ code: number | null; said: string }> {
  const dataDir = temporaryFolder()
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [said] = await Promise.all([text(child.stderr), once(child, 'exit')])
  return { code: child.exitCode, said }
}
