// Settings in, a running server out: opens the adapters, makes the host and the features on it, and listens last.
import { resolve } from 'node:path'
import type { Logger } from 'pino'
import { createFeatures } from './features.ts'
import type { FilesFeature } from './files/feature.ts'
import { attachHandlers, connectionLimits, costLimits } from './handlers.ts'
import { attachFeatures } from './host/feature.ts'
import { createHost } from './host/host.ts'
import { systemClock } from './host/jobs/clock.ts'
import type { Clock } from './host/jobs/clock.ts'
import { Lifecycle } from './host/lifecycle.ts'
import { isReadByPerson, openLog, outputFor } from './host/log.ts'
import { loadSecret } from './identity/secret.ts'
import { StorageHealth } from './host/storage-health.ts'
import { createHttpServer } from './http/http-server.ts'
import { MetricsAnswers } from './http/metrics-answer.ts'
import { CostBudgets } from './limits/cost-budget.ts'
import { Listener } from './listening.ts'
import { openMetricsServer } from './metrics-server.ts'
import type { NotificationsFeature } from './notifications/feature.ts'
import { openFiles } from './open-files.ts'
import { openStorage } from './open-storage.ts'
import { PeopleSockets } from './people-channel/people-sockets.ts'
import type { Settings } from './settings.ts'
import { storageProblem } from './storage-problem.ts'
import { openSqlite } from './storage/sqlite.ts'
import { outageIn } from './storage/storage-fault.ts'
import type { Directory } from './sync/directory.ts'

/** A server that runs. */
export interface RunningServer {
  /** Where it listens, such as `http://127.0.0.1:4000`. */
  readonly url: string
  /** The rooms in memory, for those who run a server in their own process and write as it does. */
  readonly directory: Directory
  /** Sends notifications that are due, instead of at the next look; warns of a room's end. */
  readonly notifications: Pick<NotificationsFeature, 'look' | 'warn'>
  /** Removes files that are due, instead of at the next look. */
  readonly files: Pick<FilesFeature, 'removeDue'>
  /** Refuses what is new with a come-back answer, finishes what was begun, and closes everything. */
  stop(): Promise<void>
}

/** What a start may be given besides its settings. */
export interface StartOptions {
  /** Where `npm run build` put the page. */
  readonly builtDir?: string
  /** Stops the server, also while it starts. */
  readonly lifecycle?: Lifecycle
  /** Where what is due is read off; the clock of this machine by default, which believes every jump of it. */
  readonly clock?: (log: Logger) => Clock
}

const ownBuild = resolve(import.meta.dirname, '../dist')
const replicaModule = new URL('./replica-process.ts', import.meta.url)

/**
 * Starts a server. A start that fails leaves nothing open.
 * @throws StartProblem where a setting, the port or the data directory cannot be used; StopAsked.
 */
export async function startServer(
  settings: Settings,
  { builtDir = ownBuild, lifecycle = new Lifecycle(), clock = () => systemClock }: StartOptions = {},
): Promise<RunningServer> {
  try {
    return await start(settings, { builtDir, lifecycle, clock })
  } catch (fault) {
    // What cannot be closed either must not hide why.
    await Promise.allSettled([lifecycle.stop()])
    // A disk may fill, or a damaged page be read, at any moment of a start.
    throw storageProblem(fault, resolve(settings.DATA_DIR)) ?? fault
  }
}

/** What is opened first is closed last: the rooms and their journal after all that writes, the storage after everything. */
async function start(
  settings: Settings,
  { builtDir, lifecycle, clock }: Required<StartOptions>,
): Promise<RunningServer> {
  const log = openLog(settings.LOG_LEVEL, outputFor(isReadByPerson(settings, process.stdout.isTTY)))
  const storage = new StorageHealth({ settings, log, now: Date.now })
  // What the storage fails at is many things at once, and logged as one: by its health.
  const reportError = (err: unknown, message: string) => log[outageIn(err) ? 'debug' : 'error']({ err }, message)
  const open = () => openStorage(settings.DATA_DIR, (dir) => openSqlite(dir, (fault) => storage.failed(fault)))
  const { db } = await lifecycle.open('storage', open, (opened) => opened.close())
  const { store: files } = await lifecycle.open(
    'files',
    () => openFiles(settings),
    (opened) => opened.close(),
  )
  const isInUse = (await db.selectFrom('members').select('id').limit(1).execute()).length > 0
  const secret = loadSecret({ dataDir: settings.DATA_DIR, secret: settings.SECRET, isInUse })
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

  const budgets = new CostBudgets(costLimits(settings))
  const adapters = { secret, db, files, storage, people, replicaModule, log, clock: clock(log) }
  const created = createHost({ ...adapters, settings, budgets, builtDir, reportError })
  const { host, directory } = created
  const features = createFeatures(host, settings)
  const attached = attachFeatures(features.all, host.metrics.registry)
  directory.attach(attached.rooms)
  for (const job of [...created.jobs, ...attached.jobs]) await lifecycle.start(job)

  const isStopping = () => lifecycle.isStopping
  const metrics = new MetricsAnswers(host.metrics, settings.METRICS_TOKEN)
  const handlers = () => attachHandlers(http, { settings, created, attached, people, metrics, builtDir, isStopping })
  await lifecycle.open('document channel', handlers, (documents) => documents.stop())
  await lifecycle.open(
    'metrics',
    () => openMetricsServer(metrics, settings),
    (server) => server?.close().closeAllConnections(),
  )
  // Last: whatever connects from here on is answered.
  const port = await lifecycle.open(
    'listening',
    () => listener.listen(settings),
    () => listener.drain(),
  )
  const url = host.address.listening(port)
  return { url, directory, notifications: features.notifications, files: features.files, stop: () => lifecycle.stop() }
}
