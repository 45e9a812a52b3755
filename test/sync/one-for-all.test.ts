// One member, with all the connections and clients and bytes they like, takes nothing from the others.
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { maxClientsOfMember, maxConnectionsOfMember, maxShownClients } from '#shared/records/limits.ts'
import { messageQueryAwareness, messageSync, syncStep1 } from '#shared/wire/frames.ts'
import { join, openRoom, roomOf } from '#test/support/people.ts'
import type { Person } from '#test/support/people.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { startTestServer } from '#test/support/server.ts'

async function anaAndEve(settings: Record<string, string> = {}) {
  const server = await startTestServer(settings)
  const [ana, eve] = (await roomOf(server.url, ['Ana', 'Eve'])) as [Person, Person]
  const [anaConnection, eveConnection] = [
    await RawConnection.open(server.url, ana),
    await RawConnection.open(server.url, eve),
  ]
  const say = (text: string) => anaConnection.write((doc) => doc.getMap('notes').set(`boot:x/${ana.memberId}`, text))
  return { server, ana, eve, anaSeat: anaConnection, eveSeat: eveConnection, say }
}

/** So many notes of somebody, as large as an update may be. */
function writeNotes(connection: RawConnection, { memberId }: Person, round: number) {
  return connection.write((doc) => {
    for (let note = 0; note < 110; note += 1)
      doc.getMap('notes').set(`boot:${round}-${note}/${memberId}`, `${note} `.padEnd(490, 'x'))
  })
}

test('large updates count for more than one, and whoever sends many of them is slowed down', async () => {
  const { eve, eveSeat: eveConnection, say } = await anaAndEve({ SEAT_UPDATES_PER_SECOND: '5' })
  let saved = 0
  // Nearly sixty each of the two hundred that may come at once.
  for (let round = 0; round < 12; round += 1) void writeNotes(eveConnection, eve, round).then(() => (saved += 1))
  for (let count = 0; count < 100; count += 1) expect(await say(`note ${count}`)).toEqual({ saved: true })
  expect(saved).toBeLessThan(12)
  expect(eveConnection.closeCode).toBeUndefined()
})

test('the connections of one member count together', async () => {
  const { server, eve, eveSeat: eveConnection, say } = await anaAndEve({ SEAT_UPDATES_PER_SECOND: '5' })
  const connections = [eveConnection]
  while (connections.length < 6) connections.push(await RawConnection.open(server.url, eve))
  let saved = 0
  // No connection comes to its own limit with these, and all of them beyond that of four.
  for (const [index, connection] of connections.entries())
    for (let round = 0; round < 3; round += 1)
      void writeNotes(connection, eve, 3 * index + round).then(() => (saved += 1))
  for (let count = 0; count < 100; count += 1) expect(await say(`note ${count}`)).toEqual({ saved: true })
  expect(saved).toBeLessThan(18)
  expect(connections.map((connection) => connection.closeCode)).toEqual(connections.map(() => undefined))
})

test.each([
  ['for the whole state', [messageSync, syncStep1, 1, 0]],
  ['for everybody’s awareness', [messageQueryAwareness]],
])('a seat that keeps asking %s is closed with a come-back code', async (_what, question) => {
  const { eveSeat: eveConnection, say } = await anaAndEve()
  for (let count = 0; count < 100; count += 1) eveConnection.send(Uint8Array.from(question))
  await eveConnection.until(() => eveConnection.closeCode !== undefined)
  expect(eveConnection.closeCode).toBe(4529)
  expect(await say('still here')).toEqual({ saved: true })
})

test('a connection shows a few Yjs clients, and no crowd', async () => {
  const { anaSeat: anaConnection, eveSeat: eveConnection } = await anaAndEve()
  for (let client = 1; client <= 20; client += 1) eveConnection.show({}, { client })
  await anaConnection.until(() => anaConnection.awareness.has(1))
  eveConnection.show({ typing: 'talk' }, { client: 1 })
  await anaConnection.until(() => JSON.stringify(anaConnection.awareness.get(1)).includes('talk'))
  expect([...anaConnection.awareness.keys()]).toEqual([...Array(maxShownClients).keys()].map((index) => index + 1))
})

test('a member who brought as many Yjs clients as one may leaves room for the others', async () => {
  const { server, ana, eve, eveSeat: eveConnection, say } = await anaAndEve()
  const crowd = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, maxClientsOfMember)
    // A collected range each: the smallest thing that a client can leave.
    for (let client = 1; client <= maxClientsOfMember; client += 1)
      for (const number of [1, client, 0, 0, 1]) encoding.writeVarUint(encoder, number)
    encoding.writeVarUint(encoder, 0)
  })
  expect(await eveConnection.sendUpdate(crowd)).toEqual({ saved: true })
  const key = `boot:x/${eve.memberId}`
  expect(await eveConnection.write((doc) => doc.getMap('notes').set(key, 'one more'))).toMatchObject({
    refusal: { code: 'document-full' },
  })
  expect(await say('still here')).toEqual({ saved: true })
  const tablet = await RawConnection.open(server.url, ana)
  expect(await tablet.write((doc) => doc.getMap('wants').set(`boot:x/${ana.memberId}`, 1))).toEqual({ saved: true })
})

test('a member has so many connections and no more; who comes after them may come back later', async () => {
  const { server, ana, eve, eveSeat: eveConnection } = await anaAndEve()
  const connections = [eveConnection]
  while (connections.length < maxConnectionsOfMember) connections.push(await RawConnection.open(server.url, eve))
  const oneMore = RawConnection.knock(server.url, eve)
  await oneMore.until(() => oneMore.closeCode !== undefined)
  expect(oneMore.closeCode).toBe(4529)
  await RawConnection.open(server.url, ana)
  await connections.pop()?.close()
  await expect.poll(async () => (await tryToSit(server.url, eve)) === 'sat').toBe(true)
})

/** What somebody wrote who was long away: nearly as much as a first sync may be. */
function fullNotes({ memberId }: Person, visit: number): Y.Doc {
  const doc = new Y.Doc()
  for (let note = 0; note < 1_900; note += 1)
    doc.getMap('notes').set(`boot:${visit}-${note}/${memberId}`, `${note} `.padEnd(490, 'x'))
  return doc
}

async function tryToSit(url: string, person: Person): Promise<'sat' | 'refused'> {
  const connection = RawConnection.knock(url, person)
  await connection.until(() => connection.closeCode !== undefined || connection.greeted)
  return connection.closeCode === undefined ? 'sat' : 'refused'
}

test('whoever keeps coming and going is let in later', async () => {
  const { server, ana, eve } = await anaAndEve({ SEATS_PER_MEMBER_PER_MINUTE: '3' })
  const came: string[] = []
  for (let count = 0; count < 4; count += 1) came.push(await tryToSit(server.url, eve))
  // She was there once before.
  expect(came).toEqual(['sat', 'sat', 'refused', 'refused'])
  expect(await tryToSit(server.url, ana)).toBe('sat')
})

test('first syncs count together, however often one comes back, and for nobody else', async () => {
  const { server, ana, eve } = await anaAndEve()
  const closeCodes: (number | undefined)[] = []
  for (let count = 0; count < 5; count += 1) {
    const connection = RawConnection.knock(server.url, eve, fullNotes(eve, count))
    await connection.until(() => connection.closeCode !== undefined || connection.greeted)
    await connection.heardAll()
    closeCodes.push(connection.closeCode)
    await connection.close()
  }
  expect(closeCodes).toEqual([undefined, undefined, undefined, undefined, 4529])
  await RawConnection.open(server.url, ana)
})

test('a document larger than a connection may be behind is joined all the same', async () => {
  const server = await startTestServer({ SEAT_UPDATES_PER_SECOND: '0' })
  const ana = await openRoom(server.url, 'Ana')
  const connection = await RawConnection.open(server.url, ana)
  const rounds = 130
  for (let round = 0; round < rounds; round += 1)
    expect(await writeNotes(connection, ana, round)).toEqual({ saved: true })
  const ben = await join(server.url, ana.code, 'Ben')
  const bensConnection = await RawConnection.open(server.url, ben)
  expect(bensConnection.doc.getMap('notes').size).toBe(rounds * 110)
  expect(await bensConnection.write((doc) => doc.getMap('wants').set(`boot:x/${ben.memberId}`, 1))).toEqual({
    saved: true,
  })
})
