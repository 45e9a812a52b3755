// What a member may ask over the people channel: "command received", the fourth moment in which a feature attaches.
import type { Caller } from '../identity/caller.ts'
import type { Outcome } from '#shared/outcome.ts'
import type { CommandName, CommandReplies, CommandRequest } from '#shared/wire/commands.ts'

/** Carries out one command. The caller's role is as it is at this moment; the request has been parsed. */
export type CommandHandler<Name extends CommandName> = (
  caller: Caller,
  request: CommandRequest<Name>,
) => Promise<Outcome<CommandReplies[Name]>>

/** What a feature answers to: any of the commands. */
export type Commands = { readonly [Name in CommandName]?: CommandHandler<Name> }
