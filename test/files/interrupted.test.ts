// An upload that something came between when all of it had arrived.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readFile } from '#server/files/file-rows.ts'
import { openFolderFiles } from '#server/storage/files/folder-files.ts'
import { removeFileRows } from '#server/storage/files/removed-files.ts'
import { newId } from '#shared/ids.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { databaseOf } from '#test/support/database.ts'
import { begin, fetchFile, fixture, hostOf, sendPart, uploadsOf } from '#test/support/files.ts'
import { temporaryFolder } from '#test/support/folders.ts'
import { openRoom } from '#test/support/people.ts'
import { startTestServer } from '#test/support/server.ts'
import { granted } from '#test/support/shoppers.ts'

const photo = fixture('photo.jpg')

/** A photo of which the first part has been sent. */
async function halfSent() {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const id = newId(16)
  await begin(server, ana, { id, bytes: photo.length })
  await sendPart(server, ana, { id, part: photo.subarray(0, 300) })
  const folder = join(server.dataDir, 'files', ana.roomId, id)
  return { server, ana, id, folder }
}

test('a photo that had all arrived when its server ended, or its disk was full, is completed by the next request', async () => {
  const { server, ana, id, folder } = await halfSent()
  // As it is left: the last part is stored, and nothing was done with it.
  writeFileSync(join(folder, 'parts', `300-${photo.length}`), photo.subarray(300))
  const all = { received: photo.length, parts: `300,${photo.length}` }
  await databaseOf(server).updateTable('files').set(all).execute()
  const asked = await begin(server, ana, { id, bytes: photo.length })
  expect(asked.body).toMatchObject({ received: photo.length, complete: false })
  const sent = await sendPart(server, ana, { id, from: photo.length, part: new Uint8Array() })
  expect(sent.body.complete).toBe(true)
  expect((await fetchFile(server, ana, id)).bytes).toEqual(photo)
})

test('a photo whose first part is no longer in the store is sent from its beginning', async () => {
  const { server, ana, id, folder } = await halfSent()
  rmSync(folder, { recursive: true })
  const rest = await sendPart(server, ana, { id, from: 300, part: photo.subarray(300) })
  expect(rest.body).toMatchObject({ received: 0, complete: false })
  expect((await sendPart(server, ana, { id, part: photo })).body.complete).toBe(true)
  expect((await fetchFile(server, ana, id)).bytes).toEqual(photo)
})

test.each(['parts/', 'whole'])(
  'a photo that is removed while its %s is stored leaves nothing in the store',
  async (what) => {
    const server = await startTestServer()
    const ana = await openRoom(server.url, 'Ana')
    const [caller, db, folder] = [await hostOf(server, ana), databaseOf(server), temporaryFolder()]
    const store = openFolderFiles(folder)
    const id = newId(16)
    const put: typeof store.put = async (key, bytes) => {
      if (key.includes(`/${what}`)) {
        await removeFileRows(db, caller.room, [id])
        // The job that removes objects may have come by already.
        await store.removeAll(`${ana.roomId}/${id}/`)
      }
      await store.put(key, bytes)
    }
    const uploads = uploadsOf(server, { ...store, put })
    granted(await uploads.begin(caller, { id, kind: 'photo', bytes: photo.length }))
    const added = await uploads.add(caller, { id, from: 0, part: photo })
    expect(added).toMatchObject({ ok: false, refusal: { code: 'no-such-file' } })
    expect(existsSync(join(folder, ana.roomId, id))).toBe(false)
  },
)

test('a photo whose bytes were damaged in the store is refused as such, and reported by its name', async () => {
  const { server, ana, id, folder } = await halfSent()
  await sendPart(server, ana, { id, from: 300, part: photo.subarray(300) })
  const file = join(folder, 'whole')
  const bytes = readFileSync(file)
  bytes.writeUInt8(bytes.readUInt8(100) ^ 1, 100)
  writeFileSync(file, bytes)
  expectRefused(await ask(server, `GET /rooms/${ana.roomId}/files/${id}`, { token: ana.token }), 'file-damaged')

  const reported: string[] = []
  const reportError = (_: unknown, message: string) => void reported.push(message)
  const uploads = uploadsOf(server, openFolderFiles(join(server.dataDir, 'files')), {}, { reportError })
  const { room } = await hostOf(server, ana)
  const stored = await readFile(databaseOf(server), room.num, id)
  if (!stored) throw new Error('The photo is not known')
  await uploads.read(room, stored)
  expect(reported).toEqual([`File ${id} of room ${ana.roomId} is damaged`])
  // One that was stored before there were checksums.
  expect(await uploads.read(room, { ...stored, checksum: null })).toEqual({ ok: true, value: bytes })
})
