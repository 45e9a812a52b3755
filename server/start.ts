// Settings in, a running server out: opens the adapters, makes the host and the features on it, and listens last.
import { resolve } from 'node:path'
import { createFeatures } from './features.ts'
import { attachHandlers, connectionLimits } from './handlers.ts'
import { attachFeatures } from './host/feature.ts'
import { createHost } from './host/host.ts'
import { Lifecycle } from './host/lifecycle.ts'
import { openLog } from './host/log.ts'
import { createHttpServer } from './http/http-server.ts'
import { Listener } from './listening.ts'
import { openStorage } from './open-storage.ts'
import { PeopleSockets } from './people-channel/people-sockets.ts'
import type { Settings } from './settings.ts'
import { openSqlite } from './storage/sqlite.ts'
import type { Directory } from './sync/directory.ts'

/** A server that runs. */
export interface RunningServer {
  /** Where it listens, such as `http://127.0.0.1:4000`. */
  readonly url: string
  /** The rooms in memory, for those who run a server in their own process and write as it does. */
  readonly directory: Directory
  /** Sends notifications that are due, instead of at the next look. */
  readonly notifications: { look(): Promise<void> }
  /** Refuses what is new with a come-back answer, finishes what was begun, and closes everything. */
  stop(): Promise<void>
}

const ownBuild = resolve(import.meta.dirname, '../dist')

/**
 * Starts a server. A start that fails leaves nothing open.
 * @param options.builtDir where `npm run build` put the page.
 * @param options.lifecycle stops the server, also while it starts.
 * @throws StartProblem where the port or the data directory cannot be used; StopAsked.
 */
export async function startServer(
  settings: Settings,
  { builtDir = ownBuild, lifecycle = new Lifecycle() }: { builtDir?: string; lifecycle?: Lifecycle } = {},
): Promise<RunningServer> {
  try {
    return await start(settings, builtDir, lifecycle)
  } catch (fault) {
    await lifecycle.stop()
    throw fault
  }
}

/** What is opened first is closed last: the rooms and their journal after all that writes, the storage after everything. */
async function start(settings: Settings, builtDir: string, lifecycle: Lifecycle): Promise<RunningServer> {
  const log = openLog(settings.LOG_LEVEL)
  const reportError = (err: unknown, message: string) => log.error({ err }, message)
  const open = () => openStorage(settings.DATA_DIR, openSqlite)
  const db = await lifecycle.open('storage', open, (storage) => storage.destroy())
  const http = createHttpServer(connectionLimits(settings))
  const listener = new Listener(http)
  await lifecycle.open(
    'connections',
    () => {},
    () => listener.close(),
  )
  const people = new PeopleSockets({ sayWhoMs: settings.REQUEST_SECONDS * 1000 })
  await lifecycle.open(
    'people sockets',
    () => {},
    () => people.stop(),
  )

  const created = createHost({ settings, db, people, log, reportError })
  const { host, directory } = created
  const features = createFeatures(host, settings)
  const attached = attachFeatures(features.all, host.metrics.registry)
  directory.attach(attached.rooms)
  for (const job of [...created.jobs, ...attached.jobs]) await lifecycle.start(job)

  const isStopping = () => lifecycle.isStopping
  const handlers = () => attachHandlers(http, { settings, created, attached, people, builtDir, isStopping })
  await lifecycle.open('document channel', handlers, (documents) => documents.stop())
  // Last: whatever connects from here on is answered.
  const port = await lifecycle.open(
    'listening',
    () => listener.listen(settings),
    () => listener.drain(),
  )
  const url = host.address.listening(port)
  log.info({ url }, 'Tagalong is ready')
  return { url, directory, notifications: features.notifications, stop: () => lifecycle.stop() }
}
