import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { LiveDocument } from '#server/sync/live-document.ts'

/** A document with one note, whose records nobody has asked for a while. */
function restingDocument() {
  const document = new LiveDocument('cart', { num: 1, state: undefined, upto: 0, log: [] })
  const { doc } = document.records
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  doc.getMap('notes').set('boot:x/ana', 'size M')
  document.pending += 1
  document.saved(updates[0] as Uint8Array, undefined, 1)
  document.takeFresh()
  document.restIfQuiet()
  document.restIfQuiet()
  return { document, restedDoc: doc }
}

test('records that nobody asks for are let go, and read again when somebody does', () => {
  const { document, restedDoc } = restingDocument()
  expect(document.records.doc).not.toBe(restedDoc)
  expect([...document.records.records('notes')]).toEqual([['boot:x/ana', 'size M']])
})

test('the server goes on under its own Yjs client after a rest', () => {
  const { document, restedDoc } = restingDocument()
  expect(document.records.doc.clientID).toBe(restedDoc.clientID)
  document.records.doc.getMap('notes').set('boot:x/ana', 'size L')
  expect(document.records.clockOf(document.serverClient)).toBe(2)
})

test('a document at rest answers newcomers and those who come back', () => {
  const { document, restedDoc } = restingDocument()
  const newcomer = new Y.Doc()
  Y.applyUpdate(newcomer, payloadOf(document.stateFor(Y.encodeStateVector(newcomer))))
  expect(newcomer.getMap('notes').toJSON()).toEqual({ 'boot:x/ana': 'size M' })
  const back = payloadOf(document.stateFor(Y.encodeStateVector(newcomer)))
  expect(Y.decodeUpdate(back).structs).toEqual([])
  const vector = Y.decodeStateVector(payloadOf(document.stateVectorFrame()))
  expect(vector.get(restedDoc.clientID)).toBe(1)
})

test('what is applied and not yet durable keeps a document awake', () => {
  const { document } = restingDocument()
  const { records } = document
  document.pending += 1
  document.restIfQuiet()
  document.restIfQuiet()
  expect(document.records).toBe(records)
})

test('a crowd is sent one and the same frame, until something new is durable', () => {
  const { document } = restingDocument()
  const nothing = Y.encodeStateVector(new Y.Doc())
  const frame = document.stateFor(nothing)
  expect(document.stateFor(nothing)).toBe(frame)
  const { doc } = document.records
  const before = Y.encodeStateVector(doc)
  doc.getMap('notes').set('boot:y/ana', 'size L')
  document.pending += 1
  document.saved(Y.encodeStateAsUpdate(doc, before), undefined, 2)
  const newcomer = new Y.Doc()
  Y.applyUpdate(newcomer, payloadOf(document.stateFor(nothing)))
  expect(newcomer.getMap('notes').toJSON()).toEqual({ 'boot:x/ana': 'size M', 'boot:y/ana': 'size L' })
})

/** What a sync frame of fewer than 128 bytes carries. */
function payloadOf(frame: Uint8Array): Uint8Array {
  return frame.subarray(3)
}
