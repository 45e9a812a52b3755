// Presence: what a connection shows the others through awareness. Never stored, and gone with the socket.
import * as z from 'zod/mini'
import { idValue, shareValue, textValue } from '../records/values.ts'
import { lookingValue } from './looking.ts'

/** The lists of a room that a member may be reading. */
export const lists = ['cart', 'talk', 'shop'] as const

/** An awareness state as a client may send it; the server sets `member` and drops what does not fit. */
export const presenceValue = z.strictObject({
  /** Set by the server, which overwrites what a client sends. */
  member: z.optional(idValue),
  /** The member's view; absent unless they share it. */
  looking: z.optional(lookingValue),
  /** The member whom they follow: nobody is watched without knowing. */
  following: z.optional(idValue),
  /** The list that the member reads beside the stage, and the line in it; only together with `looking`. */
  at: z.optional(z.strictObject({ list: z.enum(lists), line: z.optional(idValue) })),
  /** The pointer on the shared stage, in 0…1 of the picture. */
  cursor: z.optional(z.strictObject({ x: shareValue, y: shareValue })),
  /** The id of the thread where the member is typing. */
  typing: z.optional(textValue(120)),
  /** No input for a while. */
  idle: z.optional(z.boolean()),
})

/** A connection's presence. */
export type Presence = z.infer<typeof presenceValue>
