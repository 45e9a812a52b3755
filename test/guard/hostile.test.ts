// Hostile frames: the sender is told and closed, nobody else notices, and nothing of it stays.
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { maxFirstSyncBytes, maxUpdateBytes } from '#shared/records/limits.ts'
import { documentNames } from '#shared/records/table.ts'
import type { RoomDocumentName } from '#shared/records/table.ts'
import { messageAuth, messageSync, syncStep1, syncStep2, syncUpdate } from '#shared/wire/frames.ts'
import { join, openRoom, roomOf } from '#test/support/people.ts'
import type { Person } from '#test/support/people.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import type { Answer } from '#test/support/raw-connection.ts'
import { startTestServer } from '#test/support/server.ts'

type Write = (encoder: encoding.Encoder) => void

function bytes(write: Write): Uint8Array {
  return encoding.encode(write)
}

function numbers(...values: number[]): Uint8Array {
  return bytes((encoder) => values.forEach((value) => encoding.writeVarUint(encoder, value)))
}

function sync(kind: number, payload: Uint8Array): Uint8Array {
  return bytes((encoder) => {
    encoding.writeVarUint(encoder, messageSync)
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, payload)
  })
}

function update(write: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc()
  write(doc)
  return sync(syncUpdate, Y.encodeStateAsUpdate(doc))
}

/** An update by hand: one client, one struct, no deletions. @param rest the bytes after the info byte. */
function struct(info: number, rest: Write, { client = 99, clock = 0 } = {}): Uint8Array {
  return sync(
    syncUpdate,
    bytes((encoder) => {
      for (const number of [1, 1, client, clock]) encoding.writeVarUint(encoder, number)
      encoding.writeUint8(encoder, info)
      rest(encoder)
      encoding.writeVarUint(encoder, 0)
    }),
  )
}

const rootAndKey = (root: string, key: string) => (encoder: encoding.Encoder) => {
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarString(encoder, root)
  encoding.writeVarString(encoder, key)
}

const inRoot = 0x20
const hasOrigin = 0x80
const contentAny = 8
const contentDeleted = 1

/** Two items, each of which replaces the other. */
function circle(root: string): Uint8Array {
  const item = (encoder: encoding.Encoder, client: number, origin: number) => {
    for (const number of [2, client, 0]) encoding.writeVarUint(encoder, number)
    encoding.writeUint8(encoder, hasOrigin | contentAny)
    for (const number of [origin, 1, 1]) encoding.writeVarUint(encoder, number)
    encoding.writeUint8(encoder, 120)
    encoding.writeUint8(encoder, inRoot | contentAny)
    rootAndKey(root, 'a/b')(encoder)
    encoding.writeVarUint(encoder, 1)
    encoding.writeUint8(encoder, 120)
  }
  return sync(
    syncUpdate,
    bytes((encoder) => {
      encoding.writeVarUint(encoder, 2)
      item(encoder, 98, 99)
      item(encoder, 99, 98)
      encoding.writeVarUint(encoder, 0)
    }),
  )
}

/** Many items of one client that all claim to be the first of one record. */
function rivals(root: string, count: number): Uint8Array {
  return sync(
    syncUpdate,
    bytes((encoder) => {
      for (const number of [1, count, 99, 0]) encoding.writeVarUint(encoder, number)
      for (let left = count; left > 0; left -= 1) {
        encoding.writeUint8(encoder, inRoot | contentAny)
        rootAndKey(root, 'a/b')(encoder)
        encoding.writeVarUint(encoder, 1)
        encoding.writeUint8(encoder, 120)
      }
      encoding.writeVarUint(encoder, 0)
    }),
  )
}

/** Roots of a document for the attempts, and one of the other document. */
const rootsOf = {
  cart: { root: 'notes', other: 'lines', third: 'opinions', foreign: 'pins' },
  annotations: { root: 'messages', other: 'pins', third: 'strokes', foreign: 'lanes' },
} as const satisfies Record<RoomDocumentName, Record<string, string>>

type Roots = (typeof rootsOf)[RoomDocumentName]

/** An attempt: its name, its bytes, and the close codes it may get. */
const attemptsOn = ({ root, other, third, foreign }: Roots): readonly (readonly [string, Uint8Array, number])[] => [
  ['nothing at all', new Uint8Array(0), 4400],
  ['an unknown message', numbers(7), 4400],
  ['an unknown sync message', numbers(messageSync, 9), 4400],
  ['an auth message', numbers(messageAuth, 0), 4400],
  ['a frame that ends early', numbers(messageSync, syncUpdate, 1000, 1), 4400],
  [
    'a frame with something behind it',
    bytes((encoder) => encoding.writeUint8Array(encoder, new Uint8Array([0, 2, 2, 0, 0, 9]))),
    4400,
  ],
  ['a number without end', new Uint8Array(40).fill(255), 4400],
  ['a state vector of a billion clients', sync(syncStep1, numbers(1_000_000_000)), 4400],
  ['an update of a billion clients', sync(syncUpdate, numbers(1_000_000_000)), 4400],
  ['an update of a billion structs', sync(syncUpdate, numbers(1, 1_000_000_000, 99, 0)), 4400],
  ['a billion deletions', sync(syncUpdate, numbers(0, 1_000_000_000)), 4400],
  ['a list', update((doc) => doc.getArray(other).push([1])), 4403],
  ['a text', update((doc) => doc.getText(other).insert(0, 'x')), 4403],
  ['an XML fragment', update((doc) => doc.getXmlFragment(other).insert(0, [new Y.XmlElement('p')])), 4403],
  ['a nested map', update((doc) => doc.getMap(root).set('a/b', new Y.Map([['x', 1]]))), 4403],
  ['a subdocument', update((doc) => doc.getMap(root).set('a/b', new Y.Doc())), 4403],
  ['bytes for a value', update((doc) => doc.getMap(root).set('a/b', new Uint8Array(9))), 4403],
  ['an unknown root', update((doc) => doc.getMap('prices').set('boot', 1)), 4403],
  ['a root of the other document', update((doc) => doc.getMap(foreign).set('boot', 'decided')), 4403],
  ['the prototype as a root', update((doc) => doc.getMap('__proto__').set('boot', 1)), 4403],
  [
    'the prototype as a key of a value',
    struct(inRoot | contentAny, (encoder) => {
      rootAndKey(third, 'boot/x')(encoder)
      encoding.writeVarUint(encoder, 1)
      encoding.writeUint8(encoder, 118)
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarString(encoder, '__proto__')
      encoding.writeUint8(encoder, 120)
    }),
    4400,
  ],
  [
    'a value nested a thousand deep',
    struct(inRoot | contentAny, (encoder) => {
      rootAndKey(root, 'a/b')(encoder)
      encoding.writeVarUint(encoder, 1)
      for (let depth = 0; depth < 1000; depth++) encoding.writeUint8Array(encoder, new Uint8Array([117, 1]))
      encoding.writeUint8(encoder, 120)
    }),
    4400,
  ],
  [
    'a text of a claimed gigabyte',
    struct(inRoot | contentAny, (encoder) => {
      rootAndKey(root, 'a/b')(encoder)
      encoding.writeVarUint(encoder, 1)
      encoding.writeUint8(encoder, 119)
      encoding.writeVarUint(encoder, 2 ** 30)
    }),
    4400,
  ],
  [
    'a text that is no UTF-8',
    struct(inRoot | contentAny, (encoder) => {
      rootAndKey(root, 'a/b')(encoder)
      encoding.writeVarUint(encoder, 1)
      encoding.writeUint8(encoder, 119)
      encoding.writeVarUint8Array(encoder, new Uint8Array([0xc3, 0x28]))
    }),
    4400,
  ],
  [
    'a clock with a gap',
    struct(
      inRoot | contentDeleted,
      (encoder) => {
        rootAndKey(root, 'a/b')(encoder)
        encoding.writeVarUint(encoder, 1)
      },
      { clock: 5 },
    ),
    4403,
  ],
  [
    'a deletion of 2^52 operations',
    struct(inRoot | contentDeleted, (encoder) => {
      rootAndKey(root, 'a/b')(encoder)
      encoding.writeVarUint(encoder, 2 ** 52)
    }),
    4400,
  ],
  [
    'a struct without length',
    struct(inRoot | contentDeleted, (encoder) => {
      rootAndKey(root, 'a/b')(encoder)
      encoding.writeVarUint(encoder, 0)
    }),
    4400,
  ],
  [
    'an origin that nobody has',
    struct(0x80 | contentAny, (encoder) => {
      for (const number of [12_345, 7, 1]) encoding.writeVarUint(encoder, number)
      encoding.writeUint8(encoder, 120)
    }),
    4403,
  ],
  ['a deletion of what nobody has', sync(syncUpdate, numbers(0, 1, 12_345, 1, 0, 10)), 4403],
  ['a skipped range', struct(10, (encoder) => encoding.writeVarUint(encoder, 5)), 4403],
  [
    'a skipped range with the marks of an item',
    struct(0x80 | 10, (encoder) => encoding.writeVarUint(encoder, 5)),
    4403,
  ],
  ['deletions that overlap', sync(syncUpdate, numbers(0, 1, 99, 2, 0, 5, 3, 5)), 4400],
  ['deletions in no order', sync(syncUpdate, numbers(0, 1, 99, 2, 5, 1, 0, 1)), 4400],
  ['deletions of one client twice', sync(syncUpdate, numbers(0, 2, 99, 1, 0, 1, 99, 1, 5, 1)), 4400],
  ['a deletion of nothing', sync(syncUpdate, numbers(0, 1, 99, 1, 0, 0)), 4400],
  [
    'a mark under no proper key',
    struct(inRoot | contentDeleted, (encoder) => {
      rootAndKey(root, 'what ever')(encoder)
      encoding.writeVarUint(encoder, 1)
    }),
    4403,
  ],
  [
    'an item of thousands of values',
    struct(inRoot | contentAny, (encoder) => {
      rootAndKey(root, 'a/b')(encoder)
      encoding.writeVarUint(encoder, 1_001)
      for (let count = 0; count < 1_001; count += 1) encoding.writeUint8(encoder, 120)
    }),
    4413,
  ],
  ['two clients that wait for each other', circle(root), 4403],
  ['a thousand rivals for one record', rivals(root, 1_000), 4413],
  ['an update beyond the limit', sync(syncUpdate, new Uint8Array(maxUpdateBytes + 1)), 4413],
  ['two mebibytes and more', new Uint8Array(2 * 1024 * 1024 + 1), 1009],
  ['a first sync beyond the limit', sync(syncStep2, new Uint8Array(maxFirstSyncBytes + 1)), 4413],
]

const attempts = documentNames.flatMap((document) =>
  attemptsOn(rootsOf[document]).map(([name, hostileBytes, closeCode]) => ({ document, name, hostileBytes, closeCode })),
)

/** Writes something allowed. */
function say(
  connection: RawConnection,
  { memberId }: Person,
  document: RoomDocumentName,
  text: string,
): Promise<Answer> {
  const isCart = document === 'cart'
  const key = isCart ? `boot:x/${memberId}` : `room/${memberId}`
  return connection.write((doc) =>
    doc.getMap(rootsOf[document].root).set(key, isCart ? text : { by: memberId, at: 1, text }),
  )
}

test.each(attempts)(
  '$name in $document is answered and closed, and nobody else notices',
  async ({ document, hostileBytes, closeCode }) => {
    const server = await startTestServer()
    const [ana, eve] = (await roomOf(server.url, ['Ana', 'Eve'])) as [Person, Person]
    const [anaConnection, witness, eveConnection] = [
      await RawConnection.open(server.url, ana, document),
      await RawConnection.open(server.url, ana, document),
      await RawConnection.open(server.url, eve, document),
    ]
    expect(await say(eveConnection, eve, document, 'hello')).toEqual({ saved: true })
    const heard = witness.updates.length

    eveConnection.send(hostileBytes)
    await eveConnection.until(() => eveConnection.closeCode !== undefined)
    expect(eveConnection.closeCode).toBe(closeCode)

    expect(await say(anaConnection, ana, document, 'still here')).toEqual({ saved: true })
    await witness.until(() => witness.doc.getMap(rootsOf[document].root).size === 2)
    expect(witness.updates.length).toBeLessThanOrEqual(heard + 2)
    // The witness reads neither root, so Yjs would list them only if an update had written there.
    expect([...witness.doc.share.keys()]).not.toContain('prices')
    expect([...witness.doc.share.keys()]).not.toContain(rootsOf[document].foreign)
    expect(witness.doc.store.pendingStructs).toBeNull()
  },
)

test('an honest update that is cut short or has one bit flipped does no harm', async () => {
  const server = await startTestServer()
  const [ana, eve] = await roomOf(server.url, ['Ana', 'Eve'])
  if (!ana || !eve) throw new Error('nobody came')
  const witness = await RawConnection.open(server.url, ana)
  const honest = update((doc) => {
    doc.getMap('notes').set(`boot:x/${eve.memberId}`, 'size M')
    doc.getMap('wants').set(`boot:x/${eve.memberId}`, 2)
  })
  const broken = [...honest.keys()].flatMap((at) => [honest.slice(0, at), flipped(honest, at)])
  for (const mutant of broken) {
    const connection = await RawConnection.open(server.url, eve)
    connection.send(mutant)
    // Either the connection is closed, or the update was valid and the next one is saved.
    await connection.write((doc) => doc.getMap('notes').set(`boot:z/${eve.memberId}`, 'next'))
    await connection.close()
  }
  expect(await witness.write((doc) => doc.getMap('notes').set(`boot:x/${ana.memberId}`, 'still here'))).toEqual({
    saved: true,
  })
  expect(witness.doc.store.pendingStructs).toBeNull()
  for (const key of witness.doc.getMap('wants').keys()) expect(key.endsWith(`/${eve.memberId}`)).toBe(true)
  for (const want of witness.doc.getMap('wants').values()) expect(want).toBeTypeOf('number')
})

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const copy = bytes.slice()
  copy[at] = (copy[at] ?? 0) ^ (1 << (at % 8))
  return copy
}

test('a member cannot write under another member’s Yjs client', async () => {
  const server = await startTestServer()
  const [ana, eve] = await roomOf(server.url, ['Ana', 'Eve'])
  if (!ana || !eve) throw new Error('nobody came')
  const [anaConnection, eveConnection] = [
    await RawConnection.open(server.url, ana),
    await RawConnection.open(server.url, eve),
  ]
  await anaConnection.write((doc) => doc.getMap('notes').set(`boot:x/${ana.memberId}`, 'mine'))
  await eveConnection.until(() => eveConnection.record('notes', `boot:x/${ana.memberId}`) === 'mine')
  eveConnection.doc.clientID = anaConnection.doc.clientID
  const answer = await eveConnection.write((doc) => doc.getMap('notes').set(`boot:x/${eve.memberId}`, 'as Ana'))
  expect(answer).toMatchObject({ saved: false, closeCode: 4403, refusal: { code: 'forged-author' } })
})

test('the owner of a Yjs client survives a restart', async () => {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const anaConnection = await RawConnection.open(server.url, ana)
  await anaConnection.write((doc) => doc.getMap('notes').set(`boot:x/${ana.memberId}`, 'mine'))
  const eve = await join(server.url, ana.code, 'Eve')
  await server.stop()
  const again = await startTestServer({ DATA_DIR: server.dataDir })
  const eveConnection = await RawConnection.open(again.url, eve)
  eveConnection.doc.clientID = anaConnection.doc.clientID
  const answer = await eveConnection.write((doc) => doc.getMap('notes').set(`boot:x/${eve.memberId}`, 'as Ana'))
  expect(answer).toMatchObject({ saved: false, refusal: { code: 'forged-author' } })
})

test('a value that its kind does not allow is refused with its root and key', async () => {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  const connection = await RawConnection.open(server.url, ana)
  const key = `boot:x/${ana.memberId}`
  const answer = await connection.write((doc) => doc.getMap('wants').set(key, 1000))
  expect(answer).toMatchObject({ saved: false, closeCode: 4403, refusal: { code: 'bad-value', root: 'wants', key } })
})
