// A connection: one authenticated socket on one document. A member has one for each document on each tab and device.
import type { Role } from '#shared/roles.ts'
import type { MemberId, SessionId } from '#shared/ids.ts'
import { maxFirstSyncBytes } from '#shared/records/limits.ts'
import type { Actor } from '#shared/records/record-kind.ts'
import type { Refusal } from '#shared/refusals.ts'
import { meaningOf, refusal } from '#shared/refusals.ts'
import { refusalFrame, savedFrame } from './frames.ts'
import { TokenBucket } from '../limits/token-bucket.ts'

/** A connection that falls further behind is closed and syncs again. */
const maxBehindBytes = 4 * 1024 * 1024

/** The socket under a connection, as far as a connection needs it. */
export interface ConnectionSocket {
  /** Bytes that were sent and that the network has not taken yet. */
  readonly bufferedAmount: number
  send(frame: Uint8Array): void
  close(code: number, reason: string): void
  /** Stops and resumes reading, so that backpressure slows a fast writer down. */
  pause(): void
  resume(): void
}

/** The limits of a connection. */
export interface ConnectionLimits {
  /** Sustained updates per second; 0 for no limit. */
  readonly updatesPerSecond: number
  /** Updates that may come at once. */
  readonly updateBurst: number
  readonly awarenessPerSecond: number
  /** Queries for the whole state or for all awareness; each answer may be megabytes. */
  readonly questionsPerSecond: number
}

/** One connection. */
export class Connection {
  readonly memberId: MemberId
  /** The session that opened it. */
  readonly sessionId: SessionId | null
  readonly updates: TokenBucket
  /** Shared by all connections of the member. */
  readonly memberUpdates: TokenBucket
  readonly awareness: TokenBucket
  readonly questions: TokenBucket
  /** The Yjs clients it sends awareness of. */
  readonly shown = new Set<number>()
  /** Whether the client has sent its first sync: what it wrote while it was offline. */
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

  /** The member who writes here, with their current role. */
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
    // Checked before sending: one frame may be larger than the limit, and a slow reader must still get a whole document.
    if (this.#socket.bufferedAmount > maxBehindBytes) return this.close(refusal('too-slow'))
    this.#socket.send(frame)
  }

  /** Counts an update in. @returns its number on this connection, starting at 1. */
  take(): number {
    this.#received += 1
    this.#pending.push(this.#received)
    return this.#received
  }

  /** The update with this number is durable, or held nothing new. `sendSavedMark` tells the client. */
  settle(number: number): void {
    this.#pending.splice(this.#pending.indexOf(number), 1)
  }

  /** Tells the client how many of its updates are durable; called once a commit. */
  sendSavedMark(): void {
    const durable = (this.#pending[0] ?? this.#received + 1) - 1
    if (!this.#wantsSaved || durable <= this.#announced) return
    this.#announced = durable
    this.send(savedFrame(durable))
  }

  /** Holds an update that builds on the first sync, which is still to come. @returns false where it holds too much already. */
  hold(number: number, update: Uint8Array): boolean {
    this.#heldBytes += update.length
    this.#held.push({ number, update })
    return this.#heldBytes <= maxFirstSyncBytes
  }

  /** The held updates, for another attempt. */
  takeHeld(): readonly { readonly number: number; readonly update: Uint8Array }[] {
    return this.#held.splice(0)
  }

  /** Stops reading for a while. */
  pauseFor(ms: number): void {
    const until = performance.now() + ms
    if (ms <= 0 || until <= this.#pausedUntil) return
    this.#pausedUntil = until
    this.#socket.pause()
    clearTimeout(this.#resuming)
    this.#resuming = setTimeout(() => this.#socket.resume(), ms)
  }

  /** Says why an update was refused, and closes: a stock client stops, the SDK takes a fresh copy. */
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
