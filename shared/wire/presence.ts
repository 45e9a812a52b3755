// What a connection tells the others about itself through awareness: never stored, gone with the socket.
import * as z from 'zod/mini'
import { idValue, shareValue, textValue } from '../records/values.ts'
import { lookingValue } from './looking.ts'

/** An awareness state as a client may send it; the server sets `member` and drops what does not fit. */
export const presenceValue = z.strictObject({
  /** Set by the server; what a client writes here is overwritten. */
  member: z.optional(idValue),
  /** What the member looks at; only there while they share it. */
  looking: z.optional(lookingValue),
  /** Whom the member follows: nobody is watched without knowing. */
  following: z.optional(idValue),
  /** A cursor on the shared stage, in 0…1 of the picture. */
  cursor: z.optional(z.strictObject({ x: shareValue, y: shareValue })),
  /** Where the member writes just now, such as a thread. */
  typing: z.optional(textValue(120)),
  /** No input for a while. */
  idle: z.optional(z.boolean()),
})

/** A connection's presence. */
export type Presence = z.infer<typeof presenceValue>
