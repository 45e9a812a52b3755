// Backups: made while the server runs, restored by the recipe of docs/operating.md, and readable by their owner alone.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { roomOf } from '#test/support/people.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { db } from '#test/support/command.ts'
import { flipBit } from '#test/support/flip.ts'
import { temporaryFolder } from '#test/support/folders.ts'
import { startTestServer } from '#test/support/server.ts'

const guide = readFileSync(resolve(import.meta.dirname, '../../docs/operating.md'), 'utf8')
/** The recipe as it stands in the guide. */
const recipe = /<!-- restore -->\s+```sh\n([\s\S]+?)```/.exec(guide)?.[1] ?? ''

/** A server with a room of two, in which Ana has written. */
async function busyRoom() {
  const server = await startTestServer({ DATA_DIR: join(temporaryFolder(), 'data') })
  const [ana, ben] = await roomOf(server.url, ['Ana', 'Ben'])
  if (!ana || !ben) throw new Error('nobody came')
  const connection = await RawConnection.open(server.url, ana)
  const note = `boot:x/${ana.memberId}`
  const write = (text: string) => connection.write((doc) => doc.getMap('notes').set(note, text))
  expect(await write('before')).toEqual({ saved: true })
  return { server, ana, ben, connection, note, write }
}

test('a backup of a running server, restored as the guide says, is every room as it was', async () => {
  const { server, ana, ben, note, write } = await busyRoom()
  const backup = join(temporaryFolder(), 'backups', 'monday.sqlite')
  const writing = Array.from({ length: 20 }, (_, index) => write(`meanwhile ${index}`))
  expect(await db(server.dataDir, 'backup', backup)).toMatchObject({ code: 0, err: '' })
  for (const written of await Promise.all(writing)) expect(written).toEqual({ saved: true })
  await write('after')
  await server.stop()

  const dataDir = join(temporaryFolder(), 'restored')
  execFileSync('sh', ['-ec', recipe], { env: { PATH: process.env['PATH'], BACKUP: backup, DATA_DIR: dataDir } })
  expect(await db(dataDir, 'check')).toMatchObject({ code: 0 })
  const restored = await startTestServer({ DATA_DIR: dataDir })
  // The tokens are good, for the secret came along.
  for (const person of [ana, ben]) {
    const connection = await RawConnection.open(restored.url, person)
    expect(connection.record('notes', note)).toMatch(/^before$|^meanwhile/)
    await connection.close()
  }
})

test('data, keys and backups are for their owner alone, whatever the umask', async () => {
  const { server, connection } = await busyRoom()
  const backup = join(temporaryFolder(), 'backups', 'monday.sqlite')
  expect(await db(server.dataDir, 'backup', backup)).toMatchObject({ code: 0 })
  const names = ['', '-wal', '-shm'].map((more) => join(server.dataDir, `tagalong.sqlite${more}`))
  for (const name of ['secret', 'lock.sqlite', 'lock.json']) names.push(join(server.dataDir, name))
  for (const file of [...names, backup, `${backup}.secret`]) expect(modeOf(file)).toBe(0o600)
  for (const folder of [server.dataDir, join(backup, '..')]) expect(modeOf(folder)).toBe(0o700)
  await connection.close()
})

test('a backup replaces nothing', async () => {
  const { server } = await busyRoom()
  const file = join(temporaryFolder(), 'monday.sqlite')
  writeFileSync(file, 'last week')
  expect(await db(server.dataDir, 'backup', file)).toMatchObject({
    code: 1,
    err: expect.stringContaining(file) as string,
  })
  expect(readFileSync(file, 'utf8')).toBe('last week')
  expect(existsSync(`${file}.secret`)).toBe(false)
})

test('a folder without a database is said, and gets none', async () => {
  const folder = temporaryFolder()
  const answer = await db(folder, 'check')
  expect(answer).toMatchObject({ code: 1, err: expect.stringContaining(folder) as string })
  expect(existsSync(join(folder, 'tagalong.sqlite'))).toBe(false)
})

test('a damaged room is named by a check, not repaired while a server runs, and whole after its repair', async () => {
  const { server, ana, connection, note, write } = await busyRoom()
  await write('the last word')
  expect(await db(server.dataDir, 'repair', ana.roomId)).toMatchObject({
    code: 1,
    err: expect.stringContaining('in use') as string,
  })
  await connection.close()
  await server.stop()
  flipBit(server, { table: 'snapshots', column: 'state' })
  expect(await db(server.dataDir, 'check')).toMatchObject({
    code: 1,
    err: expect.stringContaining(ana.roomId) as string,
  })
  expect(await db(server.dataDir, 'repair', ana.roomId)).toMatchObject({ code: 0 })
  expect(await db(server.dataDir, 'check')).toMatchObject({ code: 0 })
  const again = await startTestServer({ DATA_DIR: server.dataDir })
  const back = await RawConnection.open(again.url, ana)
  expect(back.record('notes', note)).toBeDefined()
})

function modeOf(path: string): number {
  return statSync(path).mode & 0o777
}
