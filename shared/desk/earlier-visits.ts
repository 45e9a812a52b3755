// Earlier visits of whoever asks, as they go over HTTP to an associate whom the asker lets see them: what the asker and staff said then, and
// what was suggested. Nothing of what was shown, and nobody else's words.
import * as z from 'zod'
import { idPattern } from '../ids.ts'
import { proposalKinds } from '../visits/proposal.ts'
import { proposalStates } from '../visits/proposal-state.ts'

/** The most earlier visits, and the most entries of each. */
export const maxEarlierVisits = 10
export const maxEarlierEntries = 60

const id = z.string().regex(idPattern)
const at = z.int()

export const earlierVisitSchema = z
  .object({
    id,
    startedAt: at,
    associate: z.object({ name: z.string(), store: z.string().nullable() }),
    entries: z.array(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('asker'), at, text: z.string() }),
        z.object({ kind: z.literal('staff'), at, text: z.string() }),
        z.object({
          kind: z.literal('suggestion'),
          at,
          suggested: z.enum(proposalKinds),
          variants: z.array(z.string()),
          reason: z.string(),
          state: z.enum(proposalStates).nullable(),
        }),
        z.object({ kind: z.literal('summary'), at, text: z.string() }),
      ]),
    ),
  })
  .meta({ id: 'EarlierVisit' })

export const earlierVisitsSchema = z
  .object({ visits: z.array(earlierVisitSchema).describe('The newest first.') })
  .meta({ id: 'EarlierVisits' })

export type EarlierVisit = z.infer<typeof earlierVisitSchema>
