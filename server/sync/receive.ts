// Read this first: the way of a frame through the server.
// bytes → Frame → inspect → Edit[] → authorize → apply → journal (durable) → announce
// The last two steps are in journal.ts and announcer.ts.
import * as Y from 'yjs'
import { bytesOfOneUpdate, maxFirstSyncBytes, maxShownClients, maxUpdateBytes } from '#shared/records/limits.ts'
import type { Outcome } from '#shared/outcome.ts'
import { granted, refused } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import { authorize } from './authorize.ts'
import { readAwareness } from './awareness-message.ts'
import type { AwarenessEntry } from './awareness-message.ts'
import { awarenessFrame, decodeFrame, isEmptyUpdate } from './frames.ts'
import { inspect, stepsOfOneUpdate } from './inspect.ts'
import type { LiveDocument } from './live-document.ts'
import type { AppliedUpdate, Room } from './room.ts'
import type { Connection } from './connection.ts'
import { hasSpaceFor } from './space.ts'
import type { TokenBucket } from '../limits/token-bucket.ts'

/** A connection, its room and its document. */
export interface Peer {
  readonly room: Room
  readonly document: LiveDocument
  readonly connection: Connection
}

/** Takes one frame from a connection. The connection is told of a refusal; nothing of a refused frame is applied. */
export function receive(peer: Peer, bytes: Uint8Array): void {
  const { connection } = peer
  if (connection.closed) return
  const frame = decodeFrame(bytes)
  if (!frame.ok) return connection.close(frame.refusal)
  switch (frame.value.kind) {
    case 'state-vector':
      return receiveStateVector(peer, frame.value.stateVector)
    case 'update':
      return receiveUpdate(peer, frame.value)
    case 'awareness':
      return receiveAwareness(peer, frame.value.states)
    case 'query-awareness':
      return isTooFast(connection, connection.questions, 1)
        ? connection.close(refusal('too-many-requests'))
        : showAll(peer)
    default:
      return frame.value satisfies never
  }
}

/** Greets a connection: asks for what the server lacks, and sends everybody's awareness. */
export function greet(peer: Peer): void {
  peer.connection.send(peer.document.stateVectorFrame())
  showAll(peer)
}

function receiveStateVector(peer: Peer, stateVector: Uint8Array): void {
  const { room, connection } = peer
  if (isTooFast(connection, connection.questions, 1)) return connection.close(refusal('too-many-requests'))
  if (!isStateVector(stateVector)) return connection.close(refusal('malformed'))
  room.states.answer(peer, stateVector)
}

function receiveUpdate(peer: Peer, { update, first }: { update: Uint8Array; first: boolean }): void {
  const { room, connection } = peer
  const isFirstSync = first && !connection.synced
  const weight = isFirstSync ? 1 : Math.ceil(update.length / bytesOfOneUpdate)
  if (isTooFast(connection, connection.updates, weight)) return connection.close(refusal('too-many-requests'))
  connection.pauseFor(connection.memberUpdates.take(performance.now(), weight))
  const number = connection.take()
  if (update.length > (isFirstSync ? maxFirstSyncBytes : maxUpdateBytes))
    return connection.refuse(refusal('update-too-large'))
  if (isFirstSync && !room.connections.takeFirstSync(connection.memberId, update.length))
    return connection.close(refusal('too-many-requests'))
  takeUpdate(peer, number, update)
  if (!isFirstSync) return
  connection.synced = true
  for (const held of connection.takeHeld()) takeUpdate(peer, held.number, held.update)
}

function takeUpdate(peer: Peer, number: number, update: Uint8Array): void {
  const { room, document, connection } = peer
  if (connection.closed) return
  const change = authorizeUpdate(peer, update)
  if (!change.ok) {
    // Stock clients send new edits even before the first sync, which has what those edits build on.
    const waits = change.refusal.code === 'dangling-update' && !connection.synced
    if (!waits || !connection.hold(number, update)) connection.refuse(change.refusal)
    return
  }
  if (change.value === undefined) {
    connection.settle(number)
    return connection.sendSavedMark()
  }
  try {
    Y.applyUpdate(document.records.doc, change.value.update, connection)
  } catch (fault) {
    // Neither an update nor half of one can be taken back out of a document.
    return room.lose(fault)
  }
  const { memberId } = connection
  room.journal({ document, ...change.value, clientOwner: memberId, memberId, author: connection, updateNumber: number })
}

type Authorized = Pick<AppliedUpdate, 'update' | 'edits' | 'newEvents' | 'clients'>

/** The part of the update that may be applied; undefined where nothing in it is new. */
function authorizeUpdate({ room, document, connection }: Peer, bytes: Uint8Array): Outcome<Authorized | undefined> {
  // The records need not be there for it.
  if (isEmptyUpdate(bytes)) return granted(undefined)
  const inspected = inspect(document.records, bytes)
  if (!inspected.ok) return inspected
  const inspection = inspected.value
  const further = Math.floor(inspection.steps / stepsOfOneUpdate)
  if (further > 0)
    for (const rate of [connection.updates, connection.memberUpdates])
      connection.pauseFor(rate.take(performance.now(), further))
  if (inspection.empty) return granted(undefined)
  const { update, edits, clients } = inspection
  const authorized = authorize({
    document: document.records,
    inspection,
    actor: connection.actor,
    owners: room.owners,
    now: room.now(),
  })
  if (!authorized.ok) return authorized
  if (!hasSpaceFor({ room, document, actor: connection.actor }, inspection)) return refused(refusal('document-full'))
  return granted({ update, edits, newEvents: authorized.value, clients })
}

function receiveAwareness(peer: Peer, states: Uint8Array): void {
  const { document, connection } = peer
  // Above the rate, awareness is dropped and the connection stays open: the next message replaces this one.
  if (!connection.awareness.takeIfAny(performance.now())) return
  if (states.length > maxUpdateBytes) return connection.close(refusal('too-large'))
  const entries = readAwareness(states)
  if (!entries.ok) return connection.close(entries.refusal)
  const own = entries.value.filter((entry) => isOwn(peer, entry))
  if (own.length > 0) document.show(connection, own)
}

/** Whether an entry is the connection's own. An honest provider sends others' states too: all that it knows. */
function isOwn({ room, connection }: Peer, { client, state }: AwarenessEntry): boolean {
  if (!connection.shown.has(client) && connection.shown.size >= maxShownClients) return false
  if (!room.mayAnnounce(client, connection.memberId, state !== 'null')) return false
  connection.shown.add(client)
  return true
}

function showAll({ document, connection }: Peer): void {
  const states = document.awareness?.all(connection)
  if (states) connection.sendAwareness(states, awarenessFrame(states))
}

/** Slows down a connection that is above its rate; true for one that keeps sending all the same. */
function isTooFast(connection: Connection, rate: TokenBucket, weight: number): boolean {
  connection.pauseFor(rate.take(performance.now(), weight))
  return rate.overdrawn
}

/** Yjs trusts the length that a state vector claims, so it is read to its end first. */
function isStateVector(bytes: Uint8Array): boolean {
  try {
    Y.decodeStateVector(bytes)
    return true
  } catch {
    return false
  }
}
