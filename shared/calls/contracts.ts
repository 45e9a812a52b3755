// What goes over HTTP about calls. The client imports only the types.
import * as z from 'zod'
import { idPattern } from '../ids.ts'
import { callSources } from './call.ts'

const id = z.string().regex(idPattern)
const at = z.int().describe('Milliseconds since 1970.')
const sources = z.array(z.enum(callSources)).describe('What may be sent.')

const timeZone = z
  .string()
  .max(60)
  .regex(/^[\w+/-]*$/)
  .describe('IANA name, such as `Europe/Berlin`: the call is started at the nearest media server.')

export const joinCallSchema = z
  .object({
    visit: id.nullable().default(null).describe('The visit whose associate may join; null for the members’ own call.'),
    timeZone: timeZone.optional(),
  })
  .meta({ id: 'JoinCall' })

export const staffJoinCallSchema = z.object({ timeZone: timeZone.optional() }).meta({ id: 'StaffJoinCall' })

export const callTicketSchema = z
  .object({
    call: id,
    url: z.string().describe('The media server, LiveKit, for its client.'),
    token: z.string().describe('For this person in this call; it admits for two minutes.'),
    sources,
  })
  .meta({ id: 'CallTicket' })

export const roomCallsSchema = z
  .object({
    sources,
    offered: z.array(z.enum(callSources)).describe('What hosts can allow: what this server offers.'),
    rings: z.boolean().describe('Whether members who are not in a call may be rung.'),
    calls: z.array(
      z.object({
        id,
        visit: id.nullable(),
        startedAt: at,
        endsAt: at.describe('When the server ends it at the latest.'),
        people: z.array(z.object({ id: id.describe('A member, or the visit’s associate.'), joinedAt: at })),
        rings: z.array(z.object({ member: id, by: id, endsAt: at })),
      }),
    ),
  })
  .meta({ id: 'RoomCalls' })

export const ringSchema = z.object({ members: z.array(id).min(1).max(50) }).meta({ id: 'RingMembers' })

export const callSettingsSchema = z
  .object({
    camera: z.boolean().optional(),
    screen: z.boolean().optional(),
    rings: z.boolean().optional(),
  })
  .meta({ id: 'ChangeCallSettings', description: 'What is left out stays as it is.' })

export type CallTicket = z.infer<typeof callTicketSchema>
export type ChangeCallSettings = z.infer<typeof callSettingsSchema>
