// The only file that knows every part: settings in, a running server out.
import { accessSync, constants, mkdirSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import type { Kysely } from 'kysely'
import { pino } from 'pino'
import { Catalogue } from './catalog/catalogue.ts'
import { Quotes } from './cart/quotes.ts'
import { PeopleDoor } from './edge/people-door.ts'
import { SyncDoor } from './edge/sync-door.ts'
import { Callers } from './identity/callers.ts'
import { Invitations } from './identity/invitations.ts'
import { loadSecret } from './identity/secret.ts'
import { Sessions } from './identity/sessions.ts'
import { Tokens } from './identity/tokens.ts'
import { Directory } from './rooms/directory.ts'
import { Journal } from './rooms/journal.ts'
import { LogKeeper } from './rooms/log-keeper.ts'
import { memberRecords } from './rooms/member-records.ts'
import { Members } from './rooms/members.ts'
import { Rooms } from './rooms/rooms.ts'
import type { Settings } from './settings.ts'
import { Shops } from './shops/shops.ts'
import { openJournalStore } from './storage/journal-store.ts'
import { migrate } from './storage/migrate.ts'
import { RoomStore } from './storage/room-store.ts'
import { openSqlite } from './storage/sqlite.ts'
import type { Tables } from './storage/tables.ts'
import { OpenAPIHono } from '@hono/zod-openapi'
import { tokenRoutes } from './identity/token-routes.ts'
import { roomRoutes } from './rooms/room-routes.ts'
import { linkRoutes, invitationRoutes } from './rooms/invitation-routes.ts'
import { memberRoutes } from './rooms/member-routes.ts'
import { historyRoutes } from './history/history-routes.ts'
import { shopRoutes } from './shops/routes.ts'
import { serveStatic } from '@hono/node-server/serve-static'

/** Why a server could not start, in one sentence for whoever runs it. */
export class StartProblem extends Error {}

/** A server that runs. */
export interface RunningServer {
  /** Where it listens, such as `http://127.0.0.1:4000`. */
  readonly url: string
  /** Closes sockets with a come-back code, waits for what was promised, and lets go of everything. */
  stop(): Promise<void>
}

/** The shop that rooms belong to where none is named. */
const defaultShop = 'demo'

/**
 * Starts a server.
 * @throws StartProblem where the port or the data directory cannot be used.
 */
export async function startServer(settings: Settings): Promise<RunningServer> {
  const now = Date.now
  const log = pino({ level: settings.LOG_LEVEL })
  const onFault = (err: unknown, message: string) => log.error({ err }, message)
  const db = await openStorage(settings)
  const http = createServer()
  const url = await listen(http, settings)
  const publicUrl = settings.PUBLIC_URL ?? url

  const tokens = new Tokens({ secret: loadSecret(settings.DATA_DIR, settings.SECRET), now })
  const callers = new Callers({ db, tokens })
  const sessions = new Sessions({ db, tokens, callers, now })
  const invitations = new Invitations({ db, now, publicUrl: () => publicUrl })
  const shops = new Shops({ db, now })
  const catalogue = new Catalogue({ db, now })
  await shops.ensureShop({ id: 'demo', name: 'Ridge Outfitters', locale: 'en', currency: 'EUR', origins: [], guests: true })

  const quotes = new Quotes({ quoteOf: (shopId, variantId) => catalogue.quoteOf(shopId, variantId, now()), onFault })
  const mayUse = async () => true
  const store = new RoomStore(db)
  const journal = new Journal({ store: openJournalStore(db) })
  const people = new PeopleDoor(
    { seqOf: async (id) => seqOf(directory, id), caller: (token) => callers.byToken(token), mayUse, onFault },
    http,
  )
  const directory: Directory = new Directory({
    store,
    journal,
    features: [memberRecords(db), quotes],
    people,
    onFault,
    idleMs: settings.ROOM_IDLE_SECONDS * 1000,
    now,
  })
  const keeper = new LogKeeper({ directory, store, now, onFault })
  const sync = new SyncDoor({
    directory,
    callerIn: (roomId, token) => callers.byTokenIn(roomId, token),
    mayUse,
    addressOf: (request) => request.socket.remoteAddress ?? '',
    updatesPerSecond: settings.SEAT_UPDATES_PER_SECOND,
    socketsPerAddress: settings.SOCKETS_PER_ADDRESS,
    onFault,
  })
  const rooms = new Rooms({ db, directory, tokens, sessions, invitations, now, log })
  const members = new Members({ db, directory, tokens, sessions, invitations, now, log, rooms })

  const app = new OpenAPIHono()
  const api = new OpenAPIHono()
  for (const routes of [
    tokenRoutes(sessions),
    roomRoutes({ rooms, callers, defaultShop }),
    linkRoutes({ members }),
    invitationRoutes({ invitations, members, callers }),
    memberRoutes({ members, callers }),
    historyRoutes({ db, callers }),
    shopRoutes(shops),
  ]) api.route('/', routes)
  app.route('/api/v1', api)
  app.get('/healthz', (c) => c.text('ok'))
  app.use('/pictures/*', serveStatic({ root: './dist' }))
  app.use('*', serveStatic({ root: './dist/page' }))
  app.get('*', serveStatic({ path: './dist/page/index.html' }))

  sync.attach(http)
  http.on('request', getRequestListener(app.fetch))
  keeper.start()
  log.info({ url }, 'Tagalong is ready')
  return {
    url,
    stop: async () => {
      http.close()
      await directory.stop()
      await keeper.stop()
      sync.stop()
      await people.stop()
      http.closeAllConnections()
      await db.destroy()
    },
  }
}

async function seqOf(directory: Directory, roomId: string) {
  const room = await directory.room(roomId)
  return room.ok ? { ok: true as const, value: room.value.seq } : room
}

async function openStorage(settings: Settings): Promise<Kysely<Tables>> {
  const dataDir = resolve(settings.DATA_DIR)
  try {
    mkdirSync(dataDir, { recursive: true })
    accessSync(dataDir, constants.W_OK)
    const db = openSqlite(dataDir)
    await migrate(db)
    return db
  } catch (cause) {
    throw new StartProblem(`The data directory ${dataDir} cannot be used (${codeOf(cause)}): set DATA_DIR to a folder that this process may write.`, { cause })
  }
}

async function listen(http: Server, { HOST, PORT }: Settings): Promise<string> {
  await new Promise<void>((done, failed) => {
    http.once('error', (cause) => failed(new StartProblem(`Port ${PORT} on ${HOST} cannot be used (${codeOf(cause)}): set PORT to a free one.`, { cause })))
    http.listen(PORT, HOST, done)
  })
  const { port } = http.address() as AddressInfo
  return `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${port}`
}

function codeOf(fault: unknown): string {
  return (fault as NodeJS.ErrnoException | undefined)?.code ?? String(fault)
}
