// One authenticated socket at one document. A member has as many connections as they have tabs and devices.
import type { Role } from '#shared/roles.ts'
import type { MemberId, SessionId } from '#shared/ids.ts'
import { maxFirstSyncBytes } from '#shared/records/limits.ts'
import type { Actor } from '#shared/records/record-kind.ts'
import type { Refusal } from '#shared/refusals.ts'
import { meaningOf, refusal } from '#shared/refusals.ts'
import { refusalFrame, savedFrame } from './frames.ts'
import { TokenBucket } from '../limits/token-bucket.ts'

/** What a connection may have waiting before it is cut off and starts afresh. */
const maxBehindBytes = 4 * 1024 * 1024

/** The socket under a connection, as far as a connection needs it. */
export interface ConnectionSocket {
  /** Bytes that were sent and not yet taken by the network. */
  readonly bufferedAmount: number
  send(frame: Uint8Array): void
  close(code: number, reason: string): void
  /** Stops and resumes reading, so that a fast writer is slowed down by its own network. */
  pause(): void
  resume(): void
}

/** Settings of a connection's limits. */
export interface ConnectionLimits {
  /** Sustained updates per second; 0 for no limit. */
  readonly updatesPerSecond: number
  /** Updates that may come at once. */
  readonly updateBurst: number
  readonly awarenessPerSecond: number
  /** Questions for the whole state or for everybody's awareness; each answer may be megabytes. */
  readonly questionsPerSecond: number
}

/** See above. */
export class Connection {
  readonly memberId: MemberId
  /** By which it was opened. */
  readonly sessionId: SessionId | null
  readonly updates: TokenBucket
  /** Shared by all connections of the member. */
  readonly memberUpdates: TokenBucket
  readonly awareness: TokenBucket
  readonly questions: TokenBucket
  /** The Yjs clients that it shows awareness of. */
  readonly shown = new Set<number>()
  /** Whether the client has given its first sync: all that it wrote while it was away. */
  synced = false
  #role: Role
  readonly #onLeave: (connection: Connection) => void
  readonly #socket: ConnectionSocket
  readonly #wantsSaved: boolean
  #received = 0
  /** Numbers of updates that are not durable yet, in order. */
  readonly #pending: number[] = []
  #announced = 0
  readonly #held: { readonly number: number; readonly update: Uint8Array }[] = []
  #heldBytes = 0
  #closed = false
  #resuming: NodeJS.Timeout | undefined
  #pausedUntil = 0

  constructor(options: {
    member: { readonly id: MemberId; readonly role: Role; readonly sessionId: SessionId | null }
    socket: ConnectionSocket
    wantsSaved: boolean
    limits: ConnectionLimits
    memberUpdates: TokenBucket
    /** Called once, when the connection is closed or its socket is gone. */
    onLeave: (connection: Connection) => void
  }) {
    this.#onLeave = options.onLeave
    this.memberId = options.member.id
    this.sessionId = options.member.sessionId
    this.#role = options.member.role
    this.#socket = options.socket
    this.#wantsSaved = options.wantsSaved
    this.memberUpdates = options.memberUpdates
    const { limits } = options
    this.updates = new TokenBucket({ perSecond: limits.updatesPerSecond, burst: limits.updateBurst })
    this.awareness = new TokenBucket({ perSecond: limits.awarenessPerSecond, burst: 2 * limits.awarenessPerSecond })
    this.questions = new TokenBucket({ perSecond: limits.questionsPerSecond, burst: 10 * limits.questionsPerSecond })
  }

  /** Who writes here, with the role they have at this moment. */
  get actor(): Actor {
    return { id: this.memberId, role: this.#role }
  }

  get closed(): boolean {
    return this.#closed
  }

  changeRole(role: Role): void {
    this.#role = role
  }

  send(frame: Uint8Array): void {
    if (this.#closed) return
    // One frame may be larger than that: a whole document, which whoever reads slowly must get all the same.
    if (this.#socket.bufferedAmount > maxBehindBytes) return this.close(refusal('too-slow'))
    this.#socket.send(frame)
  }

  /** Counts an update in. @returns its number on this connection, starting at 1. */
  take(): number {
    this.#received += 1
    this.#pending.push(this.#received)
    return this.#received
  }

  /** The update with this number is durable, or there was nothing new in it. `tellSaved` says so. */
  settle(number: number): void {
    this.#pending.splice(this.#pending.indexOf(number), 1)
  }

  /** Tells how many updates are durable, once a commit. */
  sendSavedMark(): void {
    const durable = (this.#pending[0] ?? this.#received + 1) - 1
    if (!this.#wantsSaved || durable <= this.#announced) return
    this.#announced = durable
    this.send(savedFrame(durable))
  }

  /** Keeps an update that builds on the first sync, which is still to come. @returns false where it keeps too much already. */
  hold(number: number, update: Uint8Array): boolean {
    this.#heldBytes += update.length
    this.#held.push({ number, update })
    return this.#heldBytes <= maxFirstSyncBytes
  }

  /** What was held, to be tried again. */
  takeHeld(): readonly { readonly number: number; readonly update: Uint8Array }[] {
    return this.#held.splice(0)
  }

  /** Reads on only after so long. */
  pauseFor(ms: number): void {
    const until = performance.now() + ms
    if (ms <= 0 || until <= this.#pausedUntil) return
    this.#pausedUntil = until
    this.#socket.pause()
    clearTimeout(this.#resuming)
    this.#resuming = setTimeout(() => this.#socket.resume(), ms)
  }

  /** Tells why an update was not taken, and closes: a stock client stops, the SDK takes a fresh copy. */
  refuse(reason: Refusal): void {
    this.send(refusalFrame(reason))
    this.close(reason)
  }

  close(reason: Refusal): void {
    if (this.#closed) return
    this.gone()
    this.#socket.close(meaningOf(reason.code).close ?? 4403, reason.code)
  }

  /** The socket is gone. */
  gone(): void {
    if (this.#closed) return
    this.#closed = true
    this.#onLeave(this)
  }
}
