import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { mergeUpdates } from '#server/sync/merge-updates.ts'
import { splitUpdate } from '#server/sync/split-update.ts'
import { chance } from '#test/support/chance.ts'

const maxBytes = 4 * 1024

test('a split state is complete after every part, and whole after the last', () => {
  const dice = chance()
  for (let round = 0; round < 8; round += 1) {
    const one = documentOfMany(dice)
    for (const { state, doc } of [{ state: Y.encodeStateAsUpdate(one), doc: one }, notCollected(one)]) {
      const parts = splitUpdate(state, maxBytes)
      expect(Math.max(...parts.map(({ length }) => length)), `SEED=${dice.seed}`).toBeLessThanOrEqual(maxBytes)
      const reader = new Y.Doc()
      for (const part of parts) {
        Y.applyUpdate(reader, part)
        // Nothing waits for a later part: a client that is cut off here asks for the rest only.
        expect([reader.store.pendingStructs, reader.store.pendingDs], `SEED=${dice.seed}`).toEqual([null, null])
      }
      expect(contentOf(reader), `SEED=${dice.seed}`).toEqual(contentOf(doc))
      expect(Y.encodeStateVector(reader)).toEqual(Y.encodeStateVector(doc))
    }
  }
})

test('what a client lacks is split too, also where it knows a part of an operation', () => {
  const dice = chance()
  const doc = documentOfMany(dice)
  const reader = new Y.Doc()
  const parts = splitUpdate(Y.encodeStateAsUpdate(doc), maxBytes)
  for (const part of parts.slice(0, 3)) Y.applyUpdate(reader, part)
  const missing = splitUpdate(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(reader)), maxBytes)
  expect(missing.length).toBeGreaterThan(1)
  expect(missing.length).toBeLessThan(parts.length)
  for (const part of missing) Y.applyUpdate(reader, part)
  expect(contentOf(reader)).toEqual(contentOf(doc))
})

test('a small state stays as it is, and one operation is never cut', () => {
  const doc = new Y.Doc()
  doc.getMap('notes').set('a', 'x'.repeat(100))
  const small = Y.encodeStateAsUpdate(doc)
  expect(splitUpdate(small, maxBytes)).toEqual([small])
  doc.getMap('notes').set('b', 'x'.repeat(2 * maxBytes))
  doc.getMap('notes').set('c', 'x'.repeat(100))
  const reader = new Y.Doc()
  for (const part of splitUpdate(Y.encodeStateAsUpdate(doc), maxBytes)) Y.applyUpdate(reader, part)
  expect(contentOf(reader)).toEqual(contentOf(doc))
})

/** A document that several wrote at once, over each other and with deletions, so that they build on each other's operations. */
function documentOfMany(dice: ReturnType<typeof chance>): Y.Doc {
  const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc(), new Y.Doc(), new Y.Doc()] as const
  for (let step = 0; step < 600; step += 1) {
    const doc = dice.pick(docs)
    const map = doc.getMap(dice.pick(['notes', 'wants']))
    const key = `k${dice.whole(0, 59)}`
    if (dice.whole(0, 4) === 0) map.delete(key)
    else map.set(key, { text: 'x'.repeat(dice.whole(0, 199)), at: step, more: [true, null, 1.5, -step] })
    if (dice.whole(0, 3) === 0) Y.applyUpdate(dice.pick(docs), Y.encodeStateAsUpdate(doc))
  }
  const [first, ...others] = docs
  for (const doc of others) Y.applyUpdate(first, Y.encodeStateAsUpdate(doc))
  return first
}

/** The same document with more, merged from updates: what was deleted is still in it, and only the deletions say so. */
function notCollected(before: Y.Doc): { state: Uint8Array; doc: Y.Doc } {
  const doc = new Y.Doc({ gc: false })
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(before))
  for (let note = 0; note < 100; note += 1) doc.getMap('notes').set(`k${note}`, 'y'.repeat(90))
  for (let note = 0; note < 100; note += 3) doc.getMap('notes').delete(`k${note}`)
  return { state: mergeUpdates(updates), doc }
}

function contentOf(doc: Y.Doc): unknown {
  return [doc.getMap('notes').toJSON(), doc.getMap('wants').toJSON()]
}
