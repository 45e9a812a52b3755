// What the replica answers to a state vector of a large document.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { RecordsDocument } from '#server/sync/records-document.ts'
import { updateIn } from '#server/sync/frames.ts'
import { missingState } from '#server/sync/state-tasks.ts'

/** A document of a hundred short notes, of which a client has some, with one long one at the end. */
function documentAndClient(known: number) {
  const document = new RecordsDocument('cart')
  const client = new Y.Doc()
  const write = (note: number, text: string) => document.doc.getMap('notes').set(`boot:${note}/ana`, text)
  for (let note = 0; note < known; note += 1) write(note, 'short')
  Y.applyUpdate(client, Y.encodeStateAsUpdate(document.doc))
  for (let note = known; note < 99; note += 1) write(note, 'short')
  write(99, 'x'.repeat(20_000))
  const ask = (stateVector: Uint8Array) =>
    missingState.run(
      { document: () => document, records: () => expect.unreachable() },
      { name: 'cart', stateVector, wholeBytes: 10 * Y.encodeStateAsUpdate(document.doc).length },
    )
  return { document, client, ask }
}

test('a client that lacks most of the operations gets the whole state', () => {
  const { client, ask } = documentAndClient(40)
  expect(ask(Y.encodeStateVector(client))).toEqual([])
})

test('a state vector of clients that the document does not have is one that lacks everything', () => {
  const { ask } = documentAndClient(100)
  const stranger = new Y.Doc()
  stranger.getMap('notes').set('boot:1/eve', 'mine')
  expect(ask(Y.encodeStateVector(stranger))).toEqual([])
})

test('a client that has most of the operations gets only the rest', () => {
  const { document, client, ask } = documentAndClient(60)
  for (const frame of ask(Y.encodeStateVector(client))) Y.applyUpdate(client, updateIn(frame))
  expect(client.getMap('notes').toJSON()).toEqual(document.doc.getMap('notes').toJSON())
})
