import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import { PeriodicJob } from '#server/host/jobs/periodic-job.ts'
import { pastRoutes } from './past-routes.ts'
import { Pasts } from './pasts.ts'
import { PastRetention } from './retention.ts'
import type { PastSettings } from './settings.ts'

/** How often days beyond the retention are looked for. */
const everyMs = 60 * 60_000

/** A room as it was at a moment, and how much of that is kept. */
export function pastFeature(host: Host, { PAST_DAYS: days }: PastSettings): Feature {
  const { db, directory, now, clock, reportError } = host
  const pasts = new Pasts({ db, directory, now })
  const retention = new PastRetention({ db, replayer: pasts.replayer, days, now })
  const run = (signal: AbortSignal) => retention.run(signal)
  const retentionJob = new PeriodicJob({ name: 'retention of the past', everyMs, run, clock, reportError })
  return {
    name: 'past',
    routes: pastRoutes({ pasts }),
    // Jobs stop in the reverse order: the worker thread of the replayer ends after the retention, which uses it.
    jobs: [{ name: 'replayer', start: () => {}, stop: () => pasts.stop() }, ...(days === 0 ? [] : [retentionJob])],
  }
}
