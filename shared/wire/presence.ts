// What a seat tells the others about itself through awareness: never stored, gone with the socket.
import * as z from 'zod/mini'
import { idValue, textValue } from '../records/values.ts'

/** An awareness state as a client may send it; the server sets `member` and drops what does not fit. */
export const presenceValue = z.strictObject({
  /** Set by the server; what a client writes here is overwritten. */
  member: z.optional(idValue),
  /** What the member looks at; only there while they share it. */
  looking: z.optional(
    z.strictObject({
      productId: z.optional(idValue),
      variantId: z.optional(idValue),
      picture: z.optional(z.int().check(z.minimum(0), z.maximum(99))),
    }),
  ),
  /** A cursor on the shared stage, in 0…1 of the picture. */
  cursor: z.optional(
    z.strictObject({
      x: z.number().check(z.minimum(0), z.maximum(1)),
      y: z.number().check(z.minimum(0), z.maximum(1)),
    }),
  ),
  /** Where the member writes just now, such as a thread. */
  typing: z.optional(textValue(120)),
  /** No input for a while. */
  idle: z.optional(z.boolean()),
})

/** A seat's presence. */
export type Presence = z.infer<typeof presenceValue>
