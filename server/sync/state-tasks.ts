// Encodes what a client lacks of a large document, as the frames that are sent.
import * as Y from 'yjs'
import type { DocumentName } from '#shared/records/table.ts'
import { stateFrames } from './frames.ts'
import { mergeUpdates } from './merge-updates.ts'
import type { ReplicaTask } from './replica-task.ts'
import { splitUpdate } from './split-update.ts'
import { maxPartBytes } from './state-delivery.ts'

/** Whoever lacks more than this share is sent the whole state: it is kept for all, and costs nobody's time. */
const mostlyMissing = 0.5

/** The state vector and then the whole state, from its bytes alone: a document that people only enter needs no copy of its records. */
export const wholeState: ReplicaTask<{ readonly updates: readonly Uint8Array[] }> = {
  name: 'whole state',
  run: (_, { updates }) => {
    const whole = mergeUpdates(updates)
    return [Y.encodeStateVectorFromUpdate(whole), ...framesOf(whole)]
  },
}

/** The whole state as one update, without what was deleted since: what compaction writes. */
export const encodedState: ReplicaTask<{ readonly updates: readonly Uint8Array[] }> = {
  name: 'encoded state',
  run: (_, { updates }) => [encodedAsOne(updates)],
}

/** Updates of a document as one, without what was deleted since. */
export function encodedAsOne(updates: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc()
  doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)))
  const state = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return state
}

/** The updates missing from a state vector. No frames means that nearly everything is missing: send the whole state. */
export const missingState: ReplicaTask<{
  readonly name: DocumentName
  readonly stateVector: Uint8Array
  readonly wholeBytes: number
}> = {
  name: 'missing state',
  run: (documents, { name, stateVector, wholeBytes }) => {
    const { doc } = documents.document(name)
    if (missingShare(doc, stateVector) > mostlyMissing) return []
    const update = Y.encodeStateAsUpdate(doc, stateVector)
    return update.length > mostlyMissing * wholeBytes ? [] : framesOf(update)
  },
}

/** The share of a document’s operations that a state vector lacks: told in no time, where encoding what they are takes 70 ms. */
function missingShare(doc: Y.Doc, stateVector: Uint8Array): number {
  const theirs = Y.decodeStateVector(stateVector)
  let [all, missing] = [0, 0]
  for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(doc))) {
    all += clock
    missing += Math.max(0, clock - (theirs.get(client) ?? 0))
  }
  return missing / Math.max(1, all)
}

/** A state as the frames that are sent. */
export function framesOf(update: Uint8Array): readonly Uint8Array[] {
  return stateFrames(splitUpdate(update, maxPartBytes))
}
