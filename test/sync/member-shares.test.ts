// One member does not fill a room for all.
import { expect, test } from 'vitest'
import {
  maxDocumentRecords,
  maxLinkShareRecords,
  maxShareRecords,
  minLinkShareRecords,
} from '#shared/records/limits.ts'
import { join, openRoom } from '#test/support/people.ts'
import type { Host } from '#test/support/people.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { startTestServer } from '#test/support/server.ts'

/** Fills the cart with notes of a member, as far as the server takes them. @returns how many it took. */
async function fill(connection: RawConnection, memberId: string, count: number): Promise<number> {
  let taken = 0
  // As many as fit into one update.
  for (let from = 0; from < count; from += 500) {
    const to = Math.min(from + 500, count)
    const answer = await connection.write((doc) => {
      for (let index = from; index < to; index += 1) doc.getMap('notes').set(`boot:${index}/${memberId}`, 'x')
    })
    if (!answer.saved) return taken
    taken = to
  }
  return taken
}

/** Makes another link of a room. @returns its code. */
async function anotherLink(server: string, { roomId, token }: Host): Promise<string> {
  const answer = await fetch(`${server}/api/v1/rooms/${roomId}/invitations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'authorization': `Bearer ${token}` },
    body: JSON.stringify({ role: 'shopper' }),
  })
  const { code } = (await answer.json()) as { code: string }
  return code
}

test('a member who has used up their share writes nothing more, and everybody else does', async () => {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const [eve, ben] = [await join(server.url, ana.code, 'Eve'), await join(server.url, ana.code, 'Ben')]
  const taken = await fill(await RawConnection.open(server.url, eve), eve.memberId, maxDocumentRecords)
  expect(taken).toBe(maxShareRecords)
  const writes = async (who: typeof ben, key: string, value?: string) => {
    const connection = await RawConnection.open(server.url, who)
    return connection.write((doc) => {
      if (value === undefined) doc.getMap('notes').delete(key)
      else doc.getMap('notes').set(key, value)
    })
  }
  expect(await writes(ben, `boot:x/${ben.memberId}`, 'M')).toEqual({ saved: true })
  expect(await writes(ana, `boot:x/${ana.memberId}`, 'M')).toEqual({ saved: true })
  expect(await writes(eve, `boot:more/${eve.memberId}`, 'M')).toMatchObject({
    saved: false,
    refusal: { code: 'document-full' },
  })
  // What only deletes fits, also for them.
  expect(await writes(eve, `boot:0/${eve.memberId}`)).toEqual({ saved: true })
})

test('those who came by one link fill no document for those who came by another', async () => {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const chen = await join(server.url, await anotherLink(server.url, ana), 'Chen')
  let taken = 0
  for (const name of ['Eve', 'Mallory', 'Trudy']) {
    const guest = await join(server.url, ana.code, name)
    taken += await fill(await RawConnection.open(server.url, guest), guest.memberId, maxShareRecords)
  }
  expect(taken).toBe(maxLinkShareRecords)
  expect(await fill(await RawConnection.open(server.url, chen), chen.memberId, 500)).toBe(500)
})

test('a document that others filled takes what its host writes, and a little of those who came by another link', async () => {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  for (const [name, code] of [
    ['Eve', ana.code],
    ['Mallory', await anotherLink(server.url, ana)],
  ] as const) {
    const guest = await join(server.url, code, name)
    await fill(await RawConnection.open(server.url, guest), guest.memberId, maxShareRecords)
  }
  const room = await server.directory.room(ana.roomId)
  const records = room.ok ? room.value.document('cart').records.recordCount : 0
  const ben = await join(server.url, ana.code, 'Ben')
  // One more is the record of Ben himself.
  const left = maxDocumentRecords - records - 1
  expect(await fill(await RawConnection.open(server.url, ben), ben.memberId, left)).toBe(left)
  const write = async (who: typeof ben) =>
    (await RawConnection.open(server.url, who)).write((doc) => doc.getMap('notes').set(`boot:x/${who.memberId}`, 'M'))
  expect(await write(ben)).toMatchObject({ saved: false, refusal: { code: 'document-full' } })
  expect(await write(ana)).toEqual({ saved: true })
  const chen = await join(server.url, await anotherLink(server.url, ana), 'Chen')
  expect(await write(chen)).toEqual({ saved: true })
  const connection = await RawConnection.open(server.url, chen)
  // The note of the line before is one of them.
  expect(await fill(connection, chen.memberId, minLinkShareRecords)).toBeLessThan(minLinkShareRecords)
})

test('who has used up their bytes deletes as much as they like', async () => {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const eve = await join(server.url, ana.code, 'Eve')
  let taken = 0
  for (const step of [100, 10, 1]) {
    const connection = await RawConnection.open(server.url, eve)
    for (let isTaken = true; isTaken;) {
      const answer = await connection.write((doc) => {
        for (let index = taken; index < taken + step; index += 1)
          doc.getMap('notes').set(`boot:${index}/${eve.memberId}`, 'x'.repeat(500))
      })
      isTaken = answer.saved
      if (isTaken) taken += step
    }
  }
  // Every second one: thousands of ranges, which take more bytes than are left.
  const connection = await RawConnection.open(server.url, eve)
  const deleted = await connection.write((doc) => {
    for (let index = 0; index < taken; index += 2) doc.getMap('notes').delete(`boot:${index}/${eve.memberId}`)
  })
  expect(deleted).toEqual({ saved: true })
})
