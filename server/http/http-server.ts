// The HTTP server under everything, with what is limited before anybody has said who they are: connections of one address, the
// size of headers, and the time a request may take to arrive.
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { AddressCounter } from '../limits/address-counter.ts'

/** Node's own limit, said aloud: larger headers are answered 431. */
const maxHeaderBytes = 16 * 1024
/** Headers come in one piece or from somebody who holds a connection for its own sake. */
const maxHeadersSeconds = 10
/** Where connections become sockets. Any other upgrade nobody would take, and no deadline ends what was handed over. */
const channels = /^[/](?:sync|socket[.]io)[/]/
/** A catalogue of 50 MB over a slow line. */
const longFactor = 15

/** See above. */
export interface HttpServerLimits {
  /** Seconds a request may take to arrive, with its body. */
  readonly requestSeconds: number
  /** The most connections of one address; 0 for no limit. */
  readonly connectionsPerAddress: number
  /** The address that a connection counts for; undefined where it is not counted. */
  readonly addressOf: (socket: Socket) => string | undefined
  /** Requests that may take fifteen times as long. */
  readonly mayTakeLong: (url: string) => boolean
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

/** Cuts off bodies that trickle. To be called when all else listens: Socket.IO keeps its requests from who came before it. */
export function limitBodies(server: Server, { requestSeconds, mayTakeLong }: HttpServerLimits): void {
  server.on('request', (request: IncomingMessage) => {
    if (hasBody(request) && !mayTakeLong(request.url ?? '')) endIfSlow(request, requestSeconds * 1000)
  })
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
    response.setHeader('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
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

/** Whoever trickles a body gets no answer: one would have to wait for them too. */
function endIfSlow(request: IncomingMessage, afterMs: number): void {
  const timer = setTimeout(() => {
    if (!request.complete) request.destroy()
  }, afterMs)
  request.once('close', () => clearTimeout(timer))
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}
