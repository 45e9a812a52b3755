// What features stand on. It is made before any of them, from adapters that `start.ts` chose: features see no adapter.
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { CostBudgets } from '../limits/cost-budget.ts'
import type { FileStore } from '../storage/files/file-store.ts'
import { openJournalStore } from '../storage/journal-store.ts'
import { writeProbe } from '../storage/probe.ts'
import { RoomStore } from '../storage/room-store.ts'
import type { Tables } from '../storage/tables.ts'
import { Announcer } from '../sync/announcer.ts'
import { Compactor } from '../sync/compactor.ts'
import { Directory } from '../sync/directory.ts'
import { Journal } from '../sync/journal.ts'
import type { PeopleListener } from '../sync/people-listener.ts'
import { Replica } from '../sync/replica.ts'
import type { RoomEntry } from '../sync/room.ts'
import { createAccess } from './access.ts'
import type { Access } from './access.ts'
import { BuiltPages } from './built-pages.ts'
import { Checkpoints } from './checkpoints.ts'
import { commitMetrics } from './commit-metrics.ts'
import type { ReadinessCheck } from './feature.ts'
import { FirstPages } from './first-pages.ts'
import { systemClock } from './jobs/clock.ts'
import type { Clock, ReportError } from './jobs/clock.ts'
import type { Job } from './jobs/job.ts'
import { PeriodicJob } from './jobs/periodic-job.ts'
import { addGauge, createMetrics } from './metrics.ts'
import type { Metrics } from './metrics.ts'
import type { PeopleEmitter } from './people-events.ts'
import { PublicAddress } from './public-address.ts'
import { RoomFolds } from './room-folds.ts'
import type { HostSettings } from './settings.ts'
import type { StaffEmitter } from './staff-events.ts'
import type { StorageHealth } from './storage-health.ts'

/** How often the log of updates is compacted where that is due. */
const compactEveryMs = 5_000
/** How often quiet documents are looked for: one rests after one to two times as long. */
const restEveryMs = 5_000
/** How often it is looked whether the log of the storage is long enough to be taken in. */
const checkpointEveryMs = 200
/** How often the storage is looked at; as long as that after it works again, rooms are let in again. */
const lookAtStorageEveryMs = 1_000

/** What every feature may use. */
export interface Host {
  readonly settings: HostSettings
  readonly db: Kysely<Tables>
  /** The bytes of photos and voice notes. */
  readonly files: FileStore
  /** The rooms in memory, read where they are not. */
  readonly directory: Pick<
    Directory,
    'room' | 'roomAtRest' | 'seqOf' | 'inMemory' | 'close' | 'endSessions' | 'addDocument'
  >
  /** Folds whole rooms, large ones in a process of its own. */
  readonly folds: RoomFolds
  /** Emits to people who are connected. */
  readonly emitter: PeopleEmitter
  /** Emits to associates at their desks. */
  readonly desks: StaffEmitter
  readonly access: Access
  /** What members and rooms may take of this process. */
  readonly budgets: CostBudgets
  /** Whether the storage can be written, and has room. */
  readonly storage: Pick<StorageHealth, 'isWritable' | 'takesNewRooms'>
  readonly address: PublicAddress
  /** Draws the built page. */
  readonly pages: FirstPages
  /** The built page, to be sent with something written in. */
  readonly built: BuiltPages
  /** Where `npm run build` put the page and the pictures. */
  readonly builtDir: string
  /** Where people reach this server, without a slash at the end. Not to be asked before the server listens. */
  readonly publicUrl: () => string
  /** Keys are derived from it. */
  readonly secret: Uint8Array
  readonly clock: Clock
  /** Milliseconds since 1970, of the clock. */
  readonly now: () => number
  readonly log: Logger
  readonly reportError: ReportError
  readonly metrics: Metrics
}

/** The adapters of a server, and its settings. */
export interface HostParts {
  readonly settings: HostSettings
  /** The key that tokens are signed with. */
  readonly secret: Uint8Array
  readonly db: Kysely<Tables>
  readonly files: FileStore
  /** Knows the faults of `db`. */
  readonly storage: StorageHealth
  readonly people: PeopleEmitter & PeopleListener & { readonly desks: StaffEmitter }
  readonly budgets: CostBudgets
  /** The module of the process of large documents. */
  readonly replicaModule: URL
  /** Where `npm run build` put the page and the pictures. */
  readonly builtDir: string
  readonly log: Logger
  readonly reportError: ReportError
  readonly clock?: Clock
}

/** A host with what the server itself does with it. */
export interface CreatedHost {
  readonly host: Host
  /** To be attached to once, before anything runs. */
  readonly directory: Directory
  /** To be started before those of the features. */
  readonly jobs: readonly Job[]
  readonly checks: readonly ReadinessCheck[]
}

export function createHost(parts: HostParts): CreatedHost {
  const { settings, db, files, storage, people, budgets, builtDir, log, reportError, clock = systemClock } = parts
  const now = () => clock.now()
  const metrics = createMetrics()
  const reportCommit = commitMetrics(metrics)
  storage.attach(() => writeProbe(db, now()), metrics.registry)
  const address = new PublicAddress(settings)
  const { secret } = parts
  const store = new RoomStore(db)
  const announcer = new Announcer({ people, reportError })
  const journal = new Journal<RoomEntry>({
    store: openJournalStore(db),
    announce: (entries, ids) => announcer.announce(entries, ids),
    onCommit: (report) => {
      storage.written()
      reportCommit(report)
    },
  })
  const idleMs = settings.ROOM_IDLE_SECONDS * 1000
  const replica = new Replica(parts.replicaModule)
  const directory = new Directory({ store, journal, announcer, replica, people, reportError, idleMs, now })
  addGauge(metrics.registry, 'tagalong_rooms_in_memory', 'Rooms read into memory.', () => directory.inMemory.length)
  const damaged = 'Rooms that are closed because their data was found damaged.'
  addGauge(metrics.registry, 'tagalong_rooms_damaged', damaged, () => directory.damagedCount)
  const folds = new RoomFolds(replica)
  const common = {
    settings,
    db,
    files,
    storage,
    budgets,
    directory,
    folds,
    secret,
    clock,
    now,
    log,
    reportError,
    metrics,
  }
  const access = createAccess({ ...common, address })
  return {
    host: {
      ...common,
      access,
      address,
      pages: new FirstPages({ builtDir, reportError }),
      built: new BuiltPages(builtDir),
      builtDir,
      emitter: people,
      desks: people.desks,
      publicUrl: () => address.url(),
    },
    directory,
    jobs: [
      ...checkpointJobs(new Checkpoints(db), { clock, reportError }),
      { name: 'replica', start: () => {}, stop: () => replica.stop() },
      new PeriodicJob({
        name: 'look at the storage',
        everyMs: lookAtStorageEveryMs,
        run: () => storage.look(),
        clock,
        reportError,
      }),
      ...roomJobs(directory, new Compactor({ directory, store, replica, now, reportError }), { clock, reportError }),
    ],
    checks: [{ name: 'storage', check: () => storage.check() }],
  }
}

/** The thread ends after the last run. */
function checkpointJobs(
  checkpoints: Checkpoints,
  parts: { readonly clock: Clock; readonly reportError: ReportError },
): readonly Job[] {
  return [
    { name: 'thread of checkpoints', start: () => checkpoints.start(), stop: () => checkpoints.stop() },
    new PeriodicJob({
      name: 'checkpoints',
      everyMs: checkpointEveryMs,
      runsAtStart: false,
      run: () => checkpoints.run(),
      ...parts,
    }),
  ]
}

/** Stopped in the reverse order: the rooms last, which waits for what the journal has not committed yet. */
function roomJobs(
  directory: Directory,
  compactor: Compactor,
  parts: { readonly clock: Clock; readonly reportError: ReportError },
): readonly Job[] {
  return [
    { name: 'rooms', start: () => {}, stop: () => directory.stop() },
    new PeriodicJob({
      name: 'rest of quiet documents',
      everyMs: restEveryMs,
      runsAtStart: false,
      run: () => directory.letRest(),
      ...parts,
    }),
    new PeriodicJob({
      name: 'compactor',
      everyMs: compactEveryMs,
      run: (signal) => compactor.run(signal),
      ...parts,
    }),
  ]
}
