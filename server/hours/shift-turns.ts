// Does what the clock says of shifts: they end, and breaks begin and end. The next time of each plan stands in the database, so that a
// restart misses none.
import { DueJobs } from '#server/host/jobs/due-jobs.ts'
import type { Clock, ReportError } from '#server/host/jobs/clock.ts'
import type { ShopId } from '#shared/ids.ts'
import type { ShiftRows, StoredPlan } from './shift-rows.ts'
import type { Shifts } from './shifts.ts'

/** What happens to somebody at a moment. */
export interface ShiftTurn {
  readonly shopId: ShopId
  readonly person: string
  readonly kind: 'shift-ended' | 'break-began' | 'break-ended'
}

/** Hears of turns. @returns whether it changed anything for them. */
export type TurnListener = (turn: ShiftTurn) => Promise<boolean>

const retryMs = 1_000

/** Makes the job. */
export function shiftTurns(parts: {
  readonly rows: ShiftRows
  readonly shifts: Shifts
  readonly listeners: readonly TurnListener[]
  readonly clock: Clock
  readonly reportError: ReportError
}): DueJobs<StoredPlan> {
  const { rows, shifts, listeners, clock, reportError } = parts
  return new DueJobs<StoredPlan>({
    ...{ name: 'shifts', retryMs, clock, reportError },
    claim: ({ now, limit, undone }) => rows.due(now, limit, undone),
    nextDue: (now) => rows.nextDue(now),
    async work(plan) {
      const now = clock.now()
      const duty = shifts.dutyAt(plan, now)
      // Done before it is noted: what a crash comes between is done again, and doing it twice changes nothing.
      let { isOnBreak } = plan
      for (const kind of kindsOf(plan, { shifts, now })) {
        const isChanged = await tell(listeners, { shopId: plan.shopId, person: plan.person, kind })
        // Who was away before their break is not made to be on after it.
        isOnBreak ||= kind === 'break-began' && isChanged
      }
      isOnBreak &&= duty === 'break'
      return rows.turned(plan, { isOnBreak, nextAt: shifts.nextTurn(plan, now) })
    },
  })
}

async function tell(listeners: readonly TurnListener[], turn: ShiftTurn): Promise<boolean> {
  let isChanged = false
  for (const listener of listeners) isChanged = (await listener(turn)) || isChanged
  return isChanged
}

/** What has happened since the plan was looked at last; also while no server ran. */
function kindsOf(plan: StoredPlan, { shifts, now }: { shifts: Shifts; now: number }): ShiftTurn['kind'][] {
  const since = (plan.nextAt ?? now) - 1
  const duty = shifts.dutyAt(plan, now)
  const before = shifts.spans(plan, { from: since, to: now + 1 })
  const hasEnded = duty === 'off' || gapIn(before, { from: since, to: now })
  const wasThere = before.some(({ from }) => from <= since) || before.some(({ to }) => to <= now)
  const kinds: ShiftTurn['kind'][] = []
  if (wasThere && hasEnded) kinds.push('shift-ended')
  if (duty === 'break') kinds.push('break-began')
  if (duty === 'works' && plan.isOnBreak && !hasEnded) kinds.push('break-ended')
  return kinds
}

/** Whether there was a time without a shift after one. */
function gapIn(spans: readonly { from: number; to: number }[], { from, to }: { from: number; to: number }): boolean {
  let covered = from
  for (const span of spans) {
    if (span.from > covered && spans.some((one) => one.to <= span.from)) return true
    covered = Math.max(covered, span.to)
  }
  return covered <= to && spans.length > 0
}
