import { readFileSync, readdirSync, renameSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadSecret } from '#server/identity/secret.ts'
import { ask } from '#test/support/api.ts'
import { temporaryFolder } from '#test/support/folders.ts'
import { openRoom } from '#test/support/people.ts'
import { startTestServer } from '#test/support/server.ts'

test('a secret is made once, and only its owner may read it', () => {
  const folder = temporaryFolder()
  const first = loadSecret({ dataDir: folder })
  expect(first.length).toBeGreaterThanOrEqual(32)
  expect(loadSecret({ dataDir: folder })).toEqual(first)
  expect(readdirSync(folder)).toEqual(['secret'])
  expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600)
  expect(loadSecret({ dataDir: temporaryFolder() })).not.toEqual(first)
})

test('tokens outlive a restart', async () => {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  await server.stop()
  const again = await startTestServer({ DATA_DIR: server.dataDir })
  expect((await ask(again, `GET /rooms/${ana.roomId}`, { token: ana.token })).status).toBe(200)
})

test('a secret of the settings is used, not stored, and must be long enough', () => {
  const folder = temporaryFolder()
  const given = 'a secret that the operator has chosen'
  expect(new TextDecoder().decode(loadSecret({ dataDir: folder, secret: given }))).toBe(given)
  expect(readdirSync(folder)).toEqual([])
  expect(() => loadSecret({ dataDir: folder, secret: 'too short' })).toThrow('at least 32')
})

test('a secret that was cut short is not used', () => {
  const folder = temporaryFolder()
  loadSecret({ dataDir: folder })
  expect(readFileSync(join(folder, 'secret'), 'utf8')).toHaveLength(43)
  expect(() => loadSecret({ dataDir: folder, secret: '' })).toThrow('at least 32')
})

test('a server with rooms does not start without its secret, and says how to go on', async () => {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  await server.stop()
  const file = join(server.dataDir, 'secret')
  renameSync(file, `${file}.elsewhere`)
  const started = startTestServer({ DATA_DIR: server.dataDir })
  await expect(started).rejects.toThrow(`${file} is missing`)
  await expect(started).rejects.toThrow('put it back from the backup')
  expect(readdirSync(server.dataDir)).not.toContain('secret')
  renameSync(`${file}.elsewhere`, file)
  const again = await startTestServer({ DATA_DIR: server.dataDir })
  expect((await ask(again, `GET /rooms/${ana.roomId}`, { token: ana.token })).status).toBe(200)
})

test('a database that nobody has used needs no secret yet', async () => {
  const server = await startTestServer()
  await server.stop()
  const file = join(server.dataDir, 'secret')
  renameSync(file, `${file}.elsewhere`)
  await startTestServer({ DATA_DIR: server.dataDir })
  expect(readdirSync(server.dataDir)).toContain('secret')
})

test('a server with a damaged secret does not start, and leaves the file as it is', async () => {
  const server = await startTestServer()
  await server.stop()
  const file = join(server.dataDir, 'secret')
  truncateSync(file, 5)
  await expect(startTestServer({ DATA_DIR: server.dataDir })).rejects.toThrow('is cut short, to 5 characters')
  expect(readFileSync(file, 'utf8')).toHaveLength(5)
})
