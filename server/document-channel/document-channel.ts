// The document channel: GET /sync/<room>/<document> becomes a WebSocket and, once its token is checked, a connection of the engine.
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import { isDocumentName } from '#shared/records/table.ts'
import type { DocumentName } from '#shared/records/table.ts'
import { awarenessPerSecond, maxFirstSyncBytes, questionsPerSecond, updateBurst } from '#shared/records/limits.ts'
import type { ShopId } from '#shared/ids.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refused } from '#shared/outcome.ts'
import type { Refusal } from '#shared/refusals.ts'
import { meaningOf, refusal } from '#shared/refusals.ts'
import type { Role } from '#shared/roles.ts'
import { chosenSubprotocol, offeredToken } from '#shared/wire/subprotocol.ts'
import type { AskedDocument } from '../host/document-guests.ts'
import type { Caller } from '../identity/caller.ts'
import type { Directory } from '../sync/directory.ts'
import { greet, receive } from '../sync/receive.ts'
import type { Peer } from '../sync/receive.ts'
import { Connection } from '../sync/connection.ts'
import type { ConnectionSocket } from '../sync/connection.ts'
import type { CostBudgets } from '../limits/cost-budget.ts'
import { AddressCounter } from '../limits/address-counter.ts'
import { Inbox } from './inbox.ts'
import { MemberRates } from './member-rates.ts'
import { oftenEnough } from '../limits/rate.ts'

/** Larger than any accepted frame, so that a frame just above a limit is refused with its code and not by the library. */
const maxFrameBytes = 2 * maxFirstSyncBytes
const pingMs = 25_000
const silentMs = 60_000
/** How long a socket may take over its closing handshake. */
const closingMs = 2_000

/** What the channel needs. */
export interface DocumentChannelOptions {
  readonly directory: Directory
  readonly callerIn: (asked: AskedDocument, token: string | undefined) => Promise<Outcome<Caller>>
  /** The current role of a token’s holder at a document. */
  readonly currentMembership: (asked: AskedDocument, caller: Caller) => Promise<Outcome<{ readonly role: Role }>>
  /** Whether pages of an origin may use rooms at all, or those of a shop. Requests without an origin come from programs. */
  readonly mayUse: (origin: string | undefined, host: string | undefined, shopId?: ShopId) => Promise<boolean>
  /** The address that a socket counts towards; undefined where it is not counted. */
  readonly addressOf: (request: IncomingMessage) => string | undefined
  readonly updatesPerSecond: number
  readonly budgets: CostBudgets
  readonly socketsPerAddress: number
  readonly connectionsPerMemberPerMinute: number
  /** Whether the server stops: then sockets are closed at once, and clients come back to a server that runs. */
  readonly isStopping: () => boolean
  /** Whether edits can be saved. While they cannot, connections are refused: each would send its edits, be closed and come back at once. */
  readonly isWritable: () => boolean
  readonly reportError: (fault: unknown, message: string) => void
}

/** The document channel of one server. */
export class DocumentChannel {
  readonly #parts: DocumentChannelOptions
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxFrameBytes,
    perMessageDeflate: false,
    clientTracking: false,
    handleProtocols: chosenSubprotocol,
  })
  readonly #open = new Set<WebSocket>()
  /** When each socket was last heard, milliseconds since 1970. */
  readonly #heardAt = new WeakMap<WebSocket, number>()
  readonly #addresses: AddressCounter
  readonly #rates: MemberRates
  readonly #mayConnect: (memberId: string) => Promise<boolean>
  #pings: NodeJS.Timeout | undefined

  constructor(parts: DocumentChannelOptions) {
    this.#parts = parts
    this.#addresses = new AddressCounter(parts.socketsPerAddress)
    this.#rates = new MemberRates({ perSecond: parts.updatesPerSecond, burst: updateBurst })
    this.#mayConnect = oftenEnough(parts.connectionsPerMemberPerMinute)
  }

  /** How many sockets are open. */
  get openSockets(): number {
    return this.#open.size
  }

  /** Takes the document channel's upgrades of a server, and leaves all others to their own listeners. */
  attach(server: Server): void {
    this.#pings = setInterval(() => this.#ping(), pingMs)
    server.on('upgrade', (request, socket, head) => {
      const target = readTarget(request)
      if (!target) return
      this.#upgrade({ request, socket, head, target }).catch((fault: unknown) => {
        this.#parts.reportError(fault, 'A document socket could not be opened')
        socket.destroy()
      })
    })
  }

  async #upgrade({ request, socket, head, target }: Upgrade): Promise<void> {
    socket.on('error', () => socket.destroy())
    const { origin, host } = request.headers
    if (!(await this.#parts.mayUse(origin, host))) return refuseUpgrade(socket, 403)
    const address = this.#parts.addressOf(request)
    if (address !== undefined) {
      if (!this.#addresses.enter(address)) return refuseUpgrade(socket, 429)
      socket.once('close', () => this.#addresses.leave(address))
    }
    const caller = await this.#authenticate(target)
    if (caller.ok && !(await this.#parts.mayUse(origin, host, caller.value.room.shopId)))
      return refuseUpgrade(socket, 403)
    // A browser cannot read why an upgrade failed. So the upgrade succeeds, and a close code says whether to stop or to retry.
    this.#sockets.handleUpgrade(request, socket, head, (webSocket) => {
      if (!caller.ok) return closeFor(webSocket, caller.refusal)
      this.#connect(webSocket, { stream: socket, caller: caller.value, target }).catch((fault: unknown) => {
        this.#parts.reportError(fault, 'A connection could not be opened')
        closeFor(webSocket, refusal('storage-unavailable'))
      })
    })
  }

  async #authenticate(target: Target): Promise<Outcome<Caller>> {
    if (this.#parts.isStopping()) return refused(refusal('node-restarting'))
    if (!this.#parts.isWritable()) return refused(refusal('storage-unavailable'))
    const { roomId, document, token } = target
    if (!isDocumentName(document)) return refused(refusal('no-such-document'))
    try {
      return await this.#parts.callerIn({ roomId, document }, token)
    } catch (fault) {
      this.#parts.reportError(fault, 'A token could not be looked up')
      return refused(refusal('storage-unavailable'))
    }
  }

  async #connect(socket: WebSocket, { stream, caller, target }: Admitted): Promise<void> {
    // Nothing is read from the socket until the stored room is in memory: an earlier answer would show an empty cart.
    socket.pause()
    const opened = await this.#parts.directory.roomAtRest(caller.room.id)
    if (!opened.ok) return closeFor(socket, opened.refusal)
    if (this.#parts.isStopping()) return closeFor(socket, refusal('node-restarting'))
    if (socket.readyState !== socket.OPEN) return
    const room = opened.value
    if (room.isLost) return closeFor(socket, refusal('storage-unavailable'))
    const isTooOften = !(await this.#mayConnect(caller.memberId))
    if (isTooOften || room.connections.isFullFor(caller.memberId)) return closeFor(socket, refusal('too-many-requests'))
    const name = target.document as DocumentName
    const document = room.documents.get(name)
    if (!document) return closeFor(socket, refusal('no-such-document'))
    const connection = new Connection({
      member: { id: caller.memberId, role: caller.role, sessionId: caller.sessionId },
      socket: new ChannelSocket(socket, stream),
      wantsSaved: target.wantsSaved,
      limits: { updatesPerSecond: this.#parts.updatesPerSecond, updateBurst, awarenessPerSecond, questionsPerSecond },
      memberUpdates: this.#rates.enter(caller.memberId),
      budget: this.#parts.budgets.of({ memberId: caller.memberId, roomId: room.id }),
      onLeave: (left) => {
        this.#rates.leave(left.memberId)
        room.leave(document, left)
      },
    })
    this.#open.add(socket)
    document.connections.add(connection)
    const peer = { room, document, connection }
    this.#listen(socket, peer)
    // Greeting says what the document has.
    await room.states.learn(peer)
    // From here on the room closes the connection or changes its role. What changed since the token was checked is read once more.
    const now = await this.#parts.currentMembership({ roomId: room.id, document: name }, caller)
    if (!now.ok) return connection.close(now.refusal)
    if (connection.closed) return
    connection.changeRole(now.value.role)
    greet(peer)
    socket.resume()
  }

  #listen(socket: WebSocket, peer: Peer): void {
    const { connection } = peer
    const inbox = new Inbox(peer, (frame) => this.#take(peer, frame))
    this.#heardAt.set(socket, performance.now())
    socket.on('message', (data, isBinary) => {
      this.#heardAt.set(socket, performance.now())
      if (!isBinary || !Buffer.isBuffer(data)) return connection.close(refusal('malformed'))
      inbox.receive(data)
    })
    socket.on('pong', () => this.#heardAt.set(socket, performance.now()))
    socket.on('error', () => socket.terminate())
    socket.on('close', () => {
      this.#open.delete(socket)
      connection.gone()
    })
  }

  #take(peer: Peer, frame: Uint8Array): void {
    const began = performance.now()
    try {
      receive(peer, frame)
    } catch (fault) {
      // One bad frame must not end the process; its sender reconnects and syncs again.
      this.#parts.reportError(fault, 'A frame could not be handled')
      peer.connection.close(refusal('fault'))
    }
    peer.connection.spend({ ms: performance.now() - began })
  }

  #ping(): void {
    // By the steady clock: where the machine's is set forward, nobody has been silent.
    const silentSince = performance.now() - silentMs
    for (const socket of this.#open) {
      if ((this.#heardAt.get(socket) ?? 0) < silentSince) socket.terminate()
      else socket.ping()
    }
  }

  /** Stops looking after sockets; they are closed with the rooms, or with the connections of the HTTP server. */
  stop(): void {
    clearInterval(this.#pings)
    this.#sockets.close()
  }
}

interface Target {
  readonly roomId: string
  readonly document: string
  readonly token: string | undefined
  readonly wantsSaved: boolean
}

interface Upgrade {
  readonly request: IncomingMessage
  readonly socket: Duplex
  readonly head: Buffer
  readonly target: Target
}

interface Admitted {
  /** What the socket writes to. */
  readonly stream: Duplex
  readonly caller: Caller
  readonly target: Target
}

/**
 * The room, document and token of a request; undefined for a request to something else. Only a stock provider, which can do no
 * better, shows its token in the address.
 */
function readTarget({ url: requestUrl = '', headers }: IncomingMessage): Target | undefined {
  const match = /^\/sync\/([A-Za-z0-9_-]{1,120})\/([A-Za-z0-9_-]{1,120})(?:\?(.*))?$/.exec(requestUrl)
  if (!match)
    return requestUrl.startsWith('/sync/')
      ? { roomId: '', document: '', token: undefined, wantsSaved: false }
      : undefined
  const query = new URLSearchParams(match[3] ?? '')
  return {
    roomId: match[1] ?? '',
    document: match[2] ?? '',
    token: offeredToken(headers['sec-websocket-protocol']) ?? (query.get('token') || undefined),
    wantsSaved: query.get('ack') === '1',
  }
}

/** The library's socket as a connection needs it. */
class ChannelSocket implements ConnectionSocket {
  readonly #socket: WebSocket
  /** What the socket writes into. */
  readonly #stream: Duplex

  constructor(socket: WebSocket, stream: Duplex) {
    this.#socket = socket
    this.#stream = stream
  }

  get bufferedAmount(): number {
    return this.#socket.bufferedAmount
  }

  send(frame: Uint8Array): void {
    this.#socket.send(frame)
  }

  sendAll(frames: readonly Uint8Array[], onTaken: () => void): void {
    // One write for all of them.
    this.#stream.cork()
    const last = frames.length - 1
    // Frames that the network did not take any more are followed by the end of the socket.
    for (const [index, frame] of frames.entries())
      this.#socket.send(frame, index === last ? (fault) => fault || onTaken() : undefined)
    this.#stream.uncork()
  }

  close(code: number, reason: string): void {
    closeSocket(this.#socket, code, reason)
  }

  pause(): void {
    this.#socket.pause()
  }

  resume(): void {
    this.#socket.resume()
  }
}

function closeFor(socket: WebSocket, reason: Refusal): void {
  socket.on('error', () => socket.terminate())
  closeSocket(socket, meaningOf(reason.code).close ?? 4403, reason.code)
}

/** Closes with a handshake; a client that does not answer it in time is cut off. */
function closeSocket(socket: WebSocket, code: number, reason: string): void {
  socket.resume()
  socket.close(code, reason)
  const cut = setTimeout(() => socket.terminate(), closingMs)
  socket.once('close', () => clearTimeout(cut))
}

function refuseUpgrade(socket: Duplex, status: 403 | 429): void {
  const reason = status === 403 ? 'Forbidden' : 'Too Many Requests'
  socket.end(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
