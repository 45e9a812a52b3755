// Photos go with their message: some hours later, so that it can be brought back; and at once with their member or their room.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { OwnData } from '#shared/own-data/contracts.ts'
import { ask } from '#test/support/api.ts'
import { databaseOf } from '#test/support/database.ts'
import { fetchFile, fixture, send } from '#test/support/files.ts'
import { openRoom } from '#test/support/people.ts'
import { startTestServer } from '#test/support/server.ts'
import type { TestServer } from '#test/support/server.ts'
import { granted, twoShoppers, until } from '#test/support/shoppers.ts'
import type { Shopper } from '#test/support/shoppers.ts'

const hourMs = 3_600_000

test('a photo that was taken back is seen by its sender alone, comes again with its message, and goes after some hours', async () => {
  const { server, ana, ben } = await twoShoppers()
  const { said, id } = await photoIn(ana)
  await seenBy(ben, id)
  const message = ana.room.talk.threads.get().get(said.thread)?.messages[0]
  if (!message) throw new Error('nothing was said')
  granted(ana.room.talk.remove(said.thread, said.message))
  await expect.poll(async () => (await ben.room.files.read(id)).ok).toBe(false)
  granted(await ana.room.files.read(id))
  granted(ana.room.talk.restore(said.thread, message))
  await expect.poll(async () => (await ben.room.files.read(id)).ok).toBe(true)

  granted(ana.room.talk.remove(said.thread, said.message))
  await expect.poll(() => unusedIn(server)).toEqual([id])
  await server.files.removeDue()
  granted(await ana.room.files.read(id))
  const db = databaseOf(server)
  await db
    .updateTable('files')
    .set({ unused_since: Date.now() - 24 * hourMs })
    .execute()
  await server.files.removeDue()
  expect((await ana.room.files.read(id)).ok).toBe(false)
  expect(existsSync(join(server.dataDir, 'files', ana.room.info.id, id))).toBe(false)
  expect(await db.selectFrom('files').select('id').execute()).toEqual([])
  expect(await db.selectFrom('removed_files').select('prefix').execute()).toEqual([])
})

test('a photo that is still shown is not removed, whatever was noted of its use', async () => {
  const { server, ana, ben } = await twoShoppers({ TAKEN_BACK_HOURS: '0' })
  const { id } = await photoIn(ana)
  await seenBy(ben, id)
  // As a crash right after the commit would leave it.
  await databaseOf(server).updateTable('files').set({ unused_since: 1 }).execute()
  await server.files.removeDue()
  granted(await ana.room.files.read(id))
})

test('when a room is opened, what is known of its photos is mended', async () => {
  const { server, ana } = await twoShoppers()
  const { id } = await photoIn(ana)
  await ana.room.saved()
  await server.stop()
  const between = await startTestServer({ DATA_DIR: server.dataDir })
  await databaseOf(between).updateTable('files').set({ unused_since: 1 }).execute()
  await between.stop()
  const again = await startTestServer({ DATA_DIR: server.dataDir })
  granted(await again.directory.room(ana.room.info.id))
  expect(await unusedIn(again)).toEqual([])
  expect(id).not.toBe('')
})

test('an export names one’s photos, and with an erasure they go at once', async () => {
  const { server, ana, ben } = await twoShoppers()
  const [{ id }, kept] = [await photoIn(ben), await photoIn(ana)]
  await seenBy(ana, id)
  const exported: OwnData = granted(await ben.room.ownData.export())
  expect(exported.files).toMatchObject([{ id, kind: 'photo', path: `/api/v1/rooms/${ben.room.info.id}/files/${id}` }])
  granted(await ben.room.ownData.erase())
  await server.files.removeDue()
  expect((await ana.room.files.read(id)).ok).toBe(false)
  expect(readdirSync(join(server.dataDir, 'files', ana.room.info.id))).toEqual([kept.id])
})

test('photos of a member who is removed with all they left go at once', async () => {
  const { server, ana, ben } = await twoShoppers()
  const [{ id }, kept] = [await photoIn(ben), await photoIn(ana)]
  await seenBy(ana, id)
  granted(await ana.room.members.remove(ben.id, { withRecords: true }))
  await expect.poll(() => unusedIn(server)).toEqual([id])
  await server.files.removeDue()
  expect(readdirSync(join(server.dataDir, 'files', ana.room.info.id))).toEqual([kept.id])
})

test('a room’s photos go with it', async () => {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const { id } = await send(server, ana, { bytes: fixture('photo.jpg') })
  expect((await fetchFile(server, ana, id)).status).toBe(200)
  expect((await ask(server, `DELETE /rooms/${ana.roomId}/own-data`, { token: ana.token })).status).toBe(204)
  await server.files.removeDue()
  expect(readdirSync(join(server.dataDir, 'files'))).toEqual([])
  expect(await databaseOf(server).selectFrom('files').select('id').execute()).toEqual([])
})

async function photoIn({ room }: Shopper) {
  const id = await room.files.send('photo', new Blob([Uint8Array.from(fixture('photo.jpg'))], { type: 'image/jpeg' }))
  const said = granted(room.talk.say('room', 'like this?', { files: [{ is: 'photo', id, width: 64, height: 48 }] }))
  await until(room.files.sending, (sending) => sending.size === 0)
  await room.saved()
  return { id, said }
}

function seenBy({ room }: Shopper, id: string): Promise<void> {
  return expect.poll(async () => (await room.files.read(id)).ok).toBe(true)
}

async function unusedIn(server: TestServer): Promise<readonly string[]> {
  const rows = await databaseOf(server).selectFrom('files').select('id').where('unused_since', 'is not', null).execute()
  return rows.map(({ id }) => id)
}
