import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadSecret } from '#server/identity/secret.ts'
import { ask } from '#test/support/api.ts'
import { temporaryFolder } from '#test/support/folders.ts'
import { openRoom } from '#test/support/people.ts'
import { startTestServer } from '#test/support/server.ts'

test('a secret is made once, and only its owner may read it', () => {
  const folder = temporaryFolder()
  const first = loadSecret(folder)
  expect(first.length).toBeGreaterThanOrEqual(32)
  expect(loadSecret(folder)).toEqual(first)
  expect(readdirSync(folder)).toEqual(['secret'])
  expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600)
  expect(loadSecret(temporaryFolder())).not.toEqual(first)
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
  expect(new TextDecoder().decode(loadSecret(folder, given))).toBe(given)
  expect(readdirSync(folder)).toEqual([])
  expect(() => loadSecret(folder, 'too short')).toThrow('at least 32')
})

test('a secret that was cut short is not used', () => {
  const folder = temporaryFolder()
  loadSecret(folder)
  expect(readFileSync(join(folder, 'secret'), 'utf8')).toHaveLength(43)
  expect(() => loadSecret(folder, '')).toThrow('at least 32')
})
