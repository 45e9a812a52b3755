// Routes the commands of one socket to their handlers: parses them, limits their rate, looks up the caller, and always replies.
import type { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Socket } from 'socket.io'
import { refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { Refusal } from '#shared/refusals.ts'
import { refusal } from '#shared/refusals.ts'
import type { Role } from '#shared/roles.ts'
import { commandRequests } from '#shared/wire/commands.ts'
import type { CommandName } from '#shared/wire/commands.ts'
import type { Caller } from '../identity/caller.ts'
import type { Commands } from '../host/commands.ts'
import type { CostBudgets } from '../limits/cost-budget.ts'
import { TokenBucket } from '../limits/token-bucket.ts'
import { commandBurst, commandsPerSecond, memberCommandsPerFiveSeconds } from '../limits/people-channel.ts'
import { take } from '../limits/rate.ts'
import { outageIn } from '../storage/storage-fault.ts'

/** How many commands all devices of a member may send. */
export const memberRate = { points: memberCommandsPerFiveSeconds, duration: 5 }

/** What routing commands needs. */
export interface CommandRouterOptions {
  readonly commands: Commands
  /** The current membership of the member of a token. */
  readonly currentMembership: (caller: Caller) => Promise<Outcome<{ readonly role: Role }>>
  /** Counts the commands of members, by `memberRate`. */
  readonly members: RateLimiterMemory
  /** What members and rooms may take of this process. */
  readonly budgets: CostBudgets
  /** Whether the server stops: what was begun is finished, everything after it is refused. */
  readonly isStopping: () => boolean
  readonly reportError: (fault: unknown, message: string) => void
}

const noSuchCommand = refused(refusal('invalid', { detail: 'There is no such command' }))

type Handler = (caller: Caller, request: unknown) => Promise<Outcome<object>>
type Reply = (answer: ({ ok: true } & object) | { ok: false; refusal: Refusal }) => void

/** Answers the commands of a socket for as long as it lives. @param position answers `history.position`. */
export function takeCommands(
  socket: Pick<Socket, 'on' | 'onAny' | 'listenerCount'>,
  caller: Caller,
  { position, ...parts }: CommandRouterOptions & { readonly position: () => Promise<Outcome<object>> },
): void {
  const payer = { memberId: caller.memberId, roomId: caller.room.id }
  const rate = new TokenBucket({ perSecond: commandsPerSecond, burst: commandBurst })
  const inTime = async (work: () => Promise<Outcome<object>>) => {
    const isTooFast = !rate.takeIfAny(performance.now()) || (await take(parts.members, caller.memberId))
    if (isTooFast || parts.budgets.of(payer).waitMs > 0) return refused(refusal('too-many-requests'))
    return parts.budgets.charge(payer, work)
  }
  const answer = (reply: unknown, work: () => Promise<Outcome<object>>) => {
    if (typeof reply !== 'function') return
    inTime(work).then(
      (outcome) => (reply as Reply)(outcome.ok ? { ok: true, ...outcome.value } : outcome),
      (fault: unknown) => {
        parts.reportError(fault, 'A command could not be carried out')
        ;(reply as Reply)({ ok: false, refusal: refusal(outageIn(fault) ? 'storage-unavailable' : 'fault') })
      },
    )
  }
  for (const name of Object.keys(commandRequests) as CommandName[]) {
    socket.on(name, (request: unknown, reply: unknown) => answer(reply, () => carryOut(name, request, caller, parts)))
  }
  socket.on('history.position', (reply: unknown) => answer(reply, position))
  socket.onAny((name: string, ...said: unknown[]) => {
    if (socket.listenerCount(name) === 0) answer(said.at(-1), () => Promise.resolve(noSuchCommand))
  })
}

async function carryOut(
  name: CommandName,
  request: unknown,
  caller: Caller,
  { commands, currentMembership, isStopping }: CommandRouterOptions,
): Promise<Outcome<object>> {
  if (isStopping()) return refused(refusal('node-restarting'))
  // The handler of a name takes what the schema of that name gives.
  const handler = commands[name] as Handler | undefined
  const parsed = commandRequests[name].safeParse(request)
  if (!handler || !parsed.success)
    return { ok: false, refusal: refusal('invalid', { detail: parsed.error?.issues[0]?.message ?? name }) }
  const now = await currentMembership(caller)
  return now.ok ? handler({ ...caller, role: now.value.role }, parsed.data) : now
}
