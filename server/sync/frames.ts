// Decodes and encodes the frames of the document channel. One frame is one message.
import * as encoding from 'lib0/encoding'
import type { Outcome } from '#shared/outcome.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Refusal } from '#shared/refusals.ts'
import { refusal } from '#shared/refusals.ts'
import {
  messageAuth,
  messageAwareness,
  messageQueryAwareness,
  messageSaved,
  messageSync,
  syncStep1,
  syncStep2,
  syncUpdate,
} from '#shared/wire/frames.ts'
import { ByteReader } from './byte-reader.ts'

/** A received frame. Its bytes are views of the received ones. */
export type Frame =
  | { readonly kind: 'state-vector'; readonly stateVector: Uint8Array }
  | { readonly kind: 'update'; readonly update: Uint8Array; readonly first: boolean }
  | { readonly kind: 'awareness'; readonly states: Uint8Array }
  | { readonly kind: 'query-awareness' }

/** Decodes one frame. @returns refused `malformed` for anything but exactly one. */
export function decodeFrame(bytes: Uint8Array): Outcome<Frame> {
  const reader = new ByteReader(bytes)
  const frame = readFrame(reader)
  return frame && !reader.failed && !reader.hasMore ? granted(frame) : refused(refusal('malformed'))
}

function readFrame(reader: ByteReader): Frame | undefined {
  switch (reader.uint()) {
    case messageSync:
      return readSync(reader)
    case messageAwareness:
      return { kind: 'awareness', states: reader.block() }
    case messageQueryAwareness:
      return { kind: 'query-awareness' }
    default:
      return undefined
  }
}

function readSync(reader: ByteReader): Frame | undefined {
  switch (reader.uint()) {
    case syncStep1:
      return { kind: 'state-vector', stateVector: reader.block() }
    case syncStep2:
      return { kind: 'update', update: reader.block(), first: true }
    case syncUpdate:
      return { kind: 'update', update: reader.block(), first: false }
    default:
      return undefined
  }
}

/** Asks the client for the updates the server lacks. */
export function stateVectorFrame(stateVector: Uint8Array): Uint8Array {
  return syncFrame(syncStep1, stateVector)
}

/** Answers a state vector; with it a client is synced. */
export function stateFrame(state: Uint8Array): Uint8Array {
  return syncFrame(syncStep2, state)
}

/** Answers a state vector in parts; with the last of them a client is synced, and all others are updates to it. */
export function stateFrames(parts: readonly Uint8Array[]): readonly Uint8Array[] {
  return parts.map((part, index) => (index === parts.length - 1 ? stateFrame(part) : updateFrame(part)))
}

/** Carries an update. */
export function updateFrame(update: Uint8Array): Uint8Array {
  return syncFrame(syncUpdate, update)
}

/** Whether a frame carries an edit, or claims to. */
export function mayEdit(frame: Uint8Array): boolean {
  const isUpdate = frame[0] === messageSync && (frame[1] === syncStep2 || frame[1] === syncUpdate)
  return isUpdate && !(frame[2] === emptyUpdateBytes && isEmptyUpdate(frame.subarray(3)))
}

const emptyUpdateBytes = 2

/** Whether an update has no operations and no deletions: the answer of whoever has just come, and has nothing that the server lacks. */
export function isEmptyUpdate(update: Uint8Array): boolean {
  return update.length === emptyUpdateBytes && update[0] === 0 && update[1] === 0
}

/** The update that a frame of this server carries. */
export function updateIn(frame: Uint8Array): Uint8Array {
  const decoded = decodeFrame(frame)
  if (!decoded.ok || decoded.value.kind !== 'update') throw new Error('A frame with a state carries no update')
  return decoded.value.update
}

/** Carries awareness states in the encoding of y-protocols. */
export function awarenessFrame(states: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageAwareness)
    encoding.writeVarUint8Array(encoder, states)
  })
}

/** Says why an update was refused: an auth message of y-protocols with a JSON reason. */
export function refusalFrame(reason: Refusal): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageAuth)
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarString(encoder, JSON.stringify(reason))
  })
}

/** Says that the first `count` updates of this connection are durable. */
export function savedFrame(count: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageSaved)
    encoding.writeVarUint(encoder, count)
  })
}

function syncFrame(kind: number, payload: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageSync)
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, payload)
  })
}
