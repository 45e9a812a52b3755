// Repeated operations: a client may send a known operation again. Yjs skips it, but reads its origin and the operations behind it. A
// repeated operation with other content must get no further than a new one.
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { roomOf } from '#test/support/people.ts'
import type { Person } from '#test/support/people.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { startTestServer } from '#test/support/server.ts'

const collected = 0
const inRoot = 0x20
const hasOrigin = 0x80
const contentAny = 8

/** An update by hand: one client's structs from clock 0. */
function said(client: number, ...structs: ((encoder: encoding.Encoder) => void)[]): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [1, structs.length, client, 0]) encoding.writeVarUint(encoder, number)
    for (const write of structs) write(encoder)
    encoding.writeVarUint(encoder, 0)
  })
}

/** An item of several values, under the parent it claims or behind the origin it names. */
const values = (place: { root: string; key: string } | { client: number; clock: number }, ...all: number[]) => {
  return (encoder: encoding.Encoder) => {
    encoding.writeUint8(encoder, ('root' in place ? inRoot : hasOrigin) | contentAny)
    if ('root' in place) {
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarString(encoder, place.root)
      encoding.writeVarString(encoder, place.key)
    } else for (const number of [place.client, place.clock]) encoding.writeVarUint(encoder, number)
    encoding.writeVarUint(encoder, all.length)
    for (const value of all) encoding.writeAny(encoder, value)
  }
}

const nothing = (length: number) => (encoder: encoding.Encoder) => {
  encoding.writeUint8(encoder, collected)
  encoding.writeVarUint(encoder, length)
}

/** Ben and Eve each want one; Eve's want is the first operation of her Yjs client. */
async function benAndEve() {
  const server = await startTestServer()
  const [ben, eve, peer] = (await roomOf(server.url, ['Ben', 'Eve', 'Pia'])) as [Person, Person, Person]
  const [benConnection, eveConnection] = [
    await RawConnection.open(server.url, ben),
    await RawConnection.open(server.url, eve),
  ]
  const [bens, eves] = [`boot:x/${ben.memberId}`, `boot:x/${eve.memberId}`]
  await benConnection.write((doc) => doc.getMap('wants').set(bens, 1))
  await eveConnection.write((doc) => doc.getMap('wants').set(eves, 1))
  const newcomer = () => RawConnection.open(server.url, peer)
  return {
    benConnection,
    eveConnection,
    bens,
    eves,
    newcomer,
    client: eveConnection.doc.clientID,
    bensClient: benConnection.doc.clientID,
  }
}

test.each(['another’s record', 'a record of the server’s', 'what replaces another’s record'])(
  'an operation that is repeated with more values as %s stays in its record',
  async (claim) => {
    const { benConnection, eveConnection, bens, eves, newcomer, client, bensClient } = await benAndEve()
    const place = {
      'another’s record': { root: 'wants', key: bens },
      'a record of the server’s': { root: 'quotes', key: 'boot:x' },
      'what replaces another’s record': { client: bensClient, clock: 0 },
    }[claim] as { root: string; key: string }
    // The first value is known; the second follows it, whatever parent the item claims.
    expect(await eveConnection.sendUpdate(said(client, values(place, 1, 7)))).toEqual({ saved: true })
    await benConnection.until(() => benConnection.record('wants', eves) === 7)
    for (const connection of [benConnection, await newcomer()]) {
      expect(connection.doc.getMap('wants').toJSON()).toEqual({ [bens]: 1, [eves]: 7 })
      expect(connection.doc.getMap('quotes').size).toBe(0)
    }
  },
)

test('an item whose origin was collected has no effect, and the room goes on', async () => {
  const { benConnection, eveConnection, bens, eves, newcomer } = await benAndEve()
  expect(await eveConnection.sendUpdate(said(98, nothing(1)))).toEqual({ saved: true })
  expect(await eveConnection.sendUpdate(said(98, values({ root: 'wants', key: bens }, 1, 7)))).toEqual({ saved: true })
  expect(await eveConnection.write((doc) => doc.getMap('wants').set(eves, 2))).toEqual({ saved: true })
  await benConnection.until(() => benConnection.record('wants', eves) === 2)
  expect((await newcomer()).doc.getMap('wants').toJSON()).toEqual({ [bens]: 1, [eves]: 2 })
})

test('an operation that is repeated behind an unknown origin leaves nothing waiting', async () => {
  const { eveConnection, eves, newcomer, client } = await benAndEve()
  expect(await eveConnection.sendUpdate(said(client, values({ client: 12_345, clock: 0 }, 1)))).toEqual({ saved: true })
  const connection = await newcomer()
  expect(connection.doc.store.pendingStructs).toBeNull()
  expect(connection.record('wants', eves)).toBe(1)
})

test('updates merged over a gap are accepted once the gap is closed', async () => {
  const { eveConnection, eves, newcomer } = await benAndEve()
  const doc = new Y.Doc()
  const made: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => made.push(update))
  const key = eves.replace('boot:x', 'boot:y')
  for (const want of [1, 2, 3]) doc.getMap('wants').set(key, want)
  const [first, second, third] = made as [Uint8Array, Uint8Array, Uint8Array]
  const overGap = Y.mergeUpdates([first, third])
  expect(await eveConnection.sendUpdate(Y.mergeUpdates([first, second]))).toEqual({ saved: true })
  expect(await eveConnection.sendUpdate(overGap)).toEqual({ saved: true })
  expect((await newcomer()).record('wants', key)).toBe(3)
})
