// The commands of the people channel that a feature carries out.
import type { Caller } from '../identity/caller.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { CommandName, CommandReplies, CommandRequest } from '#shared/wire/commands.ts'

/** Carries out one command. The caller's role is the current one, and the request has been parsed. */
export type CommandHandler<Name extends CommandName> = (
  caller: Caller,
  request: CommandRequest<Name>,
) => Promise<Outcome<CommandReplies[Name]>>

/** The commands that a feature carries out: any of them. */
export type Commands = { readonly [Name in CommandName]?: CommandHandler<Name> }
