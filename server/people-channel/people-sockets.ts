// The Socket.IO server, which emits to people by room, member and session. It is made before everything that emits; who may connect
// and what they may ask is the people channel's, which comes after the features.
import type { IncomingMessage, Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import type { Socket } from 'socket.io'
import type { HistoryEvent } from '#shared/events/event.ts'
import type { MemberId, RoomId, SessionId } from '#shared/ids.ts'
import type { Refusal } from '#shared/refusals.ts'
import type { Role } from '#shared/roles.ts'
import type { ClientToServer, ServerToClient } from '#shared/wire/people.ts'
import type { PeopleEmitter, PeopleEvents } from '../host/people-events.ts'
import type { Caller } from '../identity/caller.ts'
import { maxEventBytes } from '../limits/people-channel.ts'
import type { PeopleListener } from '../sync/people-listener.ts'
import type { PeopleConnection } from './connection-limit.ts'
import { DeskSockets } from './desk-sockets.ts'
import { MissedEvents } from './missed-events.ts'

/** A shorter absence loses no event; after a longer one a client reads the history from its last sequence. */
const recoveryMs = 2 * 60_000

interface SocketData {
  caller: Caller
}

export type PeopleSocket = Socket<ClientToServer, ServerToClient, Record<string, never>, SocketData>

/** A socket below Socket.IO's, as far as it is counted. */
export interface EngineSocket extends PeopleConnection {
  readonly request: IncomingMessage
  once(event: 'close', listener: () => void): void
}

/** What decides about sockets; the people channel does. */
export interface SocketHandlers {
  /** Whether a request may open a socket at all. */
  allow(request: IncomingMessage): Promise<boolean>
  /** A socket below Socket.IO's is open. */
  opened(socket: EngineSocket): void
  /** Finds out who a socket is; refuses it by an error for `next`. */
  authenticate(socket: PeopleSocket, next: (error?: Error) => void): Promise<void>
  /** A socket is connected and known. */
  welcome(socket: PeopleSocket): void
}

/** The sockets of one server. */
export class PeopleSockets implements PeopleListener, PeopleEmitter {
  readonly #server: Server<ClientToServer, ServerToClient, Record<string, never>, SocketData>
  readonly #missed: MissedEvents
  /** The desks of associates, on the same server. */
  readonly desks: DeskSockets
  #isAttached = false

  /** @param options.sayWhoMs how long a socket may be open before it has said who it is. */
  constructor({ sayWhoMs }: { sayWhoMs: number }) {
    this.#server = new Server({
      connectTimeout: sayWhoMs,
      serveClient: false,
      // Other upgrades on the HTTP server are the document channel's.
      destroyUpgrade: false,
      maxHttpBufferSize: maxEventBytes,
      connectionStateRecovery: { maxDisconnectionDuration: recoveryMs, skipMiddlewares: false },
    })
    this.#missed = new MissedEvents(this.#server)
    this.desks = new DeskSockets(this.#server)
  }

  /** Takes the requests and upgrades of `/socket.io/`. To be called before the HTTP server listens. */
  attach(http: HttpServer, handlers: SocketHandlers): void {
    this.#server.use((socket, next) => void handlers.authenticate(socket, next))
    this.#server.on('connection', (socket) => handlers.welcome(socket))
    this.#server.attach(http, {
      allowRequest: (request, answer) => void handlers.allow(request).then((allowed) => answer(null, allowed)),
    })
    this.#server.engine.on('connection', (socket: EngineSocket) => handlers.opened(socket))
    this.#isAttached = true
  }

  /** Puts a socket where it is reached by the names of its member. */
  async join(socket: PeopleSocket, { room, memberId, sessionId }: Caller): Promise<void> {
    const names = [roomName(room.id), memberName(memberId), ...(sessionId === null ? [] : [sessionName(sessionId)])]
    await socket.join(names)
  }

  /** Takes a socket out of a session it had before. */
  async leaveSession(socket: PeopleSocket, sessionId: SessionId): Promise<void> {
    await socket.leave(sessionName(sessionId))
  }

  /** How many sockets a member has. */
  countOf(memberId: MemberId): number {
    return this.#server.sockets.adapter.rooms.get(memberName(memberId))?.size ?? 0
  }

  /** Sends a socket what it missed in a short absence; see `MissedEvents`. */
  sendMissed(socket: PeopleSocket): Promise<void> {
    return this.#missed.send(socket)
  }

  /** Sends a room's members the events of its history. */
  emitHistory(roomId: RoomId, events: readonly HistoryEvent[]): void {
    this.#server.to(roomName(roomId)).emit('history', events)
  }

  /** Tells a member their new role. */
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

  /** Closes all sockets, whose clients come back by themselves. */
  stop(): void {
    // The library cannot close what was never attached. It resolves once the HTTP server has no connection left, of which it has
    // only some, so that this is not waited for here.
    if (this.#isAttached) void this.#server.close()
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
