// One member, with all the seats and clients and bytes they like, takes nothing from the others.
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { maxClientsOfMember, maxSeatsOfMember, maxShownClients } from '#shared/records/limits.ts'
import { messageQueryAwareness, messageSync, syncStep1 } from '#shared/wire/frames.ts'
import { join, openRoom, roomOf } from '#test/support/people.ts'
import type { Person } from '#test/support/people.ts'
import { RawSeat } from '#test/support/raw-seat.ts'
import { startTestServer } from '#test/support/server.ts'

async function anaAndEve(settings: Record<string, string> = {}) {
  const server = await startTestServer(settings)
  const [ana, eve] = (await roomOf(server.url, ['Ana', 'Eve'])) as [Person, Person]
  const [anaSeat, eveSeat] = [await RawSeat.open(server.url, ana), await RawSeat.open(server.url, eve)]
  const say = (text: string) => anaSeat.write((doc) => doc.getMap('notes').set(`boot:x/${ana.memberId}`, text))
  return { server, ana, eve, anaSeat, eveSeat, say }
}

/** So many notes of somebody, as large as an update may be. */
function writeNotes(seat: RawSeat, { memberId }: Person, round: number) {
  return seat.write((doc) => {
    for (let note = 0; note < 110; note += 1)
      doc.getMap('notes').set(`boot:${round}-${note}/${memberId}`, `${note} `.padEnd(490, 'x'))
  })
}

test('large updates count for more than one, and whoever sends many of them is slowed down', async () => {
  const { eve, eveSeat, say } = await anaAndEve({ SEAT_UPDATES_PER_SECOND: '5' })
  let saved = 0
  // Nearly sixty each of the two hundred that may come at once.
  for (let round = 0; round < 12; round += 1) void writeNotes(eveSeat, eve, round).then(() => (saved += 1))
  for (let count = 0; count < 100; count += 1) expect(await say(`note ${count}`)).toEqual({ saved: true })
  expect(saved).toBeLessThan(12)
  expect(eveSeat.closeCode).toBeUndefined()
})

test('the seats of one member count together', async () => {
  const { server, eve, eveSeat, say } = await anaAndEve({ SEAT_UPDATES_PER_SECOND: '5' })
  const seats = [eveSeat]
  while (seats.length < 6) seats.push(await RawSeat.open(server.url, eve))
  let saved = 0
  // No seat comes to its own limit with these, and all of them beyond that of four.
  for (const [index, seat] of seats.entries())
    for (let round = 0; round < 3; round += 1) void writeNotes(seat, eve, 3 * index + round).then(() => (saved += 1))
  for (let count = 0; count < 100; count += 1) expect(await say(`note ${count}`)).toEqual({ saved: true })
  expect(saved).toBeLessThan(18)
  expect(seats.map((seat) => seat.closeCode)).toEqual(seats.map(() => undefined))
})

test.each([
  ['for the whole state', [messageSync, syncStep1, 1, 0]],
  ['for everybody’s awareness', [messageQueryAwareness]],
])('a seat that keeps asking %s is closed with a come-back code', async (_what, question) => {
  const { eveSeat, say } = await anaAndEve()
  for (let count = 0; count < 100; count += 1) eveSeat.send(Uint8Array.from(question))
  await eveSeat.until(() => eveSeat.closeCode !== undefined)
  expect(eveSeat.closeCode).toBe(4529)
  expect(await say('still here')).toEqual({ saved: true })
})

test('a seat shows a few Yjs clients, and no crowd', async () => {
  const { anaSeat, eveSeat } = await anaAndEve()
  for (let client = 1; client <= 20; client += 1) eveSeat.show({}, { client })
  await anaSeat.until(() => anaSeat.awareness.has(1))
  eveSeat.show({ typing: 'talk' }, { client: 1 })
  await anaSeat.until(() => JSON.stringify(anaSeat.awareness.get(1)).includes('talk'))
  expect([...anaSeat.awareness.keys()]).toEqual([...Array(maxShownClients).keys()].map((index) => index + 1))
})

test('a member who brought as many Yjs clients as one may leaves room for the others', async () => {
  const { server, ana, eve, eveSeat, say } = await anaAndEve()
  const crowd = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, maxClientsOfMember)
    // A collected range each: the smallest thing that a client can leave.
    for (let client = 1; client <= maxClientsOfMember; client += 1)
      for (const number of [1, client, 0, 0, 1]) encoding.writeVarUint(encoder, number)
    encoding.writeVarUint(encoder, 0)
  })
  expect(await eveSeat.sendUpdate(crowd)).toEqual({ saved: true })
  const key = `boot:x/${eve.memberId}`
  expect(await eveSeat.write((doc) => doc.getMap('notes').set(key, 'one more'))).toMatchObject({
    refusal: { code: 'document-full' },
  })
  expect(await say('still here')).toEqual({ saved: true })
  const tablet = await RawSeat.open(server.url, ana)
  expect(await tablet.write((doc) => doc.getMap('wants').set(`boot:x/${ana.memberId}`, 1))).toEqual({ saved: true })
})

test('a member has so many seats and no more; who comes after them may come back later', async () => {
  const { server, ana, eve, eveSeat } = await anaAndEve()
  const seats = [eveSeat]
  while (seats.length < maxSeatsOfMember) seats.push(await RawSeat.open(server.url, eve))
  const oneMore = RawSeat.knock(server.url, eve)
  await oneMore.until(() => oneMore.closeCode !== undefined)
  expect(oneMore.closeCode).toBe(4529)
  await RawSeat.open(server.url, ana)
  await seats.pop()?.close()
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
  const seat = RawSeat.knock(url, person)
  await seat.until(() => seat.closeCode !== undefined || seat.greeted)
  return seat.closeCode === undefined ? 'sat' : 'refused'
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
    const seat = RawSeat.knock(server.url, eve, fullNotes(eve, count))
    await seat.until(() => seat.closeCode !== undefined || seat.greeted)
    await seat.heardAll()
    closeCodes.push(seat.closeCode)
    await seat.close()
  }
  expect(closeCodes).toEqual([undefined, undefined, undefined, undefined, 4529])
  await RawSeat.open(server.url, ana)
})

test('a document larger than a seat may be behind is joined all the same', async () => {
  const server = await startTestServer({ SEAT_UPDATES_PER_SECOND: '0' })
  const ana = await openRoom(server.url, 'Ana')
  const seat = await RawSeat.open(server.url, ana)
  const rounds = 130
  for (let round = 0; round < rounds; round += 1) expect(await writeNotes(seat, ana, round)).toEqual({ saved: true })
  const ben = await join(server.url, ana.code, 'Ben')
  const bensSeat = await RawSeat.open(server.url, ben)
  expect(bensSeat.doc.getMap('notes').size).toBe(rounds * 110)
  expect(await bensSeat.write((doc) => doc.getMap('wants').set(`boot:x/${ben.memberId}`, 1))).toEqual({ saved: true })
})
