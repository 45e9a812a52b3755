// Charges for what requests take of this process: counted requests say nothing of what one of them costs in a full room, or of a page
// that has to be drawn. Members pay for theirs, and addresses for those of everybody else.
import type { Context, MiddlewareHandler, Next } from 'hono'
import { refusal } from '#shared/refusals.ts'
import type { ApiEnv } from '#server/host/api.ts'
import { problem } from '#server/host/problem.ts'
import type { Caller } from '#server/identity/caller.ts'
import { addressOf } from '../limits/address.ts'
import type { CostBudgets, Payer } from '../limits/cost-budget.ts'

/** Answers requests, or refuses them where a budget is spent. */
export interface Charges {
  /** A member's, who pays for time and bytes, as does their room. */
  readonly member: (c: Context<ApiEnv>, caller: Caller, next: Next) => Promise<Response | void>
  /** Anybody's: their address pays for the time. */
  readonly visitor: MiddlewareHandler<ApiEnv>
}

export function chargesOf(budgets: CostBudgets, proxyHops: number): Charges {
  const charge = (c: Context<ApiEnv>, payer: Payer, next: Next): Promise<Response | void> => {
    const { waitMs } = budgets.of(payer)
    if (waitMs > 0) {
      c.header('Retry-After', String(Math.ceil(waitMs / 1000)))
      return Promise.resolve(problem(c, refusal('too-many-requests')))
    }
    return budgets.charge(payer, next)
  }
  return {
    member(c, { memberId, room }, next) {
      const payer = { memberId, roomId: room.id }
      countAnswer(c, (bytes) => budgets.of(payer).spend({ bytes }))
      return charge(c, payer, next)
    },
    visitor(c, next) {
      const address = addressOf(c.env.incoming, proxyHops)
      return address === undefined ? next() : charge(c, { address }, next)
    },
  }
}

/** Counts what the answer takes of the connection, once all of it is sent: few handlers know how long their answers are. */
function countAnswer({ env: { incoming, outgoing } }: Context<ApiEnv>, spend: (bytes: number) => void): void {
  const socket = incoming?.socket
  if (!socket) return
  const before = socket.bytesWritten
  outgoing?.once('close', () => spend(socket.bytesWritten - before))
}
