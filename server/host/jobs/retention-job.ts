// Deletes rows that are old, once an hour: they only grow, nobody reads them, and they say who was where when.
import type { Clock, ReportError } from './clock.ts'
import { PeriodicJob } from './periodic-job.ts'

const everyMs = 60 * 60_000

/** Rows that are deleted once they are old. */
export interface RetentionRule {
  /** What they are, for the log. */
  readonly name: string
  /** Deletes some, few enough that nobody waits for the database. @returns whether there may be more. */
  readonly deleteExpired: () => Promise<boolean>
}

/** The job that follows a rule. A failed run loses nothing: there are only more rows than need be, until the next one. */
export function retentionJob(
  { name, deleteExpired }: RetentionRule,
  { clock, reportError }: { clock: Clock; reportError: ReportError },
): PeriodicJob {
  const run = async (signal: AbortSignal) => {
    while (!signal.aborted && (await deleteExpired()));
  }
  return new PeriodicJob({ name: `retention of ${name}`, everyMs, run, clock, reportError })
}
