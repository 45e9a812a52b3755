// Ending a visit with what came of it, as it goes over HTTP.
import * as z from 'zod'
import { maxSummaryLength } from '../visits/summary-length.ts'

/** The body that ends a visit with a summary, which members read in the conversation and in the history. */
export const finishVisitSchema = z
  .object({ summary: z.string().trim().min(1).max(maxSummaryLength) })
  .meta({ id: 'FinishVisit' })
