import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { roomOf } from '#test/support/people.ts'
import { RawSeat } from '#test/support/raw-seat.ts'
import { startTestServer } from '#test/support/server.ts'

/** Makes every write of an update fail, as a broken disk would, until it is mended. */
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
  const [anaSeat, benSeat] = [await RawSeat.open(server.url, ana), await RawSeat.open(server.url, ben)]
  const key = `boot:x/${ana.memberId}`
  expect(await anaSeat.write((doc) => doc.getMap('notes').set(key, 'before'))).toEqual({ saved: true })
  await benSeat.until(() => benSeat.record('notes', key) === 'before')

  const store = breakStore(server.dataDir)
  const answer = await anaSeat.write((doc) => doc.getMap('notes').set(key, 'while it fails'))
  expect(answer).toMatchObject({ saved: false, closeCode: 4503 })
  await benSeat.until(() => benSeat.closeCode !== undefined)
  expect(benSeat.closeCode).toBe(4503)
  expect(benSeat.record('notes', key)).toBe('before')

  store.mend()
  // Ana's device still holds what was not saved, and sends it again, as every provider does.
  const [anaAgain, benAgain] = [await RawSeat.open(server.url, ana), await RawSeat.open(server.url, ben)]
  expect(benAgain.record('notes', key)).toBe('before')
  expect(await anaAgain.sendUpdate(Y.encodeStateAsUpdate(anaSeat.doc, Y.encodeStateVector(anaAgain.doc)))).toEqual({
    saved: true,
  })
  await benAgain.until(() => benAgain.record('notes', key) === 'while it fails')
})

test('a change that cannot be applied takes nothing with it, and the room is read again', async () => {
  const server = await startTestServer()
  const [ana, ben] = await roomOf(server.url, ['Ana', 'Ben'])
  if (!ana || !ben) throw new Error('nobody came')
  const [anaSeat, benSeat] = [await RawSeat.open(server.url, ana), await RawSeat.open(server.url, ben)]
  const key = `boot:x/${ana.memberId}`
  await anaSeat.write((doc) => doc.getMap('notes').set(key, 'before'))
  await benSeat.until(() => benSeat.record('notes', key) === 'before')
  const room = server.directory.inMemory.find(({ id }) => id === ana.roomId)
  room?.document('cart').records.doc.once('afterTransaction', () => {
    throw new Error('something in the document broke')
  })

  expect(await anaSeat.write((doc) => doc.getMap('notes').set(key, 'while it breaks'))).toMatchObject({
    closeCode: 4503,
  })
  await benSeat.until(() => benSeat.closeCode !== undefined)
  expect(benSeat.closeCode).toBe(4503)
  expect(benSeat.record('notes', key)).toBe('before')
  const anaAgain = await RawSeat.open(server.url, ana)
  expect(anaAgain.record('notes', key)).toBe('before')
  expect(await anaAgain.write((doc) => doc.getMap('notes').set(key, 'after'))).toEqual({ saved: true })
})

test('history has no gap and no double after a commit that failed', async () => {
  const server = await startTestServer()
  const [ana] = await roomOf(server.url, ['Ana'])
  if (!ana) throw new Error('nobody came')
  const seat = await RawSeat.open(server.url, ana)
  const store = breakStore(server.dataDir)
  await seat.write((doc) => doc.getMap('notes').set(`boot:x/${ana.memberId}`, 'lost'))
  store.mend()
  const again = await RawSeat.open(server.url, ana)
  await again.write((doc) => doc.getMap('notes').set(`boot:x/${ana.memberId}`, 'kept'))
  const answer = await fetch(`${server.url}/api/v1/rooms/${ana.roomId}/history`, {
    headers: { authorization: `Bearer ${ana.token}` },
  })
  const { events } = (await answer.json()) as { events: { seq: number; kind: string }[] }
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
  expect(events.filter(({ kind }) => kind === 'note.written')).toHaveLength(1)
})
