// Blocks, as they go over HTTP: whose questions a shop does not take for a while, and what a supervisor says to it.
import * as z from 'zod'
import { idPattern } from '../ids.ts'

/** For how long, hours: an hour, a day, a week, four weeks. */
export const blockHours = [1, 24, 168, 672] as const
/** The most blocks that are listed. */
export const maxListedBlocks = 100

const id = z.string().regex(idPattern)
const at = z.int()

/** The body that blocks whoever asked on a visit, or their whole room. It ends the visit. */
export const blockSchema = z
  .object({
    who: z.enum(['member', 'room']),
    hours: z.union(blockHours.map((hours) => z.literal(hours))).describe('How long it holds.'),
    reason: z
      .string()
      .trim()
      .min(1)
      .max(500)
      .describe('For the supervisor who looks at it, and in the export of the member.'),
  })
  .meta({ id: 'Block' })

export const storeBlockSchema = z
  .object({
    id,
    name: z.string().describe('Of whoever asked.'),
    who: z.enum(['member', 'room']),
    by: z.string().describe('Name of the associate.'),
    reason: z.string(),
    madeAt: at,
    until: at,
    reviewedBy: z.string().nullable().describe('Name of the supervisor who has looked at it.'),
    liftedAt: at.nullable(),
  })
  .meta({ id: 'StoreBlock' })

export const storeBlocksSchema = z.object({ blocks: z.array(storeBlockSchema).describe('The newest first.') })

export type StoreBlock = z.infer<typeof storeBlockSchema>
export type NewBlock = z.infer<typeof blockSchema>
