// Calls, as everybody in the room sees them, in them or not.
import * as z from 'zod/mini'
import { atValue, idValue } from '../records/values.ts'

/** What may be sent into a call. */
export const callSources = ['microphone', 'camera', 'screen'] as const
/** See `callSources`. */
export type CallSource = (typeof callSources)[number]

const personValue = z.object({
  /** A member, or the associate of the visit. */
  id: idValue,
  joinedAt: atValue,
})

const ringValue = z.object({
  member: idValue,
  by: idValue,
  /** When it counts as missed. */
  endsAt: atValue,
})

const callValue = z.object({
  id: idValue,
  /** The visit whose associate may join; null for a call of the members alone. */
  visit: z.nullable(idValue),
  startedAt: atValue,
  /** When the server ends it at the latest. */
  endsAt: atValue,
  people: z.readonly(z.array(personValue)),
  rings: z.readonly(z.array(ringValue)),
})

/** The calls of a room, and what calls may be there. */
export const roomCallsValue = z.object({
  /** What members who may talk may send. */
  sources: z.readonly(z.array(z.enum(callSources))),
  /** What the room’s hosts can allow: what this server offers. */
  offered: z.readonly(z.array(z.enum(callSources))),
  /** Whether those who are not in the call may be rung. */
  rings: z.boolean(),
  calls: z.readonly(z.array(callValue)),
})

/** A call that goes on. */
export type Call = z.infer<typeof callValue>
/** See `roomCallsValue`. */
export type RoomCalls = z.infer<typeof roomCallsValue>
