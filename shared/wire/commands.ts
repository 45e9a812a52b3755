// What a client may ask over the people channel, as it is parsed. The page imports only the types.
import * as z from 'zod/mini'
import { decisionRequest } from '../decisions/decision.ts'
import { atValue, idValue } from '../records/values.ts'
import { lookingValue } from './looking.ts'

const nothing = z.strictObject({})
const decision = z.strictObject({ decision: idValue })
const spotlight = z.strictObject({ spotlight: idValue })

/** Every command that has a request, by its event. */
export const commandRequests = {
  /** Opens a decision; editors. */
  'decision.open': z.strictObject(decisionRequest),
  /** Ends a decision now; who opened it, or the host. */
  'decision.close': decision,
  /** Votes, openly or blind as the decision has it; null takes the vote back. */
  'ballot.cast': z.strictObject({ decision: idValue, candidate: z.nullable(idValue) }),
  /** One's own vote in a blind decision. */
  'ballot.mine': decision,
  /** Asks everybody who is here to look where one looks. */
  'spotlight.ask': nothing,
  /** Joins or declines; declining later is leaving. */
  'spotlight.answer': z.strictObject({ spotlight: idValue, accept: z.boolean() }),
  /** Ends one's own. */
  'spotlight.end': spotlight,
  /** Asks one member to look at something. */
  'look.ask': z.strictObject({ member: idValue, looking: lookingValue }),
  /** Everything in a thread up to that moment is read. */
  'read.mark': z.strictObject({ thread: idValue, upto: atValue }),
  /** The read marks of this member in all threads. */
  'read.marks': nothing,
} as const

/** See `commandRequests`. */
export type CommandName = keyof typeof commandRequests
/** What a command is asked with. */
export type CommandRequest<Name extends CommandName> = z.infer<(typeof commandRequests)[Name]>

/** What a command answers with. */
export interface CommandReplies {
  'decision.open': { readonly decision: string }
  'decision.close': object
  'ballot.cast': object
  'ballot.mine': { readonly candidate: string | null }
  'spotlight.ask': { readonly spotlight: string }
  'spotlight.answer': object
  'spotlight.end': object
  'look.ask': object
  'read.mark': object
  'read.marks': { readonly marks: Readonly<Record<string, number>> }
}
