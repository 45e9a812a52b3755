// Does what is due: offers run out, requests widen and are left, visits that nobody began go back, and absent associates count as gone.
// Every time stands in the database, so that a restart changes none.
import { DueJobs } from '#server/host/jobs/due-jobs.ts'
import { PeriodicJob } from '#server/host/jobs/periodic-job.ts'
import type { Clock, ReportError } from '#server/host/jobs/clock.ts'
import type { Job } from '#server/host/jobs/job.ts'
import { noteEveryMs } from './attendance.ts'
import type { Attendance } from './attendance.ts'
import type { Claims } from './claims.ts'
import type { HelpDesk } from './help.ts'
import type { Offers } from './offers.ts'
import type { HelpQueue } from './queue.ts'
import type { StoredRequest } from './request-rows.ts'
import type { StoredStaff } from './staff-rows.ts'

const retryMs = 1_000
/** How often it is looked for what others have changed: members who left, and other servers. */
const reconcileEveryMs = 15_000

/** What deadlines need. */
export interface DeadlineParts {
  readonly queue: HelpQueue
  readonly offers: Offers
  readonly claims: Claims
  readonly help: HelpDesk
  readonly attendance: Attendance
  readonly clock: Clock
  readonly reportError: ReportError
}

/** The jobs of the desk. */
export interface Deadlines {
  readonly requests: DueJobs<StoredRequest>
  readonly absences: DueJobs<StoredStaff>
  readonly all: readonly Job[]
}

export function deadlinesOf(parts: DeadlineParts): Deadlines {
  const { queue, attendance, clock, reportError } = parts
  const common = { clock, reportError }
  const requests = new DueJobs<StoredRequest>({
    ...common,
    name: 'requests to the store',
    retryMs,
    claim: ({ now, limit, undone }) => queue.requests.due(now, limit, undone),
    work: async (row) => {
      queue.put(row)
      await doDue(row, parts)
      return (queue.board.get(row.id)?.due_at ?? Infinity) > clock.now()
    },
    nextDue: (now) => queue.requests.nextDue(now),
  })
  const absences = new DueJobs<StoredStaff>({
    ...common,
    name: 'absent associates',
    retryMs,
    claim: ({ now, limit, undone }) => queue.staff.absent(now, limit, undone),
    work: async (row) => {
      await attendance.absent(row)
      return true
    },
    nextDue: (now) => queue.staff.nextAbsence(now),
  })
  const periodic = { ...common, runsAtStart: false }
  const note = new PeriodicJob({ ...periodic, name: 'open desks', everyMs: noteEveryMs, run: () => attendance.note() })
  const reconcile = new PeriodicJob({
    ...periodic,
    name: 'requests changed elsewhere',
    everyMs: reconcileEveryMs,
    runsAtStart: true,
    run: async () => {
      await queue.reconcile()
      await parts.claims.adoptBegun()
      await parts.claims.endMissed()
    },
  })
  return { requests, absences, all: [requests, absences, note, reconcile] }
}

/** The last deadline goes first: what is left is neither offered nor widened. */
async function doDue(row: StoredRequest, { queue, offers, claims, help }: DeadlineParts): Promise<void> {
  const now = queue.now()
  const isDue = (at: number | null) => at !== null && at <= now
  if (row.state === 'visiting') return claims.returnSilent(row.id)
  if (row.state === 'agreed') return void (await help.begin(row.id))
  if (isDue(row.leave_at)) return help.leaveInTime(row.id)
  if (isDue(row.reach_at)) await help.reachMore(row.id)
  if (row.is_wide === 0 && isDue(row.widen_at)) await help.widen(row.id)
  if (isDue(row.prefer_until)) await help.openToAll(row.id)
  if (isDue(row.offer_until)) await offers.expire(row.id)
}
