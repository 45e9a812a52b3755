// How a decision ended.
import * as z from 'zod/mini'
import { serverOnly } from '../records/grants.ts'
import { recordKind } from '../records/record-kind.ts'
import { atValue, idValue } from '../records/values.ts'

/** What closed it: the deadline, the last vote, or a member. */
export const closings = ['deadline', 'all-voted', 'ended'] as const

const outcomeValue = z.strictObject({
  /** The line that was chosen; null where the votes chose none. */
  chosen: z.nullable(idValue),
  /** Votes by candidate; a candidate without votes is absent. */
  counts: z.record(idValue, z.int().check(z.minimum(1))),
  /** How many members could vote when it closed, and how many of them did. */
  eligible: z.int().check(z.nonnegative()),
  voted: z.int().check(z.nonnegative()),
  why: z.enum(closings),
  closedAt: atValue,
})

/** `decision` is the subject once more: it stands in all events of the write that closes it. */
const closed = z.object({
  chosen: z.nullable(z.string()),
  counts: z.record(z.string(), z.number()),
  voted: z.number(),
  eligible: z.number(),
  decision: z.optional(z.string()),
})

/** An outcome; the lines are moved in the same change. */
export type DecisionOutcome = z.infer<typeof outcomeValue>

/** `outcomes`: decisionId → DecisionOutcome. */
export const outcomeKind = recordKind({
  root: 'outcomes',
  key: ['id'],
  value: outcomeValue,
  create: serverOnly,
  change: serverOnly,
  remove: serverOnly,
  events: {
    'decision.closed': { group: 'decisions', topic: 'decision', detail: closed, news: 'closed', notifies: true },
  },
  toEvent: ({ before, after, parts }, because) =>
    after && !before
      ? {
          kind: 'decision.closed',
          subject: parts[0] ?? '',
          detail: {
            chosen: after.chosen,
            counts: after.counts,
            voted: after.voted,
            eligible: after.eligible,
            ...because,
          },
          about: [`decision:${parts[0] ?? ''}`],
        }
      : undefined,
  about: 'How a decision ended: what was chosen, by how many votes. Closing moves the lines in the same change.',
  examples: [
    {
      id: 'd1',
      value: {
        chosen: 'boot:walnut-39',
        counts: { 'boot:walnut-39': 1 },
        eligible: 1,
        voted: 1,
        why: 'all-voted',
        closedAt: 1_700_000_000_000,
      },
    },
    {
      id: 'd1',
      value: { chosen: null, counts: {}, eligible: 1, voted: 0, why: 'deadline', closedAt: 1_700_000_000_000 },
    },
  ],
})
