// The state of a document that fits into no single frame is sent in parts: one that is not large at once, without the replica.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { CostBudgets } from '#server/limits/cost-budget.ts'
import { TokenBucket } from '#server/limits/token-bucket.ts'
import { Connection } from '#server/sync/connection.ts'
import { decodeFrame, updateFrame } from '#server/sync/frames.ts'
import { LiveDocument } from '#server/sync/live-document.ts'
import { StateAnswers } from '#server/sync/state-answers.ts'
import { StateDelivery } from '#server/sync/state-delivery.ts'

const room = { num: 7 }
const nothing = Uint8Array.of(0)
const noLimits = { updatesPerSecond: 0, updateBurst: 0, awarenessPerSecond: 0, questionsPerSecond: 0 }
const noReplica = { run: () => Promise.reject(new Error('The replica was asked')) }

test('a newcomer has a document of half a megabyte at once, in parts', () => {
  const { document, written } = mediumDocument()
  const { updates, doc } = entered(document)
  expect(updates.length).toBeGreaterThan(5)
  expect(Math.max(...updates.map(({ length }) => length))).toBeLessThan(256 * 1024)
  expect(updates.at(-1)?.first).toBe(true)
  expect(doc.getMap('notes').toJSON()).toEqual(written.getMap('notes').toJSON())
})

test('a client that enters after a change has that change as well', () => {
  const { document, written, save } = mediumDocument()
  entered(document)
  save((doc) => doc.getMap('notes').set('boot:x/ana', 'size M'))
  const { updates, doc } = entered(document)
  expect(updates.at(-1)?.first).toBe(true)
  expect(doc.getMap('notes').toJSON()).toEqual(written.getMap('notes').toJSON())
})

test('a client that has most of such a document is sent the rest only', () => {
  const { document, save } = mediumDocument()
  const { doc } = entered(document)
  save((written) => written.getMap('notes').set('boot:x/ana', 'size M'))
  const { updates } = entered(document, doc)
  expect(updates).toHaveLength(1)
  expect(updates[0]?.length).toBeLessThan(1024)
  expect(doc.getMap('notes').get('boot:x/ana')).toBe('size M')
})

test('a member above their budget waits for such a document too', () => {
  const budgets = new CostBudgets({
    memberMsPerSecond: 0,
    roomMsPerSecond: 0,
    memberBytesPerSecond: 1,
    addressMsPerSecond: 0,
  })
  const { document } = mediumDocument()
  expect(entered(document, new Y.Doc(), budgets).updates.length).toBeGreaterThan(5)
  expect(entered(document, new Y.Doc(), budgets).updates).toEqual([])
})

test('parts follow when the network has taken those before, and the last one comes after what was held back', () => {
  const sent: string[][] = []
  const waiting: (() => void)[] = []
  const delivery = new StateDelivery({
    transmit: (frames, onTaken) => {
      sent.push(frames.map(nameOf))
      waiting.push(onTaken)
    },
    stalled: () => sent.push(['stalled']),
    finished: () => sent.push(['finished']),
  })
  delivery.start(['1', '2', '3', '4', '5', 'last'].map((name) => updateFrame(noteOf(name))))
  delivery.holdUpdate(noteOf('meanwhile'))
  expect(sent).toEqual([['1', '2', '3', '4']])
  waiting.shift()?.()
  waiting.shift()?.()
  expect(sent.slice(1)).toEqual([['5'], ['meanwhile']])
  waiting.shift()?.()
  expect(sent.slice(3)).toEqual([['last'], ['finished']])
})

/** A document that is sent in parts and not large. */
function mediumDocument() {
  const written = new Y.Doc()
  written.transact(() => {
    for (let note = 0; note < 1_000; note += 1) written.getMap('notes').set(`boot:${note}/somebody`, 'x'.repeat(480))
  })
  const document = new LiveDocument('cart', { num: 1, state: Y.encodeStateAsUpdate(written), upto: 0, log: [] })
  let place = 0
  /** Makes a change durable. */
  const save = (change: (doc: Y.Doc) => void) => {
    written.once('update', (update: Uint8Array) => {
      place += 1
      Y.applyUpdate(document.records.doc, update)
      document.pending += 1
      document.saved(update, undefined, place)
    })
    change(written)
  }
  return { document, written, save }
}

/** What a client is sent in the same turn, and what it has then. */
function entered(document: LiveDocument, doc = new Y.Doc(), budgets?: CostBudgets) {
  const updates: { readonly length: number; readonly first: boolean }[] = []
  const take = (frame: Uint8Array) => {
    const decoded = decodeFrame(frame)
    if (!decoded.ok || decoded.value.kind !== 'update') throw new Error('not an update')
    Y.applyUpdate(doc, decoded.value.update)
    updates.push({ length: frame.length, first: decoded.value.first })
  }
  const states = new StateAnswers({
    replica: noReplica,
    reportError: (fault) => {
      throw fault
    },
  })
  const stateVector = doc.store.clients.size === 0 ? nothing : Y.encodeStateVector(doc)
  states.answer({ room, document, connection: connectionTo(take, budgets) }, stateVector)
  return { updates, doc }
}

function connectionTo(take: (frame: Uint8Array) => void, budgets = new CostBudgets(unlimited)): Connection {
  return new Connection({
    member: { id: 'ben', role: 'shopper', sessionId: null },
    socket: {
      bufferedAmount: 0,
      send: take,
      sendAll: (frames, onTaken) => {
        frames.forEach(take)
        onTaken()
      },
      close: () => {},
      pause: () => {},
      resume: () => {},
    },
    wantsSaved: false,
    limits: noLimits,
    memberUpdates: new TokenBucket({ perSecond: 0, burst: 0 }),
    budget: budgets.of({ memberId: 'ben', roomId: 'the-room' }),
    onLeave: () => {},
  })
}

const unlimited = { memberMsPerSecond: 0, roomMsPerSecond: 0, memberBytesPerSecond: 0, addressMsPerSecond: 0 }

function noteOf(name: string): Uint8Array {
  const doc = new Y.Doc()
  doc.getMap('notes').set('name', name)
  return Y.encodeStateAsUpdate(doc)
}

function nameOf(frame: Uint8Array): string {
  const decoded = decodeFrame(frame)
  if (!decoded.ok || decoded.value.kind !== 'update') throw new Error('not an update')
  const doc = new Y.Doc()
  Y.applyUpdate(doc, decoded.value.update)
  return String(doc.getMap('notes').get('name'))
}
