// Read this first: the way of a frame through the server.
// bytes → Frame → inspect → Edit[] → admit → Change → apply → journal (durable) → announce
import * as Y from 'yjs'
import { bytesOfOneUpdate, maxFirstSyncBytes, maxShownClients, maxUpdateBytes } from '#shared/records/limits.ts'
import type { Outcome } from '#shared/outcome.ts'
import { granted, refused } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'
import { admit } from './admit.ts'
import { readAwareness } from './awareness-board.ts'
import type { AwarenessEntry } from './awareness-board.ts'
import { awarenessFrame, decodeFrame } from './frames.ts'
import { inspect, stepsOfOneUpdate } from './inspect.ts'
import type { LiveDocument } from './live-document.ts'
import type { Room } from './room.ts'
import type { Seat } from './seat.ts'
import type { TokenBucket } from './token-bucket.ts'

/** A seat where it sits. */
export interface Place {
  readonly room: Room
  readonly document: LiveDocument
  readonly seat: Seat
}

/** Takes one frame from a seat. What is refused is told to the seat; nothing of it is applied. */
export function receive(place: Place, bytes: Uint8Array): void {
  const { seat } = place
  if (seat.closed) return
  const frame = decodeFrame(bytes)
  if (!frame.ok) return seat.close(frame.refusal)
  switch (frame.value.kind) {
    case 'state-vector':
      return receiveStateVector(place, frame.value.stateVector)
    case 'update':
      return receiveUpdate(place, frame.value)
    case 'awareness':
      return receiveAwareness(place, frame.value.states)
    case 'query-awareness':
      return isTooFast(seat, seat.questions, 1) ? seat.close(refusal('too-many-requests')) : showAll(place)
    default:
      return frame.value satisfies never
  }
}

/** Greets a seat: what the server lacks, and who is here. */
export function greet(place: Place): void {
  place.seat.send(place.document.stateVectorFrame())
  showAll(place)
}

function receiveStateVector({ seat, document }: Place, stateVector: Uint8Array): void {
  if (isTooFast(seat, seat.questions, 1)) return seat.close(refusal('too-many-requests'))
  if (!isStateVector(stateVector)) return seat.close(refusal('malformed'))
  seat.send(document.stateFor(stateVector))
}

function receiveUpdate(place: Place, { update, first }: { update: Uint8Array; first: boolean }): void {
  const { room, seat } = place
  const isFirstSync = first && !seat.synced
  const weight = isFirstSync ? 1 : Math.ceil(update.length / bytesOfOneUpdate)
  if (isTooFast(seat, seat.updates, weight)) return seat.close(refusal('too-many-requests'))
  seat.pauseFor(seat.memberUpdates.take(performance.now(), weight))
  const number = seat.take()
  if (update.length > (isFirstSync ? maxFirstSyncBytes : maxUpdateBytes))
    return seat.refuse(refusal('update-too-large'))
  if (isFirstSync && !room.takesFirstSync(seat.memberId, update.length)) return seat.close(refusal('too-many-requests'))
  takeUpdate(place, number, update)
  if (!isFirstSync) return
  seat.synced = true
  for (const held of seat.takeHeld()) takeUpdate(place, held.number, held.update)
}

function takeUpdate(place: Place, number: number, update: Uint8Array): void {
  const { room, document, seat } = place
  if (seat.closed) return
  const change = judgeUpdate(place, update)
  if (!change.ok) {
    // Stock clients send what is written just now even before what was written while they were away.
    const waits = change.refusal.code === 'dangling-update' && !seat.synced
    if (!waits || !seat.hold(number, update)) seat.refuse(change.refusal)
    return
  }
  if (change.value === undefined) {
    seat.settle(number)
    return seat.tellSaved()
  }
  try {
    Y.applyUpdate(document.records.doc, change.value.update, seat)
  } catch (fault) {
    // An update cannot be taken back out of a document, nor half of one.
    return room.lose(fault)
  }
  const saved = () => seat.settle(number)
  room.journal({ document, seat, ...change.value, owner: seat.memberId, memberId: seat.memberId, saved })
}

type Admitted = Pick<Parameters<Room['journal']>[0], 'update' | 'edits' | 'happenings' | 'clients'>

/** What of the update may be applied; undefined where there is nothing new in it. */
function judgeUpdate({ room, document, seat }: Place, bytes: Uint8Array): Outcome<Admitted | undefined> {
  const inspected = inspect(document.records, bytes)
  if (!inspected.ok) return inspected
  const inspection = inspected.value
  const further = Math.floor(inspection.steps / stepsOfOneUpdate)
  if (further > 0)
    for (const rate of [seat.updates, seat.memberUpdates]) seat.pauseFor(rate.take(performance.now(), further))
  if (inspection.empty) return granted(undefined)
  const { update, edits, clients } = inspection
  if (!document.hasRoomFor(update.length)) return refused(refusal('document-full'))
  const judged = admit({
    document: document.records,
    inspection,
    actor: seat.actor,
    owners: room.owners,
    now: room.now(),
  })
  return judged.ok ? granted({ update, edits, happenings: judged.value, clients }) : judged
}

function receiveAwareness(place: Place, states: Uint8Array): void {
  const { document, seat } = place
  // Beyond their rate cursors are dropped, not punished: the next one tells the same.
  if (!seat.awareness.takeIfAny(performance.now())) return
  if (states.length > maxUpdateBytes) return seat.close(refusal('too-large'))
  const entries = readAwareness(states)
  if (!entries.ok) return seat.close(entries.refusal)
  const own = entries.value.filter((entry) => isOwn(place, entry))
  if (own.length > 0) document.show(seat, own)
}

/** Whether a seat speaks for itself there. Others' states come along honestly, too: a provider sends all that it knows. */
function isOwn({ room, seat }: Place, { client, state }: AwarenessEntry): boolean {
  if (!seat.shown.has(client) && seat.shown.size >= maxShownClients) return false
  if (!room.mayAnnounce(client, seat.memberId, state !== 'null')) return false
  seat.shown.add(client)
  return true
}

function showAll({ document, seat }: Place): void {
  const states = document.awareness?.all(seat)
  if (states) seat.send(awarenessFrame(states))
}

/** Slows a seat down that is faster than its rate; true for one that does not let itself be slowed. */
function isTooFast(seat: Seat, rate: TokenBucket, weight: number): boolean {
  seat.pauseFor(rate.take(performance.now(), weight))
  return rate.overdrawn
}

/** Yjs trusts the length that a state vector claims; this one is read to its end first. */
function isStateVector(bytes: Uint8Array): boolean {
  try {
    Y.decodeStateVector(bytes)
    return true
  } catch {
    return false
  }
}
