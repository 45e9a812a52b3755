// Counting along with the server: which updates of this device are durable there.
import * as Y from 'yjs'
import { expect, test } from 'vitest'
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { Delivery } from '#client/sdk/delivery.ts'
import { messageSync, syncStep2, syncUpdate } from '#shared/wire/frames.ts'

test('updates are durable once the server has counted them', () => {
  const { delivery, make } = connected()
  make()
  make()
  expect(delivery.waiting).toBe(2)
  delivery.onSaved(2)
  expect(delivery.waiting).toBe(1)
  delivery.onSaved(3)
  expect(delivery.waiting).toBe(0)
})

test('an update made before the server has sent its sync step 1 waits for the reply to that', () => {
  const delivery = new Delivery()
  delivery.onConnection(() => {})
  delivery.onMade()
  expect(delivery.onFrame(frame(syncUpdate))).toBe(false)
  expect(delivery.onFrame(frame(syncStep2))).toBe(true)
  delivery.onSaved(1)
  expect(delivery.waiting).toBe(0)
})

test('after a lost connection the first reply contains everything unsaved', () => {
  const { delivery, make } = connected()
  make()
  make()
  delivery.onConnection(() => {})
  expect(delivery.waiting).toBe(2)
  delivery.onFrame(frame(syncStep2))
  delivery.onSaved(1)
  expect(delivery.waiting).toBe(0)
})

test('a count of an earlier connection is not taken for this one', () => {
  const { delivery, make } = connected()
  make()
  delivery.onConnection(() => {})
  expect(delivery.onSaved(2)).toBe(false)
  expect(delivery.waiting).toBe(1)
})

test('at most sixteen updates are on their way at once; the others are merged and follow', () => {
  const { delivery, make, sent } = connected()
  const results = Array.from({ length: 100 }, () => make())
  expect(results.filter(Boolean)).toHaveLength(15)
  delivery.onSaved(1)
  expect(sent).toHaveLength(1)
  delivery.onSaved(17)
  expect(delivery.waiting).toBe(0)
})

test('merged updates stay below the size limit of one update', () => {
  const { delivery, make, sent } = connected()
  for (let number = 0; number < 100; number++) make(new Uint8Array(2000))
  for (let count = 1; delivery.waiting > 0; count++) delivery.onSaved(count)
  expect(sent.length).toBeGreaterThan(4)
  for (const { length } of sent) expect(length).toBeLessThan(64 * 1024)
})

function connected() {
  const delivery = new Delivery()
  const sent: Uint8Array[] = []
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  delivery.onConnection((bytes) => sent.push(bytes))
  delivery.onFrame(frame(syncStep2))
  const make = (value: unknown = 1) => {
    doc.getMap('wants').set(`line-${updates.length}`, value)
    delivery.onMade()
    return delivery.onFrame(frame(syncUpdate, updates.at(-1)))
  }
  return { delivery, make, sent }
}

function frame(kind: number, payload: Uint8Array = Y.encodeStateAsUpdate(new Y.Doc())): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, messageSync)
  writeVarUint(encoder, kind)
  writeVarUint8Array(encoder, payload)
  return toUint8Array(encoder)
}
