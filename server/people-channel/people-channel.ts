// The people channel's door: Socket.IO, one authenticated socket a device, in the rooms of its member and its shopping room.
import type { IncomingMessage, Server as HttpServer } from 'node:http'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { Server } from 'socket.io'
import type { Socket } from 'socket.io'
import type { RoomEvent } from '#shared/events/event.ts'
import type { MemberId, RoomId, SessionId, ShopId } from '#shared/ids.ts'
import { granted } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { Refusal } from '#shared/refusals.ts'
import { refusal } from '#shared/refusals.ts'
import type { Role } from '#shared/roles.ts'
import type { ClientToServer, ServerToClient } from '#shared/wire/people.ts'
import type { Caller } from '../identity/caller.ts'
import type { PeopleListener } from '../sync/directory.ts'
import type { Commands } from '../host/commands.ts'
import type { PeopleEvents, PeopleHooks, PeopleEmitter } from '../host/people-events.ts'
import { AddressCounter } from '../limits/address-counter.ts'
import { memberRate, takeCommands } from './command-router.ts'
import { MissedEvents } from './missed-events.ts'
import { limitConnection } from './connection-limit.ts'
import type { PeopleConnection } from './connection-limit.ts'
import { maxDevices, maxEventBytes } from '../limits/people-channel.ts'

/** A shorter absence loses no event; after a longer one a client reads the history from its last sequence. */
const recoveryMs = 2 * 60_000

/** What the door needs. */
export interface PeopleChannelOptions {
  /** The last sequence of a room's history. */
  readonly seqOf: (roomId: RoomId) => Promise<Outcome<number>>
  readonly caller: (token: string | undefined) => Promise<Outcome<Caller>>
  /** The member of a token as they are at this moment. */
  readonly currentMembership: (caller: Caller) => Promise<Outcome<{ readonly role: Role }>>
  /** Whether pages of that origin may use rooms at all, or those of a shop. */
  readonly mayUse: (origin: string | undefined, host: string | undefined, shopId?: ShopId) => Promise<boolean>
  /** The address that a socket counts for; undefined where it is not counted. */
  readonly addressOf: (request: IncomingMessage) => string | undefined
  readonly socketsPerAddress: number
  /** How long a socket may be open before it has said who it is. */
  readonly sayWhoMs: number
  readonly commands: Commands
  readonly features: readonly PeopleHooks[]
  readonly reportError: (fault: unknown, message: string) => void
}

interface SocketData {
  caller: Caller
}

/** A socket below Socket.IO's, as far as it is counted. */
interface EngineSocket extends PeopleConnection {
  readonly request: IncomingMessage
  once(event: 'close', listener: () => void): void
}

type PeopleServer = Server<ClientToServer, ServerToClient, Record<string, never>, SocketData>
type PeopleSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, SocketData>

/** The door of one server. */
export class PeopleChannel implements PeopleListener, PeopleEmitter {
  readonly #parts: PeopleChannelOptions
  readonly #server: PeopleServer
  readonly #missed: MissedEvents
  readonly #members = new RateLimiterMemory(memberRate)

  constructor(parts: PeopleChannelOptions, http: HttpServer) {
    this.#parts = parts
    this.#server = new Server(http, {
      serveClient: false,
      // Other upgrades on this server are the document channel's.
      destroyUpgrade: false,
      maxHttpBufferSize: maxEventBytes,
      connectTimeout: parts.sayWhoMs,
      connectionStateRecovery: { maxDisconnectionDuration: recoveryMs, skipMiddlewares: false },
      allowRequest: (request, answer) => void this.#allow(request, answer),
    })
    this.#missed = new MissedEvents(this.#server)
    this.#server.engine.on('connection', limitConnection)
    this.#limitAddresses(new AddressCounter(parts.socketsPerAddress))
    this.#server.use((socket, next) => void this.#authenticate(socket, next))
    this.#server.on('connection', (socket) => this.#welcome(socket))
  }

  /** Tells a room's members what happened. */
  emitHistory(roomId: RoomId, events: readonly RoomEvent[]): void {
    this.#server.to(roomName(roomId)).emit('history', events)
  }

  /** Tells a member that they have another role now. */
  emitRole(memberId: MemberId, role: Role): void {
    this.#server.to(memberName(memberId)).emit('member', { role })
  }

  /** Tells a member that they are out, and ends their sockets. */
  end(memberId: MemberId, reason: Refusal): void {
    this.#server.to(memberName(memberId)).emit('ended', { refusal: reason })
    this.#server.in(memberName(memberId)).disconnectSockets(true)
  }

  /** Tells devices that they were signed out, and ends their sockets. */
  endSessions(sessions: readonly SessionId[], reason: Refusal): void {
    for (const name of sessions.map(sessionName)) {
      this.#server.to(name).emit('ended', { refusal: reason })
      this.#server.in(name).disconnectSockets(true)
    }
  }

  emitToRoom<Name extends keyof PeopleEvents>(
    roomId: RoomId,
    name: Name,
    ...said: Parameters<PeopleEvents[Name]>
  ): void {
    this.#server.to(roomName(roomId)).emit(name, ...said)
  }

  emitToMember<Name extends keyof PeopleEvents>(
    memberId: MemberId,
    name: Name,
    ...said: Parameters<PeopleEvents[Name]>
  ): void {
    this.#server.to(memberName(memberId)).emit(name, ...said)
  }

  async stop(): Promise<void> {
    await this.#server.close()
  }

  /** Counts sockets before they say who they are; whoever has too many is cut off. */
  #limitAddresses(counter: AddressCounter): void {
    this.#server.engine.on('connection', (socket: EngineSocket) => {
      const address = this.#parts.addressOf(socket.request)
      if (address === undefined) return
      if (!counter.enter(address)) return socket.close(true)
      socket.once('close', () => counter.leave(address))
    })
  }

  async #allow(request: IncomingMessage, answer: (message: string | null, allowed: boolean) => void): Promise<void> {
    try {
      answer(null, await this.#parts.mayUse(request.headers.origin, request.headers.host))
    } catch (fault) {
      this.#parts.reportError(fault, 'An origin could not be looked up')
      answer(null, false)
    }
  }

  async #authenticate(socket: PeopleSocket, next: (error?: Error) => void): Promise<void> {
    const caller = await this.#lookUp(socket.handshake.auth['token'])
    if (!caller.ok) return next(refusalError(caller.refusal))
    const { origin, host } = socket.handshake.headers
    if (!(await this.#parts.mayUse(origin, host, caller.value.room.shopId))) {
      return next(refusalError(refusal('origin-not-allowed')))
    }
    // An absence brings its rooms with it: it is taken up by the member whose it was.
    const { caller: before } = socket.data as Partial<SocketData>
    if (before && before.memberId !== caller.value.memberId) return next(refusalError(refusal('token-wrong-room')))
    // Their session is the one of the token, which may be a new one.
    if (before?.sessionId) void socket.leave(sessionName(before.sessionId))
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

  #welcome(socket: PeopleSocket): void {
    const { caller } = socket.data
    void socket.join([roomName(caller.room.id), memberName(caller.memberId)])
    if (caller.sessionId !== null) void socket.join(sessionName(caller.sessionId))
    if ((this.#server.sockets.adapter.rooms.get(memberName(caller.memberId))?.size ?? 0) > maxDevices) {
      socket.disconnect(true)
      return
    }
    this.#catchUp(socket, caller).catch((fault: unknown) => {
      this.#parts.reportError(fault, 'A member’s standing could not be looked up')
      socket.disconnect(true)
    })
    const position = () => this.#position(caller)
    takeCommands(socket, caller, { ...this.#parts, members: this.#members, position })
    void this.#missed.tell(socket).then(() => this.#attend(socket, caller))
  }

  /** Tells the features of who came, and of whose last device is gone. */
  #attend(socket: PeopleSocket, { memberId, room }: Caller): void {
    if (!socket.connected) return
    const who = { memberId, roomId: room.id }
    for (const feature of this.#parts.features) feature.connected?.(who, this)
    socket.on('disconnect', () => {
      if (this.#server.sockets.adapter.rooms.has(memberName(memberId))) return
      for (const feature of this.#parts.features) feature.disconnected?.(who, this)
    })
  }

  /** What changed between the token and the join was told to nobody. */
  async #catchUp(socket: PeopleSocket, caller: Caller): Promise<void> {
    const now = await this.#parts.currentMembership(caller)
    if (now.ok) {
      if (now.value.role !== caller.role) socket.emit('member', { role: now.value.role })
      return
    }
    socket.emit('ended', { refusal: now.refusal })
    socket.disconnect(true)
  }

  async #position({ room }: Caller): Promise<Outcome<{ seq: number }>> {
    const seq = await this.#parts.seqOf(room.id)
    return seq.ok ? granted({ seq: seq.value }) : seq
  }
}

function roomName(roomId: RoomId): string {
  return `room:${roomId}`
}

function memberName(memberId: MemberId): string {
  return `member:${memberId}`
}

function sessionName(sessionId: SessionId): string {
  return `session:${sessionId}`
}

/** How a handshake is refused: Socket.IO hands `data` of the error to the client. */
function refusalError(reason: Refusal): Error {
  return Object.assign(new Error(reason.code), { data: reason })
}
