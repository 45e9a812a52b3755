// The people channel: admits sockets, authenticates them, takes their commands, and calls the features as members come and go.
import type { IncomingMessage, Server as HttpServer } from 'node:http'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { RoomId, ShopId } from '#shared/ids.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { Refusal } from '#shared/refusals.ts'
import { refusal } from '#shared/refusals.ts'
import type { Role } from '#shared/roles.ts'
import type { Commands } from '../host/commands.ts'
import type { PeopleHooks } from '../host/people-events.ts'
import type { Caller } from '../identity/caller.ts'
import { AddressCounter } from '../limits/address-counter.ts'
import type { CostBudgets } from '../limits/cost-budget.ts'
import { maxDevices } from '../limits/people-channel.ts'
import { memberRate, takeCommands } from './command-router.ts'
import { limitConnection } from './connection-limit.ts'
import type { EngineSocket, PeopleSocket, PeopleSockets, SocketHandlers } from './people-sockets.ts'
import { refusalError } from './refusal-error.ts'

/** What the people channel needs. */
export interface PeopleChannelOptions {
  readonly sockets: PeopleSockets
  /** The last sequence of a room's history. */
  readonly seqOf: (roomId: RoomId) => Promise<Outcome<number>>
  readonly caller: (token: string | undefined) => Promise<Outcome<Caller>>
  /** The current membership of the member of a token. */
  readonly currentMembership: (caller: Caller) => Promise<Outcome<{ readonly role: Role }>>
  /** Whether pages of that origin may use rooms at all, or those of a shop. */
  readonly mayUse: (origin: string | undefined, host: string | undefined, shopId?: ShopId) => Promise<boolean>
  /** The address that a socket counts for; undefined where it is not counted. */
  readonly addressOf: (request: IncomingMessage) => string | undefined
  readonly socketsPerAddress: number
  readonly budgets: CostBudgets
  readonly commands: Commands
  readonly hooks: readonly PeopleHooks[]
  /** Whether the server stops: then sockets and commands are refused, and clients come back to a server that runs. */
  readonly isStopping: () => boolean
  readonly reportError: (fault: unknown, message: string) => void
}

/** The people channel of one server. */
export class PeopleChannel implements SocketHandlers {
  readonly #parts: PeopleChannelOptions
  readonly #sockets: PeopleSockets
  readonly #addresses: AddressCounter
  readonly #members = new RateLimiterMemory(memberRate)

  constructor(parts: PeopleChannelOptions) {
    this.#parts = parts
    this.#sockets = parts.sockets
    this.#addresses = new AddressCounter(parts.socketsPerAddress)
  }

  /** Takes the sockets of an HTTP server that does not listen yet. */
  attach(http: HttpServer): void {
    this.#sockets.attach(http, this)
  }

  async allow(request: IncomingMessage): Promise<boolean> {
    // A client whose handshake fails in this way tries again by itself.
    if (this.#parts.isStopping()) return false
    try {
      return await this.#parts.mayUse(request.headers.origin, request.headers.host)
    } catch (fault) {
      this.#parts.reportError(fault, 'An origin could not be looked up')
      return false
    }
  }

  /** Limits a socket before it has said who it is; an address that has too many is cut off. */
  opened(socket: EngineSocket): void {
    limitConnection(socket)
    const address = this.#parts.addressOf(socket.request)
    if (address === undefined) return
    if (!this.#addresses.enter(address)) return socket.close(true)
    socket.once('close', () => this.#addresses.leave(address))
  }

  async authenticate(socket: PeopleSocket, next: (error?: Error) => void): Promise<void> {
    const caller = await this.#lookUp(socket.handshake.auth['token'])
    if (!caller.ok) return next(refusalError(caller.refusal))
    const no = await this.#whyNotFrom(socket, caller.value.room.shopId)
    if (no) return next(refusalError(no))
    // Connection state recovery restores the rooms of the socket before; it is for the member who had it.
    const { caller: before } = socket.data as { readonly caller?: Caller }
    if (before && before.memberId !== caller.value.memberId) return next(refusalError(refusal('token-wrong-room')))
    // The session is the one of the token, which may be a new one.
    if (before?.sessionId) void this.#sockets.leaveSession(socket, before.sessionId)
    socket.data.caller = caller.value
    next()
  }

  async #lookUp(token: unknown): Promise<Outcome<Caller>> {
    try {
      return await this.#parts.caller(typeof token === 'string' ? token : undefined)
    } catch (fault) {
      this.#parts.reportError(fault, 'A token could not be looked up')
      return { ok: false, refusal: refusal('storage-unavailable') }
    }
  }

  /** Why the page that a socket comes from may not use rooms of a shop. */
  async #whyNotFrom({ handshake }: PeopleSocket, shopId: ShopId): Promise<Refusal | undefined> {
    const { origin, host } = handshake.headers
    try {
      return (await this.#parts.mayUse(origin, host, shopId)) ? undefined : refusal('origin-not-allowed')
    } catch (fault) {
      this.#parts.reportError(fault, 'An origin could not be looked up')
      return refusal('storage-unavailable')
    }
  }

  welcome(socket: PeopleSocket): void {
    const { caller } = socket.data
    void this.#sockets.join(socket, caller)
    if (this.#sockets.countOf(caller.memberId) > maxDevices) {
      socket.disconnect(true)
      return
    }
    this.#emitStanding(socket, caller).catch((fault: unknown) => {
      this.#parts.reportError(fault, 'The current membership of a caller could not be looked up')
      socket.disconnect(true)
    })
    const position = () => this.#position(caller)
    takeCommands(socket, caller, { ...this.#parts, members: this.#members, position })
    void this.#sockets.sendMissed(socket).then(() => this.#callHooks(socket, caller))
  }

  /** Calls the features for who came, and for whose last device is gone. */
  #callHooks(socket: PeopleSocket, { memberId, room }: Caller): void {
    if (!socket.connected) return
    const member = { memberId, roomId: room.id }
    for (const hooks of this.#parts.hooks) hooks.connected?.(member)
    socket.on('disconnect', () => {
      if (this.#sockets.countOf(memberId) > 0) return
      for (const hooks of this.#parts.hooks) hooks.disconnected?.(member)
    })
  }

  /** A change between the look at the token and the join was emitted to nobody: it is looked up once more. */
  async #emitStanding(socket: PeopleSocket, caller: Caller): Promise<void> {
    const now = await this.#parts.currentMembership(caller)
    if (now.ok) {
      if (now.value.role !== caller.role) socket.emit('member', { role: now.value.role })
      return
    }
    socket.emit('ended', { refusal: now.refusal })
    socket.disconnect(true)
  }

  async #position({ room }: Caller): Promise<Outcome<{ seq: number }>> {
    if (this.#parts.isStopping()) return refused(refusal('node-restarting'))
    const seq = await this.#parts.seqOf(room.id)
    return seq.ok ? granted({ seq: seq.value }) : seq
  }
}
