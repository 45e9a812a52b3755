// What features stand on. It is made before any of them, from adapters that `start.ts` chose: features see no adapter.
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Logger } from 'pino'
import { loadSecret } from '../identity/secret.ts'
import { openJournalStore } from '../storage/journal-store.ts'
import { RoomStore } from '../storage/room-store.ts'
import type { Tables } from '../storage/tables.ts'
import { Announcer } from '../sync/announcer.ts'
import { Compactor } from '../sync/compactor.ts'
import { Directory } from '../sync/directory.ts'
import { Journal } from '../sync/journal.ts'
import type { PeopleListener } from '../sync/people-listener.ts'
import type { RoomEntry } from '../sync/room.ts'
import { createAccess } from './access.ts'
import type { Access } from './access.ts'
import { commitMetrics } from './commit-metrics.ts'
import type { ReadinessCheck } from './feature.ts'
import { systemClock } from './jobs/clock.ts'
import type { Clock, ReportError } from './jobs/clock.ts'
import type { Job } from './jobs/job.ts'
import { PeriodicJob } from './jobs/periodic-job.ts'
import { addGauge, createMetrics } from './metrics.ts'
import type { Metrics } from './metrics.ts'
import type { PeopleEmitter } from './people-events.ts'
import { PublicAddress } from './public-address.ts'
import type { HostSettings } from './settings.ts'

/** How often the log of updates is compacted where that is due. */
const compactEveryMs = 5_000
/** How often quiet documents are looked for: one rests after one to two times as long. */
const restEveryMs = 5_000

/** What every feature may use. */
export interface Host {
  readonly settings: HostSettings
  readonly db: Kysely<Tables>
  /** The rooms in memory, read where they are not. */
  readonly directory: Pick<Directory, 'room' | 'seqOf' | 'inMemory' | 'close' | 'endSessions'>
  /** Emits to people who are connected. */
  readonly emitter: PeopleEmitter
  readonly access: Access
  readonly address: PublicAddress
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
  readonly db: Kysely<Tables>
  readonly people: PeopleEmitter & PeopleListener
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

export function createHost({ settings, db, people, log, reportError, clock = systemClock }: HostParts): CreatedHost {
  const now = () => clock.now()
  const metrics = createMetrics()
  const address = new PublicAddress(settings)
  const secret = loadSecret(settings.DATA_DIR, settings.SECRET)
  const store = new RoomStore(db)
  const announcer = new Announcer({ people, reportError })
  const journal = new Journal<RoomEntry>({
    store: openJournalStore(db),
    announce: (entries, ids) => announcer.announce(entries, ids),
    onCommit: commitMetrics(metrics),
  })
  const idleMs = settings.ROOM_IDLE_SECONDS * 1000
  const directory = new Directory({ store, journal, announcer, people, reportError, idleMs, now })
  addGauge(metrics.registry, 'tagalong_rooms_in_memory', 'Rooms read into memory.', () => directory.inMemory.length)
  const common = { settings, db, directory, secret, clock, now, log, reportError, metrics }
  const access = createAccess({ ...common, address })
  return {
    host: { ...common, access, address, emitter: people, publicUrl: () => address.url() },
    directory,
    jobs: roomJobs(directory, new Compactor({ directory, store, now }), { clock, reportError }),
    checks: [{ name: 'storage', check: () => sql`select 1`.execute(db) }],
  }
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
