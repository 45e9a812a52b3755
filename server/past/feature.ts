import type { Feature } from '#server/host/feature.ts'
import type { Host } from '#server/host/host.ts'
import { PeriodicJob } from '#server/host/jobs/periodic-job.ts'
import { pastRoutes } from './past-routes.ts'
import { Pasts } from './pasts.ts'
import { PastRetention } from './retention.ts'
import type { PastSettings } from './settings.ts'
import { TakenBack } from './taken-back.ts'

const hourMs = 60 * 60_000
/** How often days beyond the retention are looked for. */
const everyMs = hourMs

/** A room as it was at a moment, and how much of that is kept. */
export function pastFeature(host: Host, { PAST_DAYS: days, TAKEN_BACK_HOURS: hours }: PastSettings): Feature {
  const { db, directory, now, clock, reportError } = host
  const pasts = new Pasts({ db, directory, now, reportError })
  const retention = new PastRetention({ db, replayer: pasts.replayer, days, now, reportError })
  const run = (signal: AbortSignal) => retention.run(signal)
  const retentionJob = new PeriodicJob({ name: 'retention of the past', everyMs, run, clock, reportError })
  const takenBack = new TakenBack({ db, replayer: pasts.replayer, afterMs: hours * hourMs, now, reportError })
  const removal = new PeriodicJob({
    name: 'removal of what was taken back',
    everyMs: hourMs,
    run: (signal) => takenBack.run(signal),
    ...{ clock, reportError },
  })
  return {
    name: 'past',
    routes: pastRoutes({ pasts }),
    // Jobs stop in the reverse order: the worker process of the replayer ends after the retention, which uses it.
    jobs: [
      { name: 'replayer', start: () => {}, stop: () => pasts.stop() },
      removal,
      ...(days === 0 ? [] : [retentionJob]),
    ],
  }
}
