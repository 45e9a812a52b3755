// Takes the commands of one people socket: parses them, looks up who asks, keeps to a rate, and always answers.
import type { Socket } from 'socket.io'
import type { Outcome } from '#shared/outcome.ts'
import type { Refusal } from '#shared/refusals.ts'
import { refusal } from '#shared/refusals.ts'
import type { Role } from '#shared/roles.ts'
import { commandRequests } from '#shared/wire/commands.ts'
import type { CommandName } from '#shared/wire/commands.ts'
import type { Caller } from '../identity/caller.ts'
import type { Commands } from '../rooms/command.ts'
import { TokenBucket } from '../rooms/token-bucket.ts'

/** Commands are what a hand does: more than these come from a program that should slow down. */
const commandRate = { perSecond: 10, burst: 30 }

/** What the desk needs. */
export interface CommandDeskParts {
  readonly commands: Commands
  /** The member of a token as they are at this moment. */
  readonly standing: (caller: Caller) => Promise<Outcome<{ readonly role: Role }>>
  readonly onFault: (fault: unknown, message: string) => void
}

const noSuch = 'There is no such command'

type Handler = (caller: Caller, request: unknown) => Promise<Outcome<object>>
type Answer = (reply: ({ ok: true } & object) | { ok: false; refusal: Refusal }) => void

/** Answers the commands of a socket for as long as it lives. */
export function takeCommands(
  socket: Pick<Socket, 'on' | 'onAny' | 'listenerCount'>,
  caller: Caller,
  parts: CommandDeskParts,
): void {
  const rate = new TokenBucket(commandRate)
  const isTooFast = () => !rate.takeIfAny(performance.now())
  for (const name of Object.keys(commandRequests) as CommandName[]) {
    socket.on(name, (request: unknown, answer: unknown) => {
      if (typeof answer !== 'function') return
      const reply = answer as Answer
      if (isTooFast()) return reply({ ok: false, refusal: refusal('too-many-requests') })
      carryOut(name, request, caller, parts).then(
        (outcome) => reply(outcome.ok ? { ok: true, ...outcome.value } : outcome),
        (fault: unknown) => {
          parts.onFault(fault, 'A command could not be carried out')
          reply({ ok: false, refusal: refusal('fault') })
        },
      )
    })
  }
  socket.onAny((name: string, ...said: unknown[]) => {
    const answer = said.at(-1)
    if (socket.listenerCount(name) > 0 || typeof answer !== 'function') return
    const reply = answer as Answer
    reply({ ok: false, refusal: isTooFast() ? refusal('too-many-requests') : refusal('invalid', { detail: noSuch }) })
  })
}

async function carryOut(
  name: CommandName,
  request: unknown,
  caller: Caller,
  { commands, standing }: CommandDeskParts,
): Promise<Outcome<object>> {
  // The parser of a name is what gives its handler the type it takes.
  const handler = commands[name] as Handler | undefined
  const parsed = commandRequests[name].safeParse(request)
  if (!handler || !parsed.success)
    return { ok: false, refusal: refusal('invalid', { detail: parsed.error?.issues[0]?.message ?? name }) }
  const now = await standing(caller)
  return now.ok ? handler({ ...caller, role: now.value.role }, parsed.data) : now
}
