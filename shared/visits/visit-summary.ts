// What came of a visit, in the associate's words: the last of it, for whoever reads it later.
import * as z from 'zod/mini'
import { serverOnly } from '../records/grants.ts'
import { recordKind } from '../records/record-kind.ts'
import { atValue, idValue, textValue } from '../records/values.ts'
import { maxSummaryLength } from './summary-length.ts'

const visitSummaryValue = z.strictObject({ by: idValue, at: atValue, text: textValue(maxSummaryLength) })

/** The summary of a visit. */
export type VisitSummary = z.infer<typeof visitSummaryValue>

/** At most one a visit, by the id `summary`. */
export const visitSummaryKind = recordKind({
  root: 'summaries',
  key: ['id'],
  value: visitSummaryValue,
  create: serverOnly,
  change: serverOnly,
  remove: serverOnly,
  events: {},
  // The history tells it with an event of the visit.
  toEvent: () => undefined,
  belongsTo: 'by',
  about: 'What came of a visit: written by the server when the associate ends it with a summary.',
  examples: [
    { id: 'summary', value: { by: 'ana', at: 1_700_000_000_000, text: 'The walnut table, to be delivered.' } },
    { id: 'summary', value: { by: 'ana', at: 1_700_000_000_000, text: 'They think about it until Friday.' } },
  ],
})
