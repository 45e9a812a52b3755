// One authenticated socket at one document. A member has as many seats as they have tabs and devices.
import type { Role } from '#shared/roles.ts'
import type { MemberId } from '#shared/ids.ts'
import type { Actor } from '#shared/records/record-kind.ts'
import type { Refusal } from '#shared/refusals.ts'
import { meaningOf, refusal } from '#shared/refusals.ts'
import { refusalFrame, savedFrame } from './frames.ts'
import { TokenBucket } from './token-bucket.ts'

/** What a seat may have waiting before it is cut off and starts afresh. */
const maxBehindBytes = 4 * 1024 * 1024

/** The socket under a seat, as far as a seat needs it. */
export interface SeatSocket {
  /** Bytes that were sent and not yet taken by the network. */
  readonly bufferedAmount: number
  send(frame: Uint8Array): void
  close(code: number, reason: string): void
  /** Stops and resumes reading, so that a fast writer is slowed down by its own network. */
  pause(): void
  resume(): void
}

/** Settings of a seat's limits. */
export interface SeatLimits {
  /** Sustained updates per second; 0 for no limit. */
  readonly updatesPerSecond: number
  /** Updates that may come at once. */
  readonly updateBurst: number
  readonly awarenessPerSecond: number
}

/** See above. */
export class Seat {
  readonly memberId: MemberId
  readonly updates: TokenBucket
  readonly awareness: TokenBucket
  /** Whether the client has given its first sync, which may be larger than an update. */
  synced = false
  #role: Role
  readonly #onLeave: (seat: Seat) => void
  readonly #socket: SeatSocket
  readonly #wantsSaved: boolean
  #received = 0
  #pending = 0
  #durable = 0
  #closed = false

  constructor(options: {
    member: { readonly id: MemberId; readonly role: Role }
    socket: SeatSocket
    wantsSaved: boolean
    limits: SeatLimits
    /** Called once, when the seat is closed or its socket is gone. */
    onLeave: (seat: Seat) => void
  }) {
    this.#onLeave = options.onLeave
    this.memberId = options.member.id
    this.#role = options.member.role
    this.#socket = options.socket
    this.#wantsSaved = options.wantsSaved
    const { limits } = options
    this.updates = new TokenBucket({ perSecond: limits.updatesPerSecond, burst: limits.updateBurst })
    this.awareness = new TokenBucket({ perSecond: limits.awarenessPerSecond, burst: 2 * limits.awarenessPerSecond })
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
    this.#socket.send(frame)
    if (this.#socket.bufferedAmount > maxBehindBytes) this.close(refusal('too-slow'))
  }

  /** Counts an update in. @returns its number on this connection, starting at 1. */
  take(): number {
    this.#pending += 1
    this.#received += 1
    return this.#received
  }

  /** The update with this number is durable, and so are all before it: the journal keeps their order. `tellSaved` says so. */
  settle(number: number): void {
    this.#pending -= 1
    // What came after it and is not pending had nothing new in it.
    this.#durable = this.#pending === 0 ? this.#received : number
  }

  /** An update without anything new needs no disk, only its turn. */
  settleUnwritten(): void {
    this.#pending -= 1
    if (this.#pending > 0) return
    this.#durable = this.#received
    this.tellSaved()
  }

  /** Tells how many updates are durable, once a commit. */
  tellSaved(): void {
    if (this.#wantsSaved && this.#durable > 0) this.send(savedFrame(this.#durable))
  }

  pauseFor(ms: number): void {
    this.#socket.pause()
    setTimeout(() => this.#socket.resume(), ms)
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
