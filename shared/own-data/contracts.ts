// What goes over HTTP about a member's own data in a room. The client imports only the types.
import * as z from 'zod'
import { idPattern } from '../ids.ts'
import { historyEventSchema, memberSchema, roomSchema } from '../rooms/contracts.ts'

const id = z.string().regex(idPattern)
const instant = z.iso.datetime().describe('RFC 3339, UTC.')

/** The most events of an export, the newest. */
export const maxExportedEvents = 10_000

export const ownDataSchema = z
  .object({
    exportedAt: instant,
    room: roomSchema,
    member: memberSchema,
    customer: z.string().nullable().describe('Who they are to the shop; null for a guest.'),
    records: z
      .array(z.object({ document: z.string(), root: z.string(), key: z.string(), value: z.unknown() }))
      .describe('What they wrote and added, and their votes.'),
    secretVotes: z.array(z.object({ decision: id, candidate: z.string(), at: instant })),
    events: z.array(historyEventSchema).describe(`What they did, newest first, at most ${maxExportedEvents}.`),
    readUpto: z.record(z.string(), z.number()).describe('By thread: the moment of the last message they have read.'),
    notifications: z
      .object({
        mail: z.string().nullable(),
        timeZone: z.string(),
        meanings: z.unknown(),
        devices: z.array(z.string()),
      })
      .nullable()
      .describe('Their address, and the addresses of their browsers’ push services.'),
    sessions: z.array(z.object({ id, createdAt: instant, usedAt: instant })).describe('Their devices.'),
    files: z
      .array(z.object({ id: z.string(), kind: z.string(), bytes: z.int(), createdAt: instant, path: z.string() }))
      .describe('Photos and voice notes they sent; each is fetched at its path, with the same token.'),
    answerLinks: z.array(z.object({ id, topic: z.string(), subject: z.string(), createdAt: instant })),
    helpRequests: z
      .array(
        z.object({
          id,
          topic: z.string(),
          language: z.string(),
          text: z.string(),
          state: z.string(),
          createdAt: instant,
          agreedAt: instant.nullable().describe('Of an appointment.'),
          store: z.string().nullable().describe('The shop’s own id of the store that they asked; null for any.'),
          replyTo: z.string().nullable().describe('Where they want an answer about an order.'),
        }),
      )
      .describe('What they asked the store.'),
    visitRatings: z
      .array(z.object({ visit: id, stars: z.int(), words: z.string(), ratedAt: instant }))
      .describe('What they think of visits.'),
    storeBlocks: z
      .array(z.object({ reason: z.string(), madeAt: instant, until: instant, liftedAt: instant.nullable() }))
      .describe('Where a store took no questions of theirs for a while, and why.'),
    calls: z
      .array(
        z.object({
          id,
          joinedAt: instant,
          seconds: z.number().describe('How long they were in, until they last left.'),
        }),
      )
      .describe('The calls they were in. What was said there is not stored.'),
  })
  .meta({ id: 'OwnData', description: 'Everything that is stored about a member of a room.' })

/** See `ownDataSchema`. */
export type OwnData = z.infer<typeof ownDataSchema>
