// One member, or one link in many hands, does not take a room's photos from the others.
import { expect, test } from 'vitest'
import { openFolderFiles } from '#server/storage/files/folder-files.ts'
import { newId } from '#shared/ids.ts'
import { ask, expectRefused } from '#test/support/api.ts'
import { databaseOf } from '#test/support/database.ts'
import { begin, fixture, hostOf, send, uploadsOf } from '#test/support/files.ts'
import { temporaryFolder } from '#test/support/folders.ts'
import { join, openRoom } from '#test/support/people.ts'
import type { Person } from '#test/support/people.ts'
import { startTestServer } from '#test/support/server.ts'
import type { TestServer } from '#test/support/server.ts'

const megabyte = 1024 * 1024

/** Begins uploads of which nothing is ever sent, until the server takes no more. @returns how many it took. */
async function claim(server: TestServer, who: Person, bytes: number): Promise<number> {
  for (let taken = 0; ; taken += 1) {
    const answer = await begin(server, who, { bytes })
    if (answer.status === 200) continue
    expectRefused(answer, 'too-many-files')
    return taken
  }
}

test('a member who begins uploads without end leaves half of the room’s bytes to the others', async () => {
  const server = await startTestServer({ FILES_MB_PER_ROOM: '8' })
  const ana = await openRoom(server.url, 'Ana')
  const [eve, ben] = [await join(server.url, ana.code, 'Eve'), await join(server.url, ana.code, 'Ben')]
  expect(await claim(server, eve, megabyte)).toBe(4)
  expect(await claim(server, ben, megabyte)).toBe(2)
  expect((await send(server, ana, { bytes: fixture('photo.jpg') })).answer.body.complete).toBe(true)
})

test('those who came by one link take no photo from those who came by another', async () => {
  const server = await startTestServer({ FILES_PER_ROOM: '8' })
  const ana = await openRoom(server.url, 'Ana')
  const eve = await join(server.url, ana.code, 'Eve')
  expect(await claim(server, eve, 10)).toBe(6)
  expectRefused(await begin(server, await join(server.url, ana.code, 'Mallory'), { bytes: 10 }), 'too-many-files')
  const made = await ask<{ code: string }>(server, `POST /rooms/${ana.roomId}/invitations`, {
    token: ana.token,
    body: { role: 'shopper' },
  })
  const chen = await join(server.url, made.body.code, 'Chen')
  expect(await claim(server, chen, 10)).toBe(2)
  // In a room that guests filled, its host goes on.
  expect(await claim(server, ana, 10)).toBe(2)
})

test('uploads that begin at once share what is left', async () => {
  const server = await startTestServer()
  const host = await hostOf(server, await openRoom(server.url, 'Ana'))
  const uploads = uploadsOf(server, openFolderFiles(temporaryFolder()), { FILES_PER_MEMBER: 3 })
  const all = Array.from({ length: 20 }, () => uploads.begin(host, { id: newId(16), kind: 'photo', bytes: 10 }))
  expect((await Promise.all(all)).filter(({ ok }) => ok)).toHaveLength(3)
})

test('what a member who was removed had not shown to anybody goes at once, and leaves its room to the others', async () => {
  const server = await startTestServer({ FILES_PER_ROOM: '4' })
  const ana = await openRoom(server.url, 'Ana')
  const eve = await join(server.url, ana.code, 'Eve')
  const ben = await join(server.url, ana.code, 'Ben')
  await send(server, eve, { bytes: fixture('photo.jpg') })
  await claim(server, eve, 10)
  expectRefused(await begin(server, ben, { bytes: 10 }), 'too-many-files')
  const removed = `DELETE /rooms/${ana.roomId}/members/${eve.memberId}`
  expect((await ask(server, removed, { token: ana.token })).status).toBe(204)
  await server.files.removeDue()
  expect(await databaseOf(server).selectFrom('files').select('id').execute()).toEqual([])
  expect((await send(server, ben, { bytes: fixture('photo.jpg') })).answer.body.complete).toBe(true)
})

test('all rooms of a shop share its bytes, and what is removed is there for others within ten minutes', async () => {
  const server = await startTestServer()
  const [ana, ben] = [await openRoom(server.url, 'Ana'), await openRoom(server.url, 'Ben')]
  const [hostAna, hostBen] = [await hostOf(server, ana), await hostOf(server, ben)]
  let now = Date.now()
  const store = openFolderFiles(temporaryFolder())
  const process = () => uploadsOf(server, store, { FILES_GB_PER_SHOP: 100 / 1024 ** 3 }, { now: () => now })
  const uploads = process()
  const send60 = (host: typeof hostAna) => uploads.begin(host, { id: newId(16), kind: 'photo', bytes: 60 })
  expect((await send60(hostAna)).ok).toBe(true)
  expect(await send60(hostBen)).toMatchObject({ ok: false, refusal: { code: 'no-room-for-files' } })
  // What another process stored counts as well.
  expect((await process().begin(hostBen, { id: newId(16), kind: 'photo', bytes: 60 })).ok).toBe(false)
  await databaseOf(server).deleteFrom('files').execute()
  now += 600_000
  expect((await send60(hostBen)).ok).toBe(true)
})
