// What goes over HTTP about catching up. The client imports only the types.
import * as z from 'zod'
import { idPattern } from '../ids.ts'
import { cardKinds } from './catch-up.ts'

const id = z.string().regex(idPattern)

export const catchUpSchema = z
  .object({
    since: z
      .number()
      .nullable()
      .describe('When this member last caught up, milliseconds since 1970; null where they never did.'),
    upto: z.int().describe('The last event that was looked at: say `seen` with it once the cards were seen.'),
    cards: z.array(
      z.object({
        id: z.string().describe('The same for the same thing, on every device.'),
        kind: z.enum(cardKinds),
        subject: z.string(),
        actors: z.array(id),
        count: z.int(),
        at: z.number().describe('Milliseconds since 1970.'),
        action: z.enum(['answer', 'vote', 'look']).optional(),
      }),
    ),
  })
  .meta({ id: 'CatchUp' })

export const seenSchema = z.object({ upto: z.int().min(0) }).meta({ id: 'Seen' })

/** See `catchUpSchema`. */
export type CatchUp = z.infer<typeof catchUpSchema>
