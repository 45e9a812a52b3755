// Everything that answers on the HTTP server of a node: the people channel, the document channel, and the HTTP app with its page.
import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { DocumentChannel } from './document-channel/document-channel.ts'
import type { Attached } from './host/feature.ts'
import type { CreatedHost, Host } from './host/host.ts'
import { addGauge } from './host/metrics.ts'
import { createHttpApp } from './http/app.ts'
import { guardPeopleAnswers, limitBodies } from './http/http-server.ts'
import type { HttpServerLimits } from './http/http-server.ts'
import type { MetricsAnswers } from './http/metrics-answer.ts'
import { IdempotencyStore } from './http/idempotency-store.ts'
import { Origins } from './http/origins.ts'
import { principalOf } from './identity/principal.ts'
import type { Caller } from './identity/caller.ts'
import { addressOf, addressOfConnection } from './limits/address.ts'
import type { CostLimits } from './limits/cost-budget.ts'
import { DeskChannel } from './people-channel/desk-channel.ts'
import { PeopleChannel } from './people-channel/people-channel.ts'
import type { PeopleSockets } from './people-channel/people-sockets.ts'
import type { Settings } from './settings.ts'

/** What is answered with. */
export interface HandlerParts {
  readonly settings: Settings
  readonly created: CreatedHost
  readonly attached: Attached
  readonly people: PeopleSockets
  readonly metrics: MetricsAnswers
  /** Where `npm run build` put the page and the pictures. */
  readonly builtDir: string
  readonly isStopping: () => boolean
}

/** What a connection may cost before anything is known of it. */
export function connectionLimits(settings: Settings): HttpServerLimits {
  return {
    requestSeconds: settings.REQUEST_SECONDS,
    connectionsPerAddress: settings.CONNECTIONS_PER_ADDRESS,
    addressOf: (socket: Socket) => addressOfConnection(socket, settings.TRUST_PROXY),
  }
}

/** What members, rooms and addresses may take of this process. */
export function costLimits(settings: Settings): CostLimits {
  return {
    memberMsPerSecond: settings.MEMBER_MS_PER_SECOND,
    roomMsPerSecond: settings.ROOM_MS_PER_SECOND,
    memberBytesPerSecond: settings.MEMBER_BYTES_PER_SECOND,
    addressMsPerSecond: settings.ADDRESS_MS_PER_SECOND,
  }
}

/**
 * Attaches all of it to a server that does not listen yet.
 * @returns the document channel, to be stopped.
 */
export function attachHandlers(http: Server, parts: HandlerParts): DocumentChannel {
  const { settings, created, attached, people, isStopping } = parts
  const { host, directory } = created
  const { callers } = host.access
  const isPublicUrlSet = settings.PUBLIC_URL !== undefined
  const origins = new Origins({ db: host.db, now: host.now, publicUrl: host.publicUrl, isPublicUrlSet })
  const { budgets } = host
  const currentMembership = ({ memberId, room, sessionId }: Caller) => callers.member(memberId, room.id, sessionId)
  const common = {
    mayUse: origins.allows.bind(origins),
    addressOf: (request: IncomingMessage) => addressOf(request, settings.TRUST_PROXY),
    socketsPerAddress: settings.SOCKETS_PER_ADDRESS,
    budgets,
    isStopping,
    reportError: host.reportError,
  }
  new PeopleChannel({
    ...common,
    currentMembership,
    sockets: people,
    caller: (token) => callers.byToken(token),
    seqOf: (roomId) => directory.seqOf(roomId),
    commands: attached.commands,
    hooks: attached.people,
  }).attach(http)
  const { staff } = host.access
  const desks = { sockets: people.desks, hooks: attached.desks, reportError: host.reportError }
  new DeskChannel({ ...desks, staff: (token) => staff.byToken(token) }).attach()
  const documents = new DocumentChannel({
    ...common,
    directory,
    callerIn: async (asked, token) =>
      (await firstOf(attached.guests, (guests) => guests.caller(asked, token))) ??
      callers.byTokenIn(asked.roomId, token),
    currentMembership: async (asked, caller) =>
      (await firstOf(attached.guests, (guests) => guests.membership(asked, caller))) ?? currentMembership(caller),
    updatesPerSecond: settings.CONNECTION_UPDATES_PER_SECOND,
    connectionsPerMemberPerMinute: settings.CONNECTIONS_PER_MEMBER_PER_MINUTE,
    isWritable: () => host.storage.isWritable,
  })
  documents.attach(http)
  const { registry } = host.metrics
  addGauge(registry, 'tagalong_document_sockets', 'Open sockets of the document channel.', () => documents.openSockets)
  attachApp(http, httpApp(host, origins, parts))
  guardPeopleAnswers(http)
  limitBodies(http, connectionLimits(settings))
  return documents
}

/** The first answer that is one. */
async function firstOf<One, Answer>(
  ones: readonly One[],
  ask: (one: One) => Promise<Answer | undefined>,
): Promise<Answer | undefined> {
  for (const one of ones) {
    const answer = await ask(one)
    if (answer !== undefined) return answer
  }
  return undefined
}

function attachApp(http: Server, app: ReturnType<typeof createHttpApp>): void {
  const answer = getRequestListener(app.fetch)
  // Socket.IO answers its own path; a second answer to the same request would end the process.
  http.on('request', (request, response) => {
    if (!request.url?.startsWith('/socket.io/')) void answer(request, response)
  })
}

function httpApp(host: Host, origins: Origins, parts: HandlerParts) {
  const { settings, created, attached, builtDir, isStopping } = parts
  const { db, log, now, secret, metrics, publicUrl, access, budgets } = host
  const checks = [...created.checks, ...attached.checks]
  return createHttpApp({
    routes: attached.routes,
    pages: attached.pages,
    connectsTo: attached.connectsTo,
    access,
    origins,
    readiness: { storage: () => Promise.all(checks.map(({ check }) => check())), isStopping },
    metrics,
    metricsHere: settings.METRICS_PORT === undefined ? parts.metrics : undefined,
    budgets,
    limits: {
      roomsPerMinute: settings.ROOMS_PER_ADDRESS_PER_MINUTE,
      roomsPerDay: settings.ROOMS_PER_ADDRESS_PER_DAY,
      joinsPerMinute: settings.JOINS_PER_ADDRESS_PER_MINUTE,
      requestsPerMinute: settings.REQUESTS_PER_ADDRESS_PER_MINUTE,
      fileMegabytesPerDay: settings.FILES_MB_PER_ADDRESS_PER_DAY,
      memberRequestsPerMinute: settings.REQUESTS_PER_MEMBER_PER_MINUTE,
      proxyHops: settings.TRUST_PROXY,
    },
    page: { pageDir: join(builtDir, 'page'), picturesDir: join(builtDir, 'pictures') },
    answers: new IdempotencyStore({ db, secret, now }),
    principalOf: (bearer) => principalOf(bearer, access),
    publicUrl,
    log,
  })
}
