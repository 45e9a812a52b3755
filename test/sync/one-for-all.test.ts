// A member with many connections, clients and bytes takes nothing from the others.
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
  return { server, ana, eve, anaConnection, eveConnection, say }
}

/** Notes of a member in one update of the largest size. */
function writeNotes(connection: RawConnection, { memberId }: Person, round: number) {
  return connection.write((doc) => {
    for (let note = 0; note < 110; note += 1)
      doc.getMap('notes').set(`boot:${round}-${note}/${memberId}`, `${note} `.padEnd(490, 'x'))
  })
}

test('a large update counts as several, and a member who sends many is slowed down', async () => {
  const { eve, eveConnection, say } = await anaAndEve({ CONNECTION_UPDATES_PER_SECOND: '5' })
  let saved = 0
  // Each counts as nearly sixty of the two hundred that a burst may have.
  for (let round = 0; round < 12; round += 1) void writeNotes(eveConnection, eve, round).then(() => (saved += 1))
  for (let count = 0; count < 100; count += 1) expect(await say(`note ${count}`)).toEqual({ saved: true })
  expect(saved).toBeLessThan(12)
  expect(eveConnection.closeCode).toBeUndefined()
})

test('the connections of one member share a rate', async () => {
  // So slow that all of it takes more than a minute.
  const { server, eve, eveConnection, say } = await anaAndEve({ CONNECTION_UPDATES_PER_SECOND: '1' })
  const connections = [eveConnection]
  while (connections.length < 10) connections.push(await RawConnection.open(server.url, eve))
  let saved = 0
  // Each connection stays below its own limit; together they are far above that of four, however many of them are still read once when
  // it is reached.
  for (const [index, connection] of connections.entries())
    for (let round = 0; round < 3; round += 1)
      void writeNotes(connection, eve, 3 * index + round).then(() => (saved += 1))
  for (let count = 0; count < 100; count += 1) expect(await say(`note ${count}`)).toEqual({ saved: true })
  expect(saved).toBeLessThan(30)
  expect(connections.map((connection) => connection.closeCode)).toEqual(connections.map(() => undefined))
})

test.each([
  ['for the whole state', [messageSync, syncStep1, 1, 0]],
  ['for everybody’s awareness', [messageQueryAwareness]],
])('a connection that keeps asking %s is closed with a try-again code', async (_what, question) => {
  const { eveConnection, say } = await anaAndEve()
  for (let count = 0; count < 100; count += 1) eveConnection.send(Uint8Array.from(question))
  await eveConnection.until(() => eveConnection.closeCode !== undefined)
  expect(eveConnection.closeCode).toBe(4529)
  expect(await say('still here')).toEqual({ saved: true })
})

test('a connection may show awareness of a few Yjs clients, and no more', async () => {
  const { anaConnection, eveConnection } = await anaAndEve()
  for (let client = 1; client <= 20; client += 1) eveConnection.show({}, { client })
  await anaConnection.until(() => anaConnection.awareness.has(1))
  eveConnection.show({ typing: 'talk' }, { client: 1 })
  await anaConnection.until(() => JSON.stringify(anaConnection.awareness.get(1)).includes('talk'))
  expect([...anaConnection.awareness.keys()]).toEqual([...Array(maxShownClients).keys()].map((index) => index + 1))
})

test('a member at the limit of Yjs clients leaves the others theirs', async () => {
  const { server, ana, eve, eveConnection, say } = await anaAndEve()
  const crowd = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, maxClientsOfMember)
    // One collected range each: the smallest struct that a client can write.
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

test('a member has a limit of connections, and may connect again once one is closed', async () => {
  const { server, ana, eve, eveConnection } = await anaAndEve()
  const connections = [eveConnection]
  while (connections.length < maxConnectionsOfMember) connections.push(await RawConnection.open(server.url, eve))
  const oneMore = RawConnection.knock(server.url, eve)
  await oneMore.until(() => oneMore.closeCode !== undefined)
  expect(oneMore.closeCode).toBe(4529)
  await RawConnection.open(server.url, ana)
  await connections.pop()?.close()
  await expect.poll(async () => (await tryToConnect(server.url, eve)) === 'connected').toBe(true)
})

/** Edits of a member who was long offline: nearly the largest first sync. */
function fullNotes({ memberId }: Person, visit: number): Y.Doc {
  const doc = new Y.Doc()
  for (let note = 0; note < 1_900; note += 1)
    doc.getMap('notes').set(`boot:${visit}-${note}/${memberId}`, `${note} `.padEnd(490, 'x'))
  return doc
}

async function tryToConnect(url: string, person: Person): Promise<'connected' | 'refused'> {
  const connection = RawConnection.knock(url, person)
  await connection.until(() => connection.closeCode !== undefined || connection.greeted)
  return connection.closeCode === undefined ? 'connected' : 'refused'
}

test('a member who reconnects too often has to wait', async () => {
  const { server, ana, eve } = await anaAndEve({ SEATS_PER_MEMBER_PER_MINUTE: '3' })
  const came: string[] = []
  for (let count = 0; count < 4; count += 1) came.push(await tryToConnect(server.url, eve))
  // One connection of hers came before.
  expect(came).toEqual(['connected', 'connected', 'refused', 'refused'])
  expect(await tryToConnect(server.url, ana)).toBe('connected')
})

test('first syncs of a member share a rate over all connections, and take nothing from others', async () => {
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

test('a document larger than the limit of waiting bytes can be joined', async () => {
  const server = await startTestServer({ CONNECTION_UPDATES_PER_SECOND: '0' })
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
