// Handing a visit over, as it goes over HTTP: to a colleague who accepts it, or to whoever has a skill.
import * as z from 'zod'
import { idPattern } from '../ids.ts'
import { maxTransferNoteLength } from './note-length.ts'

const id = z.string().regex(idPattern)

export const colleaguesSchema = z
  .object({
    colleagues: z
      .array(z.object({ id, name: z.string(), picture: z.string().nullable(), store: z.string().nullable() }))
      .describe('Those who could take a visit at this moment.'),
    skills: z.array(z.string()).describe('Topics, departments and skills that somebody who is on has.'),
  })
  .meta({ id: 'Colleagues' })

/** The body that hands a visit over. */
export const transferVisitSchema = z
  .object({
    to: z
      .discriminatedUnion('kind', [
        z.object({ kind: z.literal('colleague'), id }),
        z.object({ kind: z.literal('skill'), skill: z.string().min(1).max(80) }),
      ])
      .describe('Somebody, who accepts or not; or whoever has a skill, in the order of their queue.'),
    note: z
      .string()
      .trim()
      .max(maxTransferNoteLength)
      .default('')
      .describe('For the colleague; members do not see it.'),
  })
  .meta({ id: 'TransferVisit' })

/** How far a transfer is. The visit stays where it is until somebody has accepted it. */
export const transferSchema = z
  .object({
    to: z.string().describe('A name, or a skill.'),
    state: z.enum(['waiting', 'refused', 'unanswered']),
    at: z.int().describe('Since when it is so.'),
    until: z.int().describe('When it is over unless somebody accepts.'),
  })
  .meta({ id: 'Transfer' })

export type Colleagues = z.infer<typeof colleaguesSchema>
export type Transfer = z.infer<typeof transferSchema>
export type TransferVisit = z.input<typeof transferVisitSchema>
