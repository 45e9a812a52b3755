// A visit, as the members of its room see it, and what they send over HTTP.
import * as z from 'zod'
import { idPattern } from '../ids.ts'
import { guestStates } from './guest-states.ts'
import { scopeParts } from './scope.ts'

const id = z.string().regex(idPattern)
const at = z.int().describe('Milliseconds since 1970, by the server’s clock.')
const scope = z.array(z.enum(scopeParts)).max(scopeParts.length)

/** An associate, as shoppers see them. */
export const associateSchema = z
  .object({
    id,
    name: z.string(),
    picture: z.string().nullable().describe('Address of a portrait.'),
    store: z.string().nullable().describe('Such as “Dublin”.'),
  })
  .meta({ id: 'Associate' })

/** A supervisor who asked to come along; they see what the associate sees, once a member has said yes. */
export const visitGuestSchema = associateSchema.extend({ state: z.enum(guestStates) }).meta({ id: 'VisitGuest' })

/** How a visit ends: by a member, by the associate, or by itself for one of these reasons. */
export const visitEnds = [
  'member',
  'associate',
  'silence',
  'asker-left',
  'unanswered',
  'reassigned',
  'handed-over',
] as const

export const visitSchema = z
  .object({
    id,
    requestId: id,
    associate: associateSchema,
    asker: id.describe('The member who asked, and who grants the scope.'),
    scope: scope.describe('What the associate may see at this moment.'),
    former: z.array(associateSchema).describe('Associates who have handed it over, the first one first.'),
    carriesOver: z
      .object({ scope, from: z.string().describe('Name of the associate who saw it.') })
      .nullable()
      .describe('What an associate of another store saw before: it is shown to this one only once the asker says so.'),
    showsEarlier: z.boolean().describe('Whether the asker lets the associate see what they asked earlier.'),
    isPractice: z.boolean(),
    guests: z.array(visitGuestSchema).describe('Supervisors who asked to come along, and what the group said.'),
    leftOut: z.array(id).describe('Members whose part is not shown: they said “leave me out”.'),
    startedAt: at,
    endsAt: at.nullable().describe('When it ends by itself unless somebody writes; null once it has ended.'),
    endedAt: at.nullable(),
    ended: z
      .object({ how: z.enum(visitEnds), by: id.nullable().describe('The member who ended it.') })
      .nullable()
      .describe('Null while it is open.'),
  })
  .meta({ id: 'Visit' })

export const visitListSchema = z
  .object({ visits: z.array(visitSchema).describe('Open ones first, then the newest; at most 50.') })
  .meta({ id: 'VisitList' })

/** The body of a change of scope: the whole new scope. */
export const changeScopeSchema = z.object({ scope }).meta({ id: 'ChangeScope' })
/** The body of “leave me out”, and of taking it back. */
export const leaveOutSchema = z.object({ leftOut: z.boolean() }).meta({ id: 'LeaveOut' })
/** The body that shows what the asker asked earlier, or hides it. */
export const showEarlierSchema = z.object({ shown: z.boolean() }).meta({ id: 'ShowEarlier' })
/** The body of an answer to a proposal. */
export const answerProposalSchema = z
  .object({
    answer: z.enum(['accepted', 'declined', 'asked']).describe('`asked`: a question back, as a message of the visit.'),
    reason: z.string().trim().max(500).optional(),
  })
  .meta({ id: 'AnswerProposal' })

/** The body of a member’s answer to a supervisor who asks to come along. */
export const answerGuestSchema = z.object({ yes: z.boolean() }).meta({ id: 'AnswerGuest' })

export type VisitGuest = z.infer<typeof visitGuestSchema>
export type Associate = z.infer<typeof associateSchema>
export type Visit = z.infer<typeof visitSchema>
export type AnswerProposal = z.infer<typeof answerProposalSchema>
