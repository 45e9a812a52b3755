// What goes over HTTP about catching up. The client imports only the types.
import * as z from 'zod'
import { idPattern } from '../ids.ts'
import { isRefusalCode } from '../refusals.ts'
import { cardKinds } from './catch-up.ts'
import { maxCountedRooms } from './limits.ts'

const id = z.string().regex(idPattern)
const quoteBrief = z.object({
  amountMinor: z.int(),
  currency: z.string(),
  exponent: z.int().optional(),
  available: z.boolean(),
})

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
        subjects: z.array(z.string()).describe('Everything it is about, the latest first; at most 20.'),
        actors: z.array(id),
        count: z.int(),
        at: z.number().describe('Milliseconds since 1970.'),
        action: z.enum(['answer', 'vote', 'look']).optional(),
        change: z
          .object({ from: quoteBrief, to: quoteBrief })
          .optional()
          .describe('Price and stock, as they were and are.'),
      }),
    ),
  })
  .meta({ id: 'CatchUp' })

export const seenSchema = z.object({ upto: z.int().min(0) }).meta({ id: 'Seen' })

export const countRoomsSchema = z
  .object({
    sessions: z
      .array(z.string().max(200))
      .min(1)
      .max(maxCountedRooms)
      .describe(
        'The session secrets of a device or of a customer’s rooms, as entering a room and `POST /sign-in` tell them.',
      ),
  })
  .meta({ id: 'CountRooms' })

export const roomCountsSchema = z
  .object({
    rooms: z
      .array(
        z.union([
          z.object({
            room: id,
            waiting: z.int().describe('Questions and votes that wait for this member.'),
            unread: z.int().describe('Messages of others that they have not read.'),
            title: z.string().describe('What the room is called now; empty where nobody named it.'),
            lastAt: z
              .int()
              .describe('When something last happened in it, milliseconds since 1970; 0 where nothing has.'),
            others: z
              .array(z.object({ name: z.string(), colour: z.int() }))
              .describe('Some of the other members, those who came first; at most 8.'),
          }),
          z.object({
            ended: z.string().refine(isRefusalCode).describe('Why there is nothing to count: the access has ended.'),
          }),
        ]),
      )
      .describe('In the order of the sessions.'),
  })
  .meta({ id: 'RoomCounts' })

/** One room's entry in `roomCountsSchema`. */
export type RoomCount = z.infer<typeof roomCountsSchema>['rooms'][number]

/** See `catchUpSchema`. */
export type CatchUp = z.infer<typeof catchUpSchema>
