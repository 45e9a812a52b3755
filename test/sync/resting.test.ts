import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { LiveDocument } from '#server/sync/live-document.ts'

/** A document with one note, at rest. */
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

test('a quiet document drops its records, and reads them again when they are needed', () => {
  const { document, restedDoc } = restingDocument()
  expect(document.records.doc).not.toBe(restedDoc)
  expect([...document.records.records('notes')]).toEqual([['boot:x/ana', 'size M']])
})

test('the server keeps its Yjs client over a rest', () => {
  const { document, restedDoc } = restingDocument()
  expect(document.records.doc.clientID).toBe(restedDoc.clientID)
  document.records.doc.getMap('notes').set('boot:x/ana', 'size L')
  expect(document.records.clockOf(document.serverClient)).toBe(2)
})

test('a document at rest answers clients that are new and clients that return', () => {
  const { document, restedDoc } = restingDocument()
  const newcomer = new Y.Doc()
  Y.applyUpdate(newcomer, payloadOf(document.stateFor(Y.encodeStateVector(newcomer))))
  expect(newcomer.getMap('notes').toJSON()).toEqual({ 'boot:x/ana': 'size M' })
  const back = payloadOf(document.stateFor(Y.encodeStateVector(newcomer)))
  expect(Y.decodeUpdate(back).structs).toEqual([])
  const vector = Y.decodeStateVector(payloadOf(document.stateVectorFrame()))
  expect(vector.get(restedDoc.clientID)).toBe(1)
})

test('a document with a pending update does not rest', () => {
  const { document } = restingDocument()
  const { records } = document
  document.pending += 1
  document.restIfQuiet()
  document.restIfQuiet()
  expect(document.records).toBe(records)
})

test('clients that join at once share one frame, until something new is durable', () => {
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

/** The payload of a sync frame of fewer than 128 bytes. */
function payloadOf(frame: Uint8Array): Uint8Array {
  return frame.subarray(3)
}
