// What goes over HTTP about personal answer links. The client imports only the types.
import * as z from 'zod'
import { pictureSchema } from '../catalog/product.ts'
import { idPattern } from '../ids.ts'
import { maxAnswerWords, verdicts } from './answer-text.ts'

const id = z.string().regex(idPattern)
const instant = z.iso.datetime().describe('RFC 3339, UTC.')
const topic = z.enum(['question', 'decision'])

const isAboutOne = ({ thread, decision }: { thread?: unknown; decision?: unknown }) =>
  (thread === undefined) !== (decision === undefined)

export const makeLinkSchema = z
  .object({
    thread: id.optional().describe('The question.'),
    decision: id.optional().describe('The decision. Exactly one of the two.'),
    member: id.describe('Whom the link is for: somebody who was asked, or may vote.'),
    expiresInSeconds: z
      .int()
      .min(60)
      .max(365 * 86_400)
      .optional()
      .describe('Where absent: a day after the question is due or the decision closes, or else 30 days.'),
  })
  .refine(isAboutOne, { path: ['thread'], message: 'Exactly one of thread and decision' })
  .meta({ id: 'MakeAnswerLink' })

export const answerLinkSchema = z
  .object({
    id,
    url: z.string().describe('Opens the question without entering the room. Whoever has it answers as that member.'),
    member: id,
    topic,
    subject: id.describe('The thread or the decision.'),
    expiresAt: instant,
  })
  .meta({ id: 'AnswerLink' })

export const listedLinkSchema = answerLinkSchema
  .omit({ url: true })
  .extend({ state: z.enum(['open', 'revoked', 'expired']), createdBy: id.nullable(), createdAt: instant })
  .meta({ id: 'ListedAnswerLink', description: 'A link as it is seen later: its address is not told again.' })

export const linkPageSchema = z
  .object({ links: z.array(listedLinkSchema).describe('Newest first.'), next: z.string().nullable() })
  .meta({ id: 'AnswerLinkPage' })

export const shownThingSchema = z
  .object({
    id: id.describe('The line in a decision; the product or variant of a question.'),
    title: z.string(),
    options: z.array(z.string()).describe('Such as `Walnut`, `39`.'),
    picture: pictureSchema.nullable(),
    price: z.object({ amountMinor: z.int(), currency: z.string() }).nullable(),
    available: z.boolean(),
  })
  .meta({ id: 'ShownThing' })

export const answerViewSchema = z
  .object({
    topic,
    room: z.object({ title: z.string() }),
    askedBy: z.object({ name: z.string() }),
    for: z.object({
      name: z.string(),
      locale: z.string(),
      timeZone: z.string().nullable().describe('As they said for their notices; null where they never did.'),
    }),
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
    candidate: id.nullish().describe('A candidate; null withdraws the vote. Votes only.'),
  })
  .meta({ id: 'Answer', description: 'To a question a verdict, words, or both; to a decision a candidate or null.' })

export type MakeLinkRequest = z.infer<typeof makeLinkSchema>
export type AnswerLink = z.infer<typeof answerLinkSchema>
export type ListedAnswerLink = z.infer<typeof listedLinkSchema>
export type ShownThing = z.infer<typeof shownThingSchema>
export type AnswerView = z.infer<typeof answerViewSchema>
export type AnswerRequest = z.infer<typeof answerSchema>
