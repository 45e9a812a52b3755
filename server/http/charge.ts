// Charges members for what their requests take of this process: counted requests say nothing of what one of them costs in a full room.
import type { Context, Next } from 'hono'
import { refusal } from '#shared/refusals.ts'
import { problem } from '#server/host/problem.ts'
import type { Caller } from '#server/identity/caller.ts'
import type { CostBudgets } from '../limits/cost-budget.ts'

/** Answers a member's request, or refuses it where their budget or their room's is spent. */
export type Charge = (c: Context, caller: Caller, next: Next) => Promise<Response | void>

export function chargeMembers(budgets: CostBudgets): Charge {
  return async (c, { memberId, room }, next) => {
    const payer = { memberId, roomId: room.id }
    const { waitMs } = budgets.of(payer)
    if (waitMs > 0) {
      c.header('Retry-After', String(Math.ceil(waitMs / 1000)))
      return problem(c, refusal('too-many-requests'))
    }
    return budgets.charge(payer, next, () => Number(c.res.headers.get('content-length') ?? 0))
  }
}
