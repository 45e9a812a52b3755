// Talk over the wire: who may resolve a question, and who may edit a message.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Thread } from '#shared/annotations/thread.ts'
import { roomOf } from '#test/support/people.ts'
import type { Person } from '#test/support/people.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import type { Answer } from '#test/support/raw-connection.ts'
import { startTestServer } from '#test/support/server.ts'

type Put = readonly [root: string, key: string, value: unknown]

/** A room of Ana, its host, and three shoppers. */
async function talking() {
  const server = await startTestServer()
  const people = (await roomOf(server.url, ['Ana', 'Ben', 'Cleo', 'Dan'])) as [Person, Person, Person, Person]
  const [ana, ben, cleo, dan] = people
  const open = (person: Person) => RawConnection.open(server.url, person, 'annotations')
  const said = async (person: Person, act: (connection: RawConnection) => Promise<Answer>) => {
    const connection = await open(person)
    const answer = await act(connection)
    await connection.close()
    return answer.saved ? 'saved' : answer.refusal?.code
  }
  /** Writes records in one update; `undefined` deletes. */
  const put = (person: Person, ...puts: readonly Put[]) =>
    said(person, (connection) =>
      connection.write((doc) => {
        for (const [root, key, value] of puts) {
          if (value === undefined) doc.getMap(root).delete(key)
          else doc.getMap(root).set(key, value)
        }
      }),
    )
  /** Writes from a device that has read nothing, and whose operations win. */
  const putBlindly = (person: Person, [root, key, value]: Put) => {
    const doc = Object.assign(new Y.Doc(), { clientID: 2 ** 32 - 1 })
    doc.getMap(root).set(key, value)
    return said(person, (connection) => connection.sendUpdate(Y.encodeStateAsUpdate(doc)))
  }
  const record = async (root: string, key: string) => (await open(ana)).record(root, key)
  return { ana, ben, cleo, dan, put, putBlindly, record }
}

const question = (by: Person, more: Partial<Thread> = {}): Put => [
  'threads',
  'q1',
  { subject: 'room', kind: 'question', by: by.memberId, at: 1, ...more },
]
const resolved = (by: Person, state = 'resolved'): Put => ['threadStates', 'q1', { state, by: by.memberId, at: 2 }]
const message = (by: Person, text: string): Put => ['messages', 'q1/m1', { by: by.memberId, at: 3, text }]

test('a question to a member is resolved by them, by its author or by the host, and by nobody else', async () => {
  const { ana, ben, cleo, dan, put } = await talking()
  expect(await put(ben, question(ben, { askedOf: [cleo.memberId] }))).toBe('saved')
  expect(await put(dan, resolved(dan))).toBe('not-asked')
  expect(await put(cleo, resolved(cleo))).toBe('saved')
  expect(await put(dan, resolved(dan, 'open'))).toBe('not-asked')
  expect(await put(ben, resolved(ben, 'open'))).toBe('saved')
  expect(await put(ana, resolved(ana))).toBe('saved')
})

test('members cannot resolve a question to the shop', async () => {
  const { ana, ben, dan, put } = await talking()
  expect(await put(ben, question(ben, { askedOf: 'shop' }))).toBe('saved')
  expect(await put(dan, resolved(dan))).toBe('not-asked')
  expect(await put(ana, resolved(ana))).toBe('saved')
})

test('anybody resolves a question to everybody, in their own name', async () => {
  const { ben, cleo, dan, put } = await talking()
  expect(await put(ben, question(ben), resolved(ben))).toBe('saved')
  expect(await put(dan, resolved(cleo, 'open'))).toBe('not-your-record')
  expect(await put(dan, resolved(dan, 'open'))).toBe('saved')
})

test('only a question has a state', async () => {
  const { ben, put } = await talking()
  expect(
    await put(
      ben,
      ['threads', 'room', { subject: 'room', kind: 'talk', by: ben.memberId, at: 1 }],
      ['threadStates', 'room', { state: 'resolved', by: ben.memberId, at: 1 }],
    ),
  ).toBe('not-a-question')
  expect(await put(ben, resolved(ben))).toBe('not-a-question')
})

test('nobody can take over another’s question, not even from a device that never read it', async () => {
  const { ben, cleo, dan, put, putBlindly, record } = await talking()
  const bens = question(ben, { askedOf: [cleo.memberId] })
  await put(ben, bens)
  const dans = question(dan, { askedOf: [dan.memberId] })
  expect(await put(dan, dans)).toBe('record-fixed')
  expect(await putBlindly(dan, dans)).toBe('record-fixed')
  expect(await put(dan, dans, resolved(dan))).toBe('record-fixed')
  expect(await record('threads', 'q1')).toEqual(bens[2])
  expect(await record('threadStates', 'q1')).toBeUndefined()
})

test('two members who open the same talk at once are both in it', async () => {
  const { ben, dan, put, putBlindly, record } = await talking()
  const talk = (by: Person): Put => [
    'threads',
    'product:boot',
    { subject: 'product:boot', kind: 'talk', by: by.memberId, at: 1 },
  ]
  expect(await put(ben, talk(ben))).toBe('saved')
  expect(await putBlindly(dan, talk(dan))).toBe('saved')
  expect(await record('threads', 'product:boot')).toMatchObject({ kind: 'talk', subject: 'product:boot' })
})

test('a message is edited by its author, and deleted by its author or the host', async () => {
  const { ana, ben, dan, put, putBlindly, record } = await talking()
  await put(ben, question(ben), message(ben, 'Which size?'))
  expect(await put(dan, message(dan, 'Mine'))).toBe('not-your-record')
  expect(await put(dan, message(ben, 'Not his words'))).toBe('not-your-record')
  expect(await putBlindly(dan, message(dan, 'Mine'))).toBe('not-your-record')
  expect(await put(dan, ['messages', 'q1/m1', undefined])).toBe('not-your-record')
  expect(await put(ana, message(ben, 'Not his words'))).toBe('not-your-record')
  expect(await put(ana, message(ana, 'Mine'))).toBe('not-your-record')
  expect(await put(ben, message(ben, 'Which size, 39?'))).toBe('saved')
  expect(await record('messages', 'q1/m1')).toMatchObject({ text: 'Which size, 39?' })
  expect(await put(ana, ['messages', 'q1/m1', undefined])).toBe('saved')
  expect(await record('messages', 'q1/m1')).toBeUndefined()
})

test('anybody changes a comparison, in their own name', async () => {
  const { ben, cleo, dan, put, record } = await talking()
  const of = (by: Person, ...productIds: string[]): Put => ['comparisons', 'c1', { productIds, by: by.memberId, at: 1 }]
  expect(await put(ben, of(ben, 'boot', 'runner'))).toBe('saved')
  expect(await put(dan, of(cleo, 'boot', 'mug'))).toBe('not-your-record')
  expect(await put(dan, of(ben, 'boot', 'mug'))).toBe('not-your-record')
  expect(await put(dan, of(dan, 'boot', 'mug'))).toBe('saved')
  expect(await record('comparisons', 'c1')).toMatchObject({ by: dan.memberId, productIds: ['boot', 'mug'] })
})

test('a point that is no number closes the connection before any rule is asked', async () => {
  const { ben, put } = await talking()
  for (const x of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
    const anchor = { on: 'image', productId: 'boot', image: '/boot.webp', x, y: 0 }
    expect(await put(ben, ['pins', 'p1', { anchor, text: 'here', by: ben.memberId, at: 1 }])).toBe('malformed')
  }
})

test('a record from the future is refused with its root and key', async () => {
  const { ben, put } = await talking()
  const [, key, value] = message(ben, 'from the future')
  const ahead = { ...(value as object), at: Date.now() + 6 * 60_000 }
  expect(await put(ben, ['messages', key, ahead])).toBe('clock-ahead')
})

test('only the server marks an answer as given by a link', async () => {
  const { ben, put, record } = await talking()
  const [root, key, value] = message(ben, 'warm')
  expect(await put(ben, question(ben), [root, key, { ...(value as object), via: 'link' }])).toBe('server-only')
  expect(await put(ben, question(ben), [root, key, value])).toBe('saved')
  expect(await put(ben, [root, key, { ...(value as object), via: 'link', editedAt: 4 }])).toBe('server-only')
  expect(await record(root, key)).toEqual(value)
})
