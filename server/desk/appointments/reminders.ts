// Reminds askers of their appointments. When is stored with each, so that a restart misses none.
import { DueJobs } from '#server/host/jobs/due-jobs.ts'
import type { Clock, ReportError } from '#server/host/jobs/clock.ts'
import type { RequestRows, StoredRequest } from '../request-rows.ts'
import type { Appointments } from './appointments.ts'

const retryMs = 5_000

/** Makes the job. */
export function appointmentReminders(parts: {
  readonly requests: RequestRows
  readonly appointments: () => Appointments
  readonly clock: Clock
  readonly reportError: ReportError
}): DueJobs<StoredRequest> {
  const { requests, appointments, clock, reportError } = parts
  return new DueJobs<StoredRequest>({
    ...{ name: 'reminders of appointments', retryMs, clock, reportError },
    claim: ({ now, limit, undone }) => requests.toRemind(now, limit, undone),
    nextDue: (now) => requests.nextReminder(now),
    async work(row) {
      await appointments().remind(row)
      return true
    },
  })
}
