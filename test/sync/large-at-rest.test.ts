// Large documents are read, encoded and compacted without holding up other rooms: in parts, or in the replica.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { maxDocumentBytes } from '#shared/records/limits.ts'
import { LiveDocument, largeBytes } from '#server/sync/live-document.ts'
import type { Replica } from '#server/sync/replica.ts'
import { StateAnswers } from '#server/sync/state-answers.ts'
import { fillDocument } from '#test/support/full-document.ts'
import { openRoom } from '#test/support/people.ts'
import { RawConnection } from '#test/support/raw-connection.ts'
import { testReplica } from '#test/support/replica.ts'
import { startTestServer } from '#test/support/server.ts'

const room = { num: 7 }
const text = 'x'.repeat(480)

test('the records of a large document at rest are the same once they were read in parts', async () => {
  const { document, written } = largeDocument()
  expect(document.wakesSlowly).toBe(true)
  expect(await answers().prepare({ room, document })).toBeGreaterThan(0)
  expect(document.wakesSlowly).toBe(false)
  expect(new Map(document.records.records('notes'))).toEqual(new Map(written.getMap('notes').entries()))
  expect(document.records.doc.clientID).toBe(document.serverClient)
})

test('somebody who cannot wait for the records has them at once, and what they write stays', async () => {
  const { document } = largeDocument()
  const waking = answers().prepare({ room, document })
  document.records.doc.getMap('notes').set('boot:x/ana', 'size M')
  await waking
  expect(document.records.records('notes').get('boot:x/ana')).toBe('size M')
})

test('edits to a large document at rest are taken in their order once its records are there', async () => {
  const server = await startTestServer()
  const ana = await openRoom(server.url, 'Ana')
  await fillDocument(server, ana.roomId, { bytes: 2 * largeBytes })
  const writer = await RawConnection.open(server.url, ana)
  const reader = await RawConnection.open(server.url, ana)
  // The first round sees that it is quiet.
  for (let round = 0; round < 2; round += 1) await server.directory.letRest()
  const document = server.directory.inMemory[0]?.document('cart')
  expect(document?.wakesSlowly).toBe(true)
  const key = `mug:1/${ana.memberId}`
  const edits = ['one', 'two', 'three'].map((note) => writer.write((doc) => doc.getMap('notes').set(key, note)))
  // The records are not read in the same turn as the edits.
  await new Promise((resolve) => setImmediate(resolve))
  expect(await Promise.all(edits)).toEqual(edits.map(() => ({ saved: true })))
  await reader.until(() => reader.record('notes', key) === 'three')
})

test('a nearly full document is encoded in the replica before it is said to be full', async () => {
  const { document, save } = largeDocument(maxDocumentBytes - 32 * 1024)
  const value = (round: number) => `${round}`.padEnd(16 * 1024, 'x')
  for (let round = 0; round < 60; round += 1) save((doc) => doc.getMap('notes').set('boot:x/ana', value(round)))
  expect(document.isPrepared).toBe(false)
  const [replica, asked] = [testReplica(), [] as string[]]
  const counting: Pick<Replica, 'run'> = {
    run: (task, given) => {
      asked.push(task.name)
      return replica.run(task, given)
    },
  }
  await new StateAnswers({ replica: counting, reportError: rethrow }).prepare({ room, document })
  expect(asked).toContain('encoded state')
  expect(document.isOverestimated).toBe(false)
  // All but the last value are gone.
  expect(document.hasRoomFor(8 * 1024, maxDocumentBytes)).toBe(true)
})

test('a snapshot of a large document holds what was durable when it was begun, and nothing of what was deleted', async () => {
  const { document, save } = largeDocument()
  save((doc) => doc.getMap('notes').set('boot:x/ana', 'taken back'))
  save((doc) => doc.getMap('notes').delete('boot:x/ana'))
  const taking = answers().snapshot({ room, document })
  const later = save((doc) => doc.getMap('notes').set('boot:y/ana', 'later'))
  const snapshot = await taking
  if (!snapshot) throw new Error('There was nothing new')
  const stored = new Y.Doc()
  Y.applyUpdate(stored, snapshot.state)
  expect(stored.getMap('notes').has('boot:y/ana')).toBe(false)
  expect(Buffer.from(snapshot.state).includes('taken back')).toBe(false)
  document.compacted(snapshot)
  expect(document.firstUncompacted).toBe(later)
  expect(document.uncompactedCount).toBe(1)
  Y.applyUpdate(stored, document.since(undefined).updates[0] as Uint8Array)
  expect(stored.getMap('notes').get('boot:y/ana')).toBe('later')
})

test('a large document is compacted here where the replica fails', async () => {
  const { document, save, written } = largeDocument()
  save((doc) => doc.getMap('notes').set('boot:x/ana', 'size M'))
  const faults: unknown[] = []
  const failing = { run: () => Promise.reject(new Error('no thread')) }
  const states = new StateAnswers({ replica: failing, reportError: (fault) => faults.push(fault) })
  const snapshot = await states.snapshot({ room, document })
  expect(faults).toHaveLength(1)
  const stored = new Y.Doc()
  Y.applyUpdate(stored, snapshot?.state as Uint8Array)
  expect(stored.getMap('notes').toJSON()).toEqual(written.getMap('notes').toJSON())
})

test('what a large document at rest has is found out elsewhere, and its records stay at rest', async () => {
  const { document, written } = largeDocument()
  await answers().learn({ room, document })
  expect(document.hasStateVector).toBe(true)
  expect(document.wakesSlowly).toBe(true)
  // The three bytes before it say what it is and how long.
  expect(Y.decodeStateVector(document.stateVectorFrame().subarray(3))).toEqual(
    Y.decodeStateVector(Y.encodeStateVector(written)),
  )
})

function answers(): StateAnswers {
  return new StateAnswers({ replica: testReplica(), reportError: rethrow })
}

function rethrow(fault: unknown): never {
  throw fault
}

/** A document as it is read from the disk; by default just above the size at which it counts as large. */
function largeDocument(bytes = 1.2 * largeBytes) {
  const written = new Y.Doc()
  written.transact(() => {
    for (let note = 0; note * (text.length + 60) < bytes; note += 1)
      written.getMap('notes').set(`boot:${note}/somebody`, text)
  })
  const state = Y.encodeStateAsUpdate(written)
  const document = new LiveDocument('cart', { num: 1, state, upto: 3, log: [] })
  let place = 3
  /** Makes a change durable. @returns its place in the log. */
  const save = (change: (doc: Y.Doc) => void) => {
    written.once('update', (update: Uint8Array) => {
      place += 1
      document.pending += 1
      document.saved(update, undefined, place)
    })
    change(written)
    return place
  }
  return { document, written, save }
}
