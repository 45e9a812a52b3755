import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import { PeriodicJob } from '#server/host/jobs/periodic-job.ts'
import type { UnusedRoomsSettings } from './settings.ts'
import { UnusedRooms } from './unused-rooms.ts'
import type { UnusedRoomsOptions } from './unused-rooms.ts'

const everyMs = 6 * 60 * 60_000

/** Rooms that nobody used for long are deleted. */
export function unusedRoomsFeature(
  { db, directory, now, clock, reportError }: Host,
  { ROOM_DAYS: days }: UnusedRoomsSettings,
  { warn }: Pick<UnusedRoomsOptions, 'warn'>,
): Feature {
  const unused = new UnusedRooms({ db, directory, warn, days, now })
  const run = (signal: AbortSignal) => unused.run(signal)
  const job = new PeriodicJob({ name: 'unused rooms', everyMs, run, clock, reportError })
  return { name: 'unused rooms', jobs: days === 0 ? [] : [job] }
}
