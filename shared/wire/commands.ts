// The commands of the people channel with the schemas of their requests. The page imports only the types.
import * as z from 'zod/mini'
import { decisionRequest } from '../decisions/decision.ts'
import { atValue, idValue } from '../records/values.ts'
import { lookingValue } from './looking.ts'

const nothing = z.strictObject({})
const decision = z.strictObject({ decision: idValue })
const spotlight = z.strictObject({ spotlight: idValue })

/** The requests, by the name of the command. */
export const commandRequests = {
  /** Opens a decision; editors. */
  'decision.open': z.strictObject(decisionRequest),
  /** Ends a decision now; its opener or the host. */
  'decision.close': decision,
  /** Votes, in an open or a blind decision; null takes the vote back. */
  'ballot.cast': z.strictObject({ decision: idValue, candidate: z.nullable(idValue) }),
  /** Reads the member's own vote in a blind decision. */
  'ballot.mine': decision,
  /** Asks everybody in the room to follow the member's view. */
  'spotlight.ask': nothing,
  /** Joins or declines a spotlight; declining later leaves it. */
  'spotlight.answer': z.strictObject({ spotlight: idValue, accept: z.boolean() }),
  /** Ends the member's own spotlight. */
  'spotlight.end': spotlight,
  /** Asks one member to look at something. */
  'look.ask': z.strictObject({ member: idValue, looking: lookingValue }),
  /** Asks one member to let the others see what they look at. */
  'share.ask': z.strictObject({ member: idValue }),
  /** Marks a thread as read up to a moment. */
  'read.mark': z.strictObject({ thread: idValue, upto: atValue }),
  /** Reads the member's read marks of all threads. */
  'read.marks': nothing,
} as const

/** See `commandRequests`. */
export type CommandName = keyof typeof commandRequests
/** The request of a command. */
export type CommandRequest<Name extends CommandName> = z.infer<(typeof commandRequests)[Name]>

/** The replies of commands. */
export interface CommandReplies {
  'decision.open': { readonly decision: string }
  'decision.close': object
  'ballot.cast': object
  'ballot.mine': { readonly candidate: string | null }
  'spotlight.ask': { readonly spotlight: string }
  'spotlight.answer': object
  'spotlight.end': object
  'look.ask': object
  'share.ask': object
  'read.mark': object
  'read.marks': { readonly marks: Readonly<Record<string, number>> }
}
