// Who has voted in a blind decision; not which candidate.
import * as z from 'zod/mini'
import { serverOnly } from '../records/grants.ts'
import { recordKind } from '../records/record-kind.ts'
import { ballotCast } from './ballot.ts'

/** `turnouts`: decisionId/memberId → true. */
export const turnoutKind = recordKind({
  root: 'turnouts',
  key: ['id', 'member'],
  value: z.literal(true),
  create: serverOnly,
  change: serverOnly,
  remove: serverOnly,
  events: { 'ballot.cast': ballotCast },
  toEvent: ({ before, after, parts }) =>
    after && !before
      ? { kind: 'ballot.cast', subject: parts[0] ?? '', detail: {}, about: [`decision:${parts[0] ?? ''}`] }
      : undefined,
  about: 'That a member has voted in a blind decision; what they chose is in no document.',
  examples: [
    { id: 'd1/ana', value: true },
    { id: 'd1/ana', value: true },
  ],
})
