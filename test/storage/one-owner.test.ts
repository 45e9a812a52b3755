// One process owns a data folder: rooms live in its memory, and a second one would discard what the first has saved.
import { hostname } from 'node:os'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { FolderInUse, lockFolder } from '#server/storage/folder-lock.ts'
import { catalog } from '#test/support/command.ts'
import { databaseOf } from '#test/support/database.ts'
import { failedStart, oneSentence } from '#test/support/failed-start.ts'
import { temporaryFolder } from '#test/support/folders.ts'
import { openRoom } from '#test/support/people.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { startTestServer } from '#test/support/server.ts'

test('a second server on a folder says in one sentence who works on it, and the first goes on', async () => {
  const began = new Date().toISOString().slice(0, 10)
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const connection = await RawConnection.open(server.url, ana)
  const ended = await failedStart({ DATA_DIR: server.dataDir })
  expect(ended).toMatchObject({ code: 1, said: expect.stringMatching(oneSentence) as string })
  expect(ended.said).toContain(`${server.dataDir} is in use by process ${process.pid} on ${hostname()}, since ${began}`)
  expect(ended.said).not.toContain('DATA_DIR')
  const key = `boot:x/${ana.memberId}`
  expect(await connection.write((doc) => doc.getMap('notes').set(key, 'size M'))).toEqual({ saved: true })
})

test('a folder has one owner at a time, within a process too, and is free once it is released', () => {
  const folder = temporaryFolder()
  const lock = lockFolder(folder)
  expect(() => lockFolder(folder)).toThrow(FolderInUse)
  lock.release()
  lockFolder(folder).release()
})

test('the command of the catalogue works beside a server, but brings no tables up to date below it', async () => {
  const server = await startTestServer()
  expect(await catalog(server.dataDir, 'key', 'demo')).toMatchObject({ code: 0 })
  const db = databaseOf(server)
  // As it is for a command of a newer version.
  await sql`delete from kysely_migration where name = (select max(name) from kysely_migration)`.execute(db)
  const ended = await catalog(server.dataDir, 'key', 'demo')
  expect(ended).toMatchObject({ code: 1, out: '', err: expect.stringMatching(oneSentence) as string })
  expect(ended.err).toContain(`is in use by process ${process.pid}`)
})

test('a start that fails gives the folder back', async () => {
  const server = await startTestServer()
  const { port } = new URL(server.url)
  const dataDir = temporaryFolder()
  await expect(startTestServer({ DATA_DIR: dataDir, PORT: port })).rejects.toThrow(port)
  await startTestServer({ DATA_DIR: dataDir })
})
