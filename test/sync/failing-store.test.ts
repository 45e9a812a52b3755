import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openRoom, roomOf } from '#test/support/people.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { startTestServer } from '#test/support/server.ts'
import { granted } from '#test/support/shoppers.ts'

/** Makes every write of an update fail, like a broken disk, until `mend`. */
function breakStore(dataDir: string): { mend: () => void } {
  const db = new DatabaseSync(join(dataDir, 'tagalong.sqlite'))
  db.exec(`create trigger broken before insert on updates begin select raise(abort, 'disk I/O error'); end`)
  return {
    mend: () => {
      db.exec('drop trigger broken')
      db.close()
    },
  }
}

test('a store that fails acknowledges nothing, shows nothing and loses nothing', async () => {
  const server = await startTestServer()
  const [ana, ben] = await roomOf(server.url, ['Ana', 'Ben'])
  if (!ana || !ben) throw new Error('nobody came')
  const [anaConnection, benConnection] = [
    await RawConnection.open(server.url, ana),
    await RawConnection.open(server.url, ben),
  ]
  const key = `boot:x/${ana.memberId}`
  expect(await anaConnection.write((doc) => doc.getMap('notes').set(key, 'before'))).toEqual({ saved: true })
  await benConnection.until(() => benConnection.record('notes', key) === 'before')

  const store = breakStore(server.dataDir)
  const answer = await anaConnection.write((doc) => doc.getMap('notes').set(key, 'while it fails'))
  expect(answer).toMatchObject({ saved: false, closeCode: 4503 })
  await benConnection.until(() => benConnection.closeCode !== undefined)
  expect(benConnection.closeCode).toBe(4503)
  expect(benConnection.record('notes', key)).toBe('before')

  store.mend()
  // Ana's device still has the unsaved update and sends it again, as every provider does.
  const [anaAgain, benAgain] = [await RawConnection.open(server.url, ana), await RawConnection.open(server.url, ben)]
  expect(benAgain.record('notes', key)).toBe('before')
  expect(
    await anaAgain.sendUpdate(Y.encodeStateAsUpdate(anaConnection.doc, Y.encodeStateVector(anaAgain.doc))),
  ).toEqual({
    saved: true,
  })
  await benAgain.until(() => benAgain.record('notes', key) === 'while it fails')
})

test('a room whose rows cannot be written takes no other room with it', async () => {
  const server = await startTestServer()
  const [ana, zoe] = [await openRoom(server.url, 'Ana'), await openRoom(server.url, 'Zoe')]
  const [anas, zoes] = [await RawConnection.open(server.url, ana), await RawConnection.open(server.url, zoe)]
  const rooms = await Promise.all([zoe, ana].map(async ({ roomId }) => granted(await server.directory.room(roomId))))
  const db = new DatabaseSync(join(server.dataDir, 'tagalong.sqlite'))
  const room = db.prepare('select num from rooms where id = ?').get(ana.roomId)
  db.exec(`create trigger broken before insert on updates
    when new.document in (select num from documents where room = ${Number(room?.['num'])})
    begin select raise(abort, 'these rows cannot be written'); end`)
  db.close()
  // Written in one turn, both go into one commit.
  const value = { amountMinor: 100, currency: 'EUR', available: true, at: Date.now() }
  const write = { root: 'quotes', key: 'boot:x', value } as const
  const answers = await Promise.all(rooms.map((room) => room.write('cart', [write])))
  expect(answers).toMatchObject([{ ok: true }, { ok: false, refusal: { code: 'storage-unavailable' } }])
  await anas.until(() => anas.closeCode !== undefined)
  await zoes.until(() => zoes.record('quotes', 'boot:x') !== undefined)
  expect([anas.closeCode, zoes.closeCode]).toEqual([4503, undefined])
})

test('a change that cannot be applied loses nothing else, and the room is read again', async () => {
  const server = await startTestServer()
  const [ana, ben] = await roomOf(server.url, ['Ana', 'Ben'])
  if (!ana || !ben) throw new Error('nobody came')
  const [anaConnection, benConnection] = [
    await RawConnection.open(server.url, ana),
    await RawConnection.open(server.url, ben),
  ]
  const key = `boot:x/${ana.memberId}`
  await anaConnection.write((doc) => doc.getMap('notes').set(key, 'before'))
  await benConnection.until(() => benConnection.record('notes', key) === 'before')
  const room = server.directory.inMemory.find(({ id }) => id === ana.roomId)
  room?.document('cart').records.doc.once('afterTransaction', () => {
    throw new Error('something in the document broke')
  })

  expect(await anaConnection.write((doc) => doc.getMap('notes').set(key, 'while it breaks'))).toMatchObject({
    closeCode: 4503,
  })
  await benConnection.until(() => benConnection.closeCode !== undefined)
  expect(benConnection.closeCode).toBe(4503)
  expect(benConnection.record('notes', key)).toBe('before')
  const anaAgain = await RawConnection.open(server.url, ana)
  expect(anaAgain.record('notes', key)).toBe('before')
  expect(await anaAgain.write((doc) => doc.getMap('notes').set(key, 'after'))).toEqual({ saved: true })
})

test('history has no gap and no duplicate after a commit that failed', async () => {
  const server = await startTestServer()
  const [ana] = await roomOf(server.url, ['Ana'])
  if (!ana) throw new Error('nobody came')
  const connection = await RawConnection.open(server.url, ana)
  const store = breakStore(server.dataDir)
  await connection.write((doc) => doc.getMap('notes').set(`boot:x/${ana.memberId}`, 'lost'))
  store.mend()
  const again = await RawConnection.open(server.url, ana)
  await again.write((doc) => doc.getMap('notes').set(`boot:x/${ana.memberId}`, 'kept'))
  const answer = await fetch(`${server.url}/api/v1/rooms/${ana.roomId}/history`, {
    headers: { authorization: `Bearer ${ana.token}` },
  })
  const { events } = (await answer.json()) as { events: { seq: number; kind: string }[] }
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
  expect(events.filter(({ kind }) => kind === 'note.written')).toHaveLength(1)
})
