// A member's own list of their sessions. The client imports only the types.
import * as z from 'zod'
import { idPattern } from '../ids.ts'

export const listedSessionSchema = z
  .object({
    id: z.string().regex(idPattern).describe('Names the session in later calls; opens nothing.'),
    createdAt: z.iso.datetime().describe('RFC 3339, UTC.'),
    usedOn: z.iso.date().describe('The day, in UTC, on which it renewed a token last.'),
    current: z.boolean().describe('Whether it is the one that asks.'),
  })
  .meta({
    id: 'ListedSession',
    description: 'A device, or a browser of one, on which a member is signed in to a room.',
  })

export const sessionListSchema = z
  .object({ sessions: z.array(listedSessionSchema).describe('The last used first, at most 30.') })
  .meta({ id: 'SessionList' })

export const endedSessionsSchema = z
  .object({ ended: z.int().describe('How many sessions there were; one a device and room.') })
  .meta({ id: 'EndedSessions' })

/** See `listedSessionSchema`. */
export type ListedSession = z.infer<typeof listedSessionSchema>
export type SessionList = z.infer<typeof sessionListSchema>
