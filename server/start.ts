// The only file that knows every part: settings in, a running server out.
import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { join, resolve } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import { answering } from './answer-links/answering.ts'
import { Catalogue } from './catalog/catalogue.ts'
import { Quotes } from './cart/quotes.ts'
import { catchUpRoutes } from './catchup/catch-up-routes.ts'
import { CatchUps } from './catchup/catch-ups.ts'
import { RoomCounts } from './catchup/room-counts.ts'
import { seedDemoShop } from './catalog/demo/demo-shop.ts'
import { catalogRoutes } from './catalog/routes.ts'
import { DecisionRows } from './decisions/decision-rows.ts'
import { Decisions } from './decisions/decisions.ts'
import { addressOf, addressOfConnection } from './limits/address.ts'
import { createHttpServer, guardPeopleAnswers, limitBodies } from './http/http-server.ts'
import { createHttpApp } from './http/app.ts'
import { IdempotencyStore } from './http/idempotency-store.ts'
import { openLog } from './host/log.ts'
import { createMetrics } from './host/metrics.ts'
import type { Metrics } from './host/metrics.ts'
import { Origins } from './http/origins.ts'
import { PeopleChannel } from './people-channel/people-channel.ts'
import { watchCommits, watchRooms } from './document-channel/room-metrics.ts'
import { DocumentChannel } from './document-channel/document-channel.ts'
import { historyRoutes } from './history/history-routes.ts'
import { AdminKeys } from './identity/admin-keys.ts'
import { auditRoutes } from './identity/audit-routes.ts'
import { Callers } from './identity/callers.ts'
import { fetchOutside } from './identity/fetch-outside.ts'
import { RetentionJob } from './identity/retention-job.ts'
import { IdentitySettings } from './identity/identity-settings.ts'
import { Invitations } from './identity/invitations.ts'
import { oldAudit } from './identity/old-audit.ts'
import { PublishedKeys } from './identity/published-keys.ts'
import { isLoopbackAddress } from './identity/public-address.ts'
import { Sealing } from './identity/sealing.ts'
import { loadSecret } from './identity/secret.ts'
import { customerSessionRoutes, sessionRoutes } from './identity/session-routes.ts'
import { Sessions } from './identity/sessions.ts'
import { ShopIdentities } from './identity/shop-identities.ts'
import { SignOuts } from './identity/sign-outs.ts'
import { tokenRoutes } from './identity/token-routes.ts'
import { Tokens } from './identity/tokens.ts'
import { unusedSessions } from './identity/unused-sessions.ts'
import { principalOf } from './identity/principal.ts'
import { notificationParts } from './notifications/feature.ts'
import { lookAsks } from './presence/look-requests.ts'
import { readMarks } from './read-marks/read-marks.ts'
import { Spotlights } from './presence/spotlights.ts'
import { Directory } from './sync/directory.ts'
import { Entries } from './rooms/entries.ts'
import { entryRoutes } from './rooms/entry-routes.ts'
import { invitationRoutes, linkRoutes } from './rooms/invitation-routes.ts'
import { Journal } from './sync/journal.ts'
import { Compactor } from './sync/compactor.ts'
import { memberRecords } from './rooms/member-records.ts'
import { memberRoutes } from './rooms/member-routes.ts'
import { Members } from './rooms/members.ts'
import { pastRoutes } from './past/past-routes.ts'
import { Pasts } from './past/pasts.ts'
import { PastRetention } from './past/retention.ts'
import type { Commands } from './host/commands.ts'
import type { PeopleEmitter } from './host/people-events.ts'
import { roomRoutes } from './rooms/room-routes.ts'
import { roomTitles } from './rooms/room-titles.ts'
import { Rooms } from './rooms/rooms.ts'
import { PendingEvents } from './rooms/pending-events.ts'
import { listen } from './listening.ts'
import { openStorage } from './open-storage.ts'
import type { Settings } from './settings.ts'
import { identityRoutes } from './shops/identity-routes.ts'
import { keyRoutes } from './shops/key-routes.ts'
import { shopRoutes } from './shops/routes.ts'
import { Shops } from './shops/shops.ts'
import { openJournalStore } from './storage/journal-store.ts'
import { RoomStore } from './storage/room-store.ts'
import { openSqlite } from './storage/sqlite.ts'
import type { Tables } from './storage/tables.ts'
import { Summaries } from './summary/summaries.ts'
import { summaryRoutes } from './summary/summary-routes.ts'

/** A server that runs. */
export interface RunningServer {
  /** Where it listens, such as `http://127.0.0.1:4000`. */
  readonly url: string
  /** The rooms in memory, for whoever runs a server in their own process and writes as it does. */
  readonly directory: Directory
  /** Looks for notices that are due, whatever the time until it would look by itself. */
  readonly notifications: { look(): Promise<void> }
  /** Closes sockets with a come-back code, waits for what was promised, and lets go of everything. */
  stop(): Promise<void>
}

/** The shop that rooms belong to where none is named. */
const defaultShop = 'demo'
const ownBuild = resolve(import.meta.dirname, '../dist')
/** The route that takes a file and not a small document. */
const importPath = /^[/]api[/]v1[/]shops[/][^/?]+[/]catalog(?:[?]|$)/

/**
 * Starts a server.
 * @param builtDir where `npm run build` put the page.
 * @throws StartProblem where the port or the data directory cannot be used.
 */
export async function startServer(settings: Settings, builtDir = ownBuild): Promise<RunningServer> {
  const log = openLog(settings.LOG_LEVEL)
  const db = await openStorage(settings.DATA_DIR, openSqlite)
  const limits = {
    requestSeconds: settings.REQUEST_SECONDS,
    connectionsPerAddress: settings.CONNECTIONS_PER_ADDRESS,
    addressOf: (socket: Socket) => addressOfConnection(socket, settings.TRUST_PROXY),
    mayTakeLong: (url: string) => importPath.test(url),
  }
  const http = createHttpServer(limits)
  const url = await listen(http, settings)
  const base: Base = {
    settings,
    builtDir,
    log,
    db,
    http,
    secret: loadSecret(settings.DATA_DIR, settings.SECRET),
    now: Date.now,
    publicUrl: () => settings.PUBLIC_URL?.replace(/[/]+$/, '') ?? url,
    reportError: (err, message) => log.error({ err }, message),
    metrics: createMetrics(),
  }
  const shop = shopParts(base)
  await seedDemoShop(shop.catalogue, shop.shops)
  const identity = identityParts(base)
  const rooms = roomParts(base, { ...identity, ...shop })
  const sync = documentChannel(base, { ...identity, ...rooms })
  const retention = new RetentionJob({
    ...base,
    all: [oldAudit({ ...base, days: settings.AUDIT_DAYS }), unusedSessions(base)],
  })
  let stopping = false
  const app = httpApp(base, { ...shop, ...identity, ...rooms, isStopping: () => stopping })
  watchRooms(base.metrics, rooms.directory, sync)
  sync.attach(http)
  const answer = getRequestListener(app.fetch)
  // Socket.IO answers its own path; a second answer to the same request would end the process.
  http.on('request', (request, response) => {
    if (!request.url?.startsWith('/socket.io/')) void answer(request, response)
  })
  guardPeopleAnswers(http)
  limitBodies(http, limits)
  rooms.compactor.start()
  rooms.pastRetention.start()
  retention.start()
  rooms.decisions.start()
  await rooms.away.notifications.start()
  log.info({ url }, 'Tagalong is ready')
  return {
    url,
    directory: rooms.directory,
    notifications: rooms.away.notifications,
    stop: async () => {
      stopping = true
      // No new connection; then everything that was taken is made durable, and only then the rest is let go.
      http.close()
      await rooms.compactor.stop()
      await rooms.pastRetention.stop()
      await retention.stop()
      await rooms.pasts.stop()
      await rooms.away.stop()
      await rooms.decisions.stop()
      rooms.spotlights.stop()
      await rooms.directory.stop()
      sync.stop()
      await rooms.people.stop()
      http.closeAllConnections()
      await db.destroy()
    },
  }
}

/** What every part may need. */
interface Base {
  readonly settings: Settings
  readonly builtDir: string
  readonly log: Logger
  readonly db: Kysely<Tables>
  readonly http: Server
  readonly secret: Uint8Array
  readonly now: () => number
  readonly publicUrl: () => string
  readonly reportError: (fault: unknown, message: string) => void
  readonly metrics: Metrics
}

function shopParts({ db, now }: Base) {
  return { shops: new Shops({ db, now }), catalogue: new Catalogue({ db, now }) }
}

function identityParts(base: Base) {
  const { db, now, secret, publicUrl, settings } = base
  const tokens = new Tokens({ secret, now })
  const callers = new Callers({ db, tokens })
  const sessions = new Sessions({ db, tokens, callers, now })
  return {
    tokens,
    callers,
    sessions,
    invitations: new Invitations({ db, now, publicUrl }),
    origins: new Origins({ db, now, publicUrl, isPublicUrlSet: settings.PUBLIC_URL !== undefined }),
    keys: new AdminKeys({ db, now }),
    ...shopIdentities(base),
  }
}

function shopIdentities({ db, now, secret, publicUrl, log, reportError }: Base) {
  // A server that people reach by a name has no business with what else runs on its machine.
  const outside = { mayAskLoopback: isLoopbackAddress(new URL(publicUrl()).hostname) }
  const identitySettings = new IdentitySettings({
    db,
    now,
    reportError,
    outside,
    sealing: new Sealing(secret, 'shop-identities'),
  })
  const published = new PublishedKeys({
    now,
    fetchText: (url) => fetchOutside(url, outside),
    onTrouble: (err, url) => log.warn({ err, host: new URL(url).host }, 'A shop’s keys could not be read'),
  })
  return { outside, identitySettings, identities: new ShopIdentities({ settings: identitySettings, published, now }) }
}

type Identity = ReturnType<typeof identityParts>
type Shopping = ReturnType<typeof shopParts>

/** What is made only after the parts that use it. */
interface Later {
  readonly directory: Pick<Directory, 'room' | 'seqOf' | 'inMemory'>
  readonly emitter: PeopleEmitter
}

/** What people do together, by command. */
function togetherParts({ db, now, reportError }: Base, { emitter, directory }: Later) {
  const decisions = new Decisions({ directory, rows: new DecisionRows(db), now, reportError })
  const pendingEvents = new PendingEvents({ db, directory, reportError })
  const spotlights = new Spotlights({ emitter, now, note: (...what) => pendingEvents.note(...what) })
  const commands = {
    ...decisions.commands,
    ...spotlights.commands,
    ...lookAsks({ db, emitter }),
    ...readMarks({ db, emitter, now }),
  }
  return { decisions, spotlights, pendingEvents, commands }
}

/** What reaches people who are not in the room: links by which they answer, and notices. */
function awayParts(base: Base, parts: Identity & Shopping & { later: Later; votes: Commands }) {
  const { directory, emitter } = parts.later
  const links = answering({ ...base, ...parts, directory })
  const told = notificationParts({ ...base, ...parts, directory, emitter, offer: (to) => links.answers.offer(to) })
  return { ...told, groups: [...links.groups, ...told.groups], pages: [...links.pages, ...told.pages] }
}

function roomParts(base: Base, { catalogue, shops, ...identity }: Identity & Shopping) {
  const { db, now, reportError, settings, http, metrics, log } = base
  const later: Later = {
    directory: {
      room: (id) => directory.room(id),
      seqOf: (id) => directory.seqOf(id),
      get inMemory() {
        return directory.inMemory
      },
    },
    emitter: {
      emitToRoom: (...said) => people.emitToRoom(...said),
      emitToMember: (...said) => people.emitToMember(...said),
    },
  }
  const { decisions, spotlights, pendingEvents, commands } = togetherParts(base, later)
  const away = awayParts(base, { ...identity, catalogue, shops, later, votes: decisions.commands })
  const store = new RoomStore(db)
  const journal = new Journal({ store: openJournalStore(db), onCommit: watchCommits(metrics) })
  const quotes = new Quotes({
    quoteOf: (shopId, variantId) => catalogue.quoteOf(shopId, variantId, now()),
    reportError,
  })
  const people: PeopleChannel = new PeopleChannel(
    {
      seqOf: (roomId) => directory.seqOf(roomId),
      caller: (token) => identity.callers.byToken(token),
      currentMembership: ({ memberId, room, sessionId }) => identity.callers.member(memberId, room.id, sessionId),
      mayUse: (origin, host, shopId) => identity.origins.allows(origin, host, shopId),
      addressOf: (request) => addressOf(request, settings.TRUST_PROXY),
      socketsPerAddress: settings.SOCKETS_PER_ADDRESS,
      sayWhoMs: settings.REQUEST_SECONDS * 1000,
      commands,
      features: [spotlights, away.notifications],
      reportError,
    },
    http,
  )
  const directory: Directory = new Directory({
    store,
    journal,
    features: [
      memberRecords(db),
      pendingEvents,
      quotes,
      roomTitles({ db, reportError }),
      decisions,
      spotlights,
      away.notifications,
    ],
    people,
    reportError,
    idleMs: settings.ROOM_IDLE_SECONDS * 1000,
    now,
  })
  catalogue.onPricesChanged((shopId, productIds) => quotes.pricesChanged(directory.inMemory, shopId, productIds))
  const rooms = new Rooms({ db, directory, now, log, ...identity })
  const parts = { db, directory, now, log, rooms, ...identity }
  const [members, entries] = [new Members(parts), new Entries(parts)]
  const compactor = new Compactor({ directory, store, now, reportError })
  const pasts = new Pasts({ db, directory, now })
  const pastRetention = new PastRetention({ db, replayer: pasts.replayer, days: settings.PAST_DAYS, now, reportError })
  return {
    directory,
    people,
    rooms,
    members,
    entries,
    compactor,
    pasts,
    pastRetention,
    decisions,
    spotlights,
    pendingEvents,
    away,
  }
}

type RoomParts = ReturnType<typeof roomParts>

function documentChannel(
  { settings, reportError }: Base,
  { directory, callers, origins }: RoomParts & Identity,
): DocumentChannel {
  return new DocumentChannel({
    directory,
    callerIn: (roomId, token) => callers.byTokenIn(roomId, token),
    currentMembership: ({ memberId, room, sessionId }) => callers.member(memberId, room.id, sessionId),
    mayUse: (origin, host, shopId) => origins.allows(origin, host, shopId),
    addressOf: (request) => addressOf(request, settings.TRUST_PROXY),
    updatesPerSecond: settings.SEAT_UPDATES_PER_SECOND,
    connectionsPerMemberPerMinute: settings.SEATS_PER_MEMBER_PER_MINUTE,
    socketsPerAddress: settings.SOCKETS_PER_ADDRESS,
    reportError,
  })
}

function httpApp(base: Base, parts: Shopping & Identity & RoomParts & { isStopping: () => boolean }) {
  const { settings, builtDir, db, log, now, secret, metrics, publicUrl } = base
  const { catalogue, shops, sessions, callers, invitations, members, entries, rooms, origins, keys } = parts
  const signOuts = new SignOuts({ db, now, close: (roomId, ended) => parts.directory.endSessions(roomId, ended) })
  return createHttpApp({
    groups: [
      roomRoutes({ rooms, callers, defaultShop }),
      memberRoutes({ members, callers }),
      linkRoutes({ members, entries }),
      invitationRoutes({ invitations, members, callers, publishPending: (id) => parts.pendingEvents.tell(id) }),
      entryRoutes({ entries, callers }),
      tokenRoutes(sessions),
      sessionRoutes({ signOuts, callers }),
      customerSessionRoutes({ signOuts, keys }),
      historyRoutes({ db, callers }),
      pastRoutes({ pasts: parts.pasts, callers }),
      catchUpRoutes({
        catchUps: new CatchUps({ db, directory: parts.directory, emitter: parts.people, now }),
        counts: new RoomCounts({ db, directory: parts.directory, sessions, now }),
        callers,
      }),
      summaryRoutes({ summaries: new Summaries({ db, directory: parts.directory }), callers }),
      shopRoutes(shops),
      keyRoutes(keys),
      identityRoutes({ keys, settings: parts.identitySettings }),
      catalogRoutes({ catalogue, shops, keys }),
      auditRoutes({ db, callers, keys }),
      ...parts.away.groups,
    ],
    pages: parts.away.pages,
    origins,
    readiness: { storage: () => sql`select 1`.execute(db), isStopping: parts.isStopping },
    metrics,
    limits: {
      roomsPerMinute: settings.ROOMS_PER_ADDRESS_PER_MINUTE,
      joinsPerMinute: settings.JOINS_PER_ADDRESS_PER_MINUTE,
      requestsPerMinute: settings.REQUESTS_PER_ADDRESS_PER_MINUTE,
      memberRequestsPerMinute: settings.REQUESTS_PER_MEMBER_PER_MINUTE,
      trustProxy: settings.TRUST_PROXY,
    },
    page: { pageDir: join(builtDir, 'page'), picturesDir: join(builtDir, 'pictures') },
    answers: new IdempotencyStore({ db, secret, now }),
    principalOf: (bearer) => principalOf(bearer, parts),
    publicUrl,
    ownBodyLimit: (path) => importPath.test(path),
    log,
  })
}
