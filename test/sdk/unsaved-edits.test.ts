// Unsaved edits, found by comparing this device's copy with a fresh one from the server.
import * as Y from 'yjs'
import { expect, test } from 'vitest'
import { editsSince, unsavedEdits } from '#client/sdk/unsaved.ts'

test('an edit that the server never received is unsaved; one that it has is not', () => {
  const { server, device } = serverAndDevice()
  device.getMap('wants').set('boots/ana', 1)
  deliver(device, server)
  device.getMap('wants').set('coat/ana', 2)
  expect(unsavedEdits(device, copyOf(server), mine(device))).toEqual([
    { root: 'wants', key: 'coat/ana', before: undefined, after: 2 },
  ])
})

test('unsaved edits are listed in the order in which they were made', () => {
  const { server, device } = serverAndDevice()
  for (const key of ['c', 'a', 'b']) device.getMap('wants').set(key, 1)
  expect(unsavedEdits(device, copyOf(server), mine(device)).map(({ key }) => key)).toEqual(['c', 'a', 'b'])
})

test('an edit that somebody else overwrote meanwhile is not unsaved', () => {
  const { server, device } = serverAndDevice()
  device.getMap('lanes').set('boots', 'decided')
  deliver(device, server)
  server.getMap('lanes').set('boots', 'rejected')
  expect(unsavedEdits(device, copyOf(server), mine(device))).toEqual([])
})

test('edits of others that the server lost are not this device’s to resubmit', () => {
  const { server, device } = serverAndDevice()
  const other = new Y.Doc()
  other.getMap('wants').set('boots/ben', 3)
  deliver(other, device)
  device.getMap('wants').set('boots/ana', 1)
  expect(unsavedEdits(device, copyOf(server), mine(device)).map(({ key }) => key)).toEqual(['boots/ana'])
})

test('a deletion that the server does not have is unsaved', () => {
  const { server, device } = serverAndDevice()
  device.getMap('notes').set('boots/ana', 'size M')
  deliver(device, server)
  device.getMap('notes').delete('boots/ana')
  expect(unsavedEdits(device, copyOf(server), mine(device))).toEqual([
    { root: 'notes', key: 'boots/ana', before: 'size M', after: undefined },
  ])
})

test('a record that was created and deleted before it was sent is not unsaved', () => {
  const { server, device } = serverAndDevice()
  device.getMap('notes').set('boots/ana', 'size M')
  device.getMap('notes').delete('boots/ana')
  expect(unsavedEdits(device, copyOf(server), mine(device))).toEqual([])
})

test('an edit under a client id that another device used on the server is unsaved, whatever the clocks are', () => {
  const { server, device } = serverAndDevice()
  const stranger = new Y.Doc()
  stranger.clientID = device.clientID
  stranger.getMap('wants').set('hat/ben', 1)
  stranger.getMap('wants').set('scarf/ben', 1)
  deliver(stranger, server)
  device.getMap('wants').set('boots/ana', 1)
  expect(unsavedEdits(device, copyOf(server), mine(device)).map(({ key }) => key)).toEqual(['boots/ana'])
})

test('without a fresh copy, edits after the last saved clock are unsaved', () => {
  const { device } = serverAndDevice()
  device.getMap('wants').set('boots/ana', 1)
  const saved = new Map([[device.clientID, Y.getState(device.store, device.clientID)]])
  expect(editsSince(device, saved)).toEqual([])
  device.getMap('wants').set('boots/ana', 2)
  device.getMap('wants').set('coat/ana', 1)
  expect(editsSince(device, saved).map(({ key, after }) => [key, after])).toEqual([
    ['boots/ana', 2],
    ['coat/ana', 1],
  ])
})

function serverAndDevice(): { server: Y.Doc; device: Y.Doc } {
  return { server: new Y.Doc(), device: new Y.Doc() }
}

function deliver(from: Y.Doc, to: Y.Doc): void {
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from))
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  deliver(doc, copy)
  return copy
}

function mine(device: Y.Doc): Map<number, number> {
  return new Map([[device.clientID, 0]])
}
