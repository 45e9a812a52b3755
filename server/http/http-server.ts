// The HTTP server under everything. It limits what needs no token yet: connections per address, the size of headers, and the time a
// request may take to arrive.
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { AddressCounter } from '../limits/address-counter.ts'

/** Node's own limit, said aloud: larger headers are answered 431. */
const maxHeaderBytes = 16 * 1024
/** Honest clients send their headers in one piece. */
const maxHeadersSeconds = 10
/** Paths at which connections become sockets. No handler would take another upgrade, and Node ends no connection after one. */
const channels = /^[/](?:sync|socket[.]io)[/]/
/** A catalogue of 50 MB over a slow line. */
const longFactor = 15

/** What is limited below every route. */
export interface HttpServerLimits {
  /** Seconds a request may take to arrive, with its body. */
  readonly requestSeconds: number
  /** The most connections of one address; 0 for no limit. */
  readonly connectionsPerAddress: number
  /** The address that a connection counts for; undefined where it is not counted. */
  readonly addressOf: (socket: Socket) => string | undefined
}

/** Makes the server; it answers nothing yet. */
export function createHttpServer(limits: HttpServerLimits): Server {
  const requestMs = limits.requestSeconds * 1000
  const headersMs = Math.min(requestMs, maxHeadersSeconds * 1000)
  const server = createServer({
    maxHeaderSize: maxHeaderBytes,
    headersTimeout: headersMs,
    requestTimeout: requestMs * longFactor,
    connectionsCheckingInterval: Math.min(headersMs / 2, 5000),
    shouldUpgradeCallback: ({ url = '', headers }) =>
      channels.test(url) && headers.upgrade?.toLowerCase() === 'websocket',
  })
  limitConnections(server, limits)
  return server
}

/** Deadlines of the bodies that are on their way. */
const deadlines = new WeakMap<IncomingMessage, BodyDeadline>()

interface BodyDeadline {
  readonly timer: NodeJS.Timeout
  readonly ms: number
}

/**
 * Cuts off bodies that trickle. Call it when all else listens: Socket.IO hides its requests from listeners that were there
 * before it, and the deadline must stand before a handler may extend it.
 */
export function limitBodies(server: Server, { requestSeconds }: Pick<HttpServerLimits, 'requestSeconds'>): void {
  server.prependListener('request', (request: IncomingMessage) => {
    if (hasBody(request)) endIfSlow(request, requestSeconds * 1000)
  })
}

/** Lets the body of a request take fifteen times as long. */
export function allowLongBody(request: IncomingMessage): void {
  const deadline = deadlines.get(request)
  if (!deadline) return
  clearTimeout(deadline.timer)
  endIfSlow(request, deadline.ms * longFactor)
}

/**
 * Socket.IO answers its own path, with little more than a status. To be called when it listens: each of its requests passes here
 * before it does.
 */
export function guardPeopleAnswers(server: Server): void {
  server.prependListener('request', ({ url = '' }: IncomingMessage, response: ServerResponse) => {
    if (!url.startsWith('/socket.io/')) return
    response.setHeader('x-content-type-options', 'nosniff')
    response.setHeader('referrer-policy', 'no-referrer')
    response.setHeader('cache-control', 'no-store')
    response.setHeader('content-security-policy', "default-src 'none'; sandbox; frame-ancestors 'none'")
  })
}

function limitConnections(server: Server, { connectionsPerAddress, addressOf }: HttpServerLimits): void {
  const counter = new AddressCounter(connectionsPerAddress)
  server.on('connection', (socket: Socket) => {
    const address = addressOf(socket)
    if (address === undefined) return
    if (counter.enter(address)) socket.once('close', () => counter.leave(address))
    else socket.destroy()
  })
}

/** A body that trickles gets no answer: the answer would have to wait for it too. */
function endIfSlow(request: IncomingMessage, ms: number): void {
  const timer = setTimeout(() => {
    if (!request.complete) request.destroy()
  }, ms)
  deadlines.set(request, { timer, ms })
  request.once('close', () => clearTimeout(timer))
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}
