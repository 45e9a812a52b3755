// What goes over HTTP about a room's past. The client imports only the types.
import * as z from 'zod'

const moment = {
  seq: z.int().describe('The sequence of the room’s history.'),
  at: z.number().describe('Milliseconds since 1970.'),
}

/** The most moments that are listed between the first and the last. */
export const maxMarks = 200

export const pastReachSchema = z
  .object({
    from: z.object(moment).describe('The earliest moment that is kept.'),
    to: z.object(moment).describe('Now.'),
    marks: z
      .array(z.object(moment))
      .describe(`Moments at which something happened, oldest first, at most ${maxMarks} of them.`),
  })
  .meta({ id: 'PastReach' })

export const pastSchema = z
  .object({
    ...moment,
    records: z
      .record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown())))
      .describe('The records of that moment, by document, root and key.'),
  })
  .meta({ id: 'Past', description: 'A room as it was right after an event.' })

/** See `pastReachSchema`. */
export type PastReach = z.infer<typeof pastReachSchema>
/** See `pastSchema`. */
export type PastRecords = z.infer<typeof pastSchema>
