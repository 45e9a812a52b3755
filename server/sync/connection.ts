// A connection: one authenticated socket on one document. A member has one for each document on each tab and device.
import type { Role } from '#shared/roles.ts'
import type { MemberId, SessionId } from '#shared/ids.ts'
import { maxFirstSyncBytes } from '#shared/records/limits.ts'
import type { Actor } from '#shared/records/record-kind.ts'
import type { Refusal } from '#shared/refusals.ts'
import { meaningOf, refusal } from '#shared/refusals.ts'
import { refusalFrame, savedFrame } from './frames.ts'
import { StateDelivery } from './state-delivery.ts'
import type { Cost, Budget } from '../limits/cost-budget.ts'
import { TokenBucket } from '../limits/token-bucket.ts'

/** A connection that falls further behind is closed and syncs again. */
const maxBehindBytes = 4 * 1024 * 1024

/** The socket under a connection, as far as a connection needs it. */
export interface ConnectionSocket {
  /** Bytes that were sent and that the network has not taken yet. */
  readonly bufferedAmount: number
  send(frame: Uint8Array): void
  /** Sends several frames at once. @param onTaken called once the network has taken them. */
  sendAll(frames: readonly Uint8Array[], onTaken: () => void): void
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
  readonly #budget: Budget
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
  /** Something is done before the next frame is read. */
  #isHeld = false
  /** A state that is on its way. */
  #delivery: StateDelivery | undefined

  constructor(options: {
    member: { readonly id: MemberId; readonly role: Role; readonly sessionId: SessionId | null }
    socket: ConnectionSocket
    wantsSaved: boolean
    limits: ConnectionLimits
    memberUpdates: TokenBucket
    /** The member's, in this room. */
    budget: Budget
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
    this.#budget = options.budget
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

  /** Sends something small at once. */
  send(frame: Uint8Array): void {
    if (this.#closed) return
    if (this.#socket.bufferedAmount > maxBehindBytes) return this.close(refusal('too-slow'))
    this.#socket.send(frame)
  }

  /** Sends an update, or holds it back while a state is on its way. @param frame of the update, built once for all connections. */
  sendUpdate(update: Uint8Array, frame: Uint8Array): void {
    if (!this.#delivery) return this.send(frame)
    this.#delivery.holdUpdate(update)
    if (this.#delivery.heldBytes > maxBehindBytes) this.close(refusal('too-slow'))
  }

  /** The same for awareness. */
  sendAwareness(states: Uint8Array, frame: Uint8Array): void {
    if (this.#delivery) this.#delivery.holdAwareness(states)
    else this.send(frame)
  }

  /**
   * Announces a state to this connection: what the document sends from now on waits until it has been delivered.
   * @returns false where one is on its way already. What follows it holds all that another would.
   */
  beginState(): boolean {
    if (this.#closed || this.#delivery) return false
    this.#delivery = new StateDelivery({
      transmit: (frames, onTaken) => this.#socket.sendAll(frames, onTaken),
      stalled: () => this.close(refusal('too-slow')),
      finished: () => (this.#delivery = undefined),
    })
    return true
  }

  /** Sends the announced state. How long that takes is the network's matter: it does not count as being behind. */
  deliverState(frames: readonly Uint8Array[]): void {
    this.#delivery?.start(frames)
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

  /** Pays for what the member's frames took: beyond the budget reading pauses, and one who goes on all the same is closed. */
  spend(cost: Partial<Cost>): void {
    this.pauseFor(this.#budget.spend(cost))
    if (this.#budget.overdrawn) this.close(refusal('too-many-requests'))
  }

  /** How long the member has to wait until there is something left of their budget, milliseconds. */
  get waitMs(): number {
    return this.#budget.waitMs
  }

  /** Pays for a state that was sent: beyond the budget the next one waits, and the member's own edits do not. */
  payForState(bytes: number): void {
    this.#budget.spend({ bytes })
  }

  /** Stops reading for a while. */
  pauseFor(ms: number): void {
    if (ms <= 0) return
    const until = performance.now() + ms
    if (until <= this.#pausedUntil) return
    this.#pausedUntil = until
    this.#socket.pause()
    clearTimeout(this.#resuming)
    this.#resuming = setTimeout(() => {
      this.#pausedUntil = 0
      this.#resume()
    }, ms)
  }

  /** Stops reading until something is done. @returns what comes of it. */
  async pauseWhile<Done>(work: Promise<Done>): Promise<Done> {
    this.#isHeld = true
    this.#socket.pause()
    const done = await work
    this.#isHeld = false
    this.#resume()
    return done
  }

  #resume(): void {
    if (!this.#isHeld && this.#pausedUntil === 0) this.#socket.resume()
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
    this.#delivery?.stop()
    this.#onLeave(this)
  }
}
