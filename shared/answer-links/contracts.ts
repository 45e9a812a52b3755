// What goes over HTTP about personal answer links. The client imports only the types.
import * as z from 'zod'
import { shownThingSchema } from '../catalog/shown-thing.ts'
import { idPattern } from '../ids.ts'
import { personSchema } from '../rooms/contracts.ts'
import { maxAnswerWords, verdicts } from './answer-text.ts'

const id = z.string().regex(idPattern)
const instant = z.iso.datetime().describe('RFC 3339, UTC.')
const topic = z.enum(['question', 'decision'])

const { name, locale } = personSchema.shape

const isAboutOne = ({ thread, decision }: { thread?: unknown; decision?: unknown }) =>
  (thread === undefined) !== (decision === undefined)
const isForOne = ({ member, name: guest }: { member?: unknown; name?: unknown }) =>
  (member === undefined) !== (guest === undefined)

export const makeLinkSchema = z
  .object({
    thread: id.optional().describe('The question.'),
    decision: id.optional().describe('The decision. Exactly one of the two.'),
    member: id.optional().describe('Whom the link is for: somebody who was asked, or may vote.'),
    name: name
      .optional()
      .describe('What to call somebody who is not in the room yet. Exactly one of the two; a question only.'),
    expiresInSeconds: z
      .int()
      .min(60)
      .max(365 * 86_400)
      .optional()
      .describe('Where absent: a day after the question is due or the decision closes, or else 30 days.'),
  })
  .refine(isAboutOne, { path: ['thread'], message: 'Exactly one of thread and decision' })
  .refine(isForOne, { path: ['member'], message: 'Exactly one of member and name' })
  .meta({ id: 'MakeAnswerLink' })

export const answerLinkSchema = z
  .object({
    id,
    url: z.string().describe('Opens the question without entering the room. Whoever has it answers as that member.'),
    member: id.describe('Of somebody new: the id that they get with their first answer.'),
    topic,
    subject: id.describe('The thread or the decision.'),
    expiresAt: instant,
  })
  .meta({ id: 'AnswerLink' })

export const listedLinkSchema = answerLinkSchema
  .omit({ url: true })
  .extend({
    name: z.string().nullable().describe('Of somebody who was not in the room then; null for a member.'),
    state: z.enum(['open', 'revoked', 'expired']),
    createdBy: id.nullable(),
    createdAt: instant,
  })
  .meta({ id: 'ListedAnswerLink', description: 'A link as it is seen later: its address is not told again.' })

export const linkPageSchema = z
  .object({ links: z.array(listedLinkSchema).describe('Newest first.'), next: z.string().nullable() })
  .meta({ id: 'AnswerLinkPage' })

export const answerViewSchema = z
  .object({
    topic,
    room: z.object({ id, title: z.string() }),
    askedBy: z.object({ name: z.string(), colour: z.int() }),
    shop: z.string().describe('The name of the shop.'),
    for: z.object({
      name: z.string(),
      locale: z.string(),
      isNew: z
        .boolean()
        .describe('Not in the room yet: they come in with their first answer, by the name they say then.'),
      timeZone: z.string().nullable().describe('As they said for their notices; null where they never did.'),
    }),
    mayEnter: z.boolean().describe('Whether this link still lets one device of somebody new into the room.'),
    text: z.string().describe('The question.'),
    things: z.array(shownThingSchema).describe('What it is about; in a decision its candidates.'),
    blind: z.boolean().describe('Nobody sees what this member chooses.'),
    dueAt: instant.nullable().describe('Until when an answer is of use, or votes count.'),
    expiresAt: instant.describe('When the link ends.'),
    closed: z.boolean().describe('Whether the question is resolved or the vote closed.'),
    chosen: id.nullable().describe('What a closed decision chose.'),
    answered: z
      .object({
        verdict: z.enum(verdicts).nullable(),
        words: z.string(),
        candidate: id.nullable(),
      })
      .nullable()
      .describe('What was answered by such a link; in a decision this member’s vote, however it was given.'),
  })
  .meta({ id: 'AnswerView' })

export const answerSchema = z
  .object({
    verdict: z.enum(verdicts).nullish(),
    words: z.string().trim().max(maxAnswerWords).optional(),
    name: name.optional().describe('For the first answer of somebody new: what they want to be called.'),
    locale: locale.optional().describe('Likewise: the language they read.'),
    candidate: id.nullish().describe('A candidate; null withdraws the vote. Votes only.'),
  })
  .meta({ id: 'Answer', description: 'To a question a verdict, words, or both; to a decision a candidate or null.' })

export type MakeLinkRequest = z.infer<typeof makeLinkSchema>
export type AnswerLink = z.infer<typeof answerLinkSchema>
export type ListedAnswerLink = z.infer<typeof listedLinkSchema>
export type AnswerView = z.infer<typeof answerViewSchema>
export type AnswerRequest = z.infer<typeof answerSchema>
