// A decision of the group: its candidates, voters, rule and deadline.
import * as z from 'zod/mini'
import { serverOnly } from '../records/grants.ts'
import { recordKind } from '../records/record-kind.ts'
import { atValue, idValue, textValue } from '../records/values.ts'

/** The longest question, in UTF-16 units. */
export const maxQuestionLength = 280
/** How many candidates a decision has. */
export const candidateCount = { least: 2, most: 12 } as const
/** The most members who vote in one decision. */
export const maxVoters = 100

/** How votes become an outcome; see `tally`. */
export const rules = ['most', 'all', 'one'] as const
/** See `rules`. */
export type Rule = (typeof rules)[number]

/** The request that opens a decision. */
export const decisionRequest = {
  question: textValue(maxQuestionLength),
  /** Ids of lines. */
  candidates: z.array(idValue).check(z.minLength(candidateCount.least), z.maxLength(candidateCount.most)),
  /** Members who may vote; fixed when the decision opens. By the rule `one` there is exactly one. */
  voters: z.array(idValue).check(z.minLength(1), z.maxLength(maxVoters)),
  rule: z.enum(rules),
  /** Until when votes count, milliseconds since 1970 by the server's clock. Without one it is open until all voted or it is closed. */
  deadline: z.optional(atValue),
  /** Nobody sees who chose what, not even afterwards. */
  blind: z.boolean(),
} as const

const decisionValue = z.strictObject({ ...decisionRequest, by: idValue, at: atValue })

const opened = z.object({
  rule: z.enum(rules),
  blind: z.boolean(),
  deadline: z.nullable(z.number()),
  voters: z.array(z.string()),
})

/** A decision; votes and outcome are records of their own. */
export type Decision = z.infer<typeof decisionValue>

/** `decisions`: decisionId → Decision. */
export const decisionKind = recordKind({
  root: 'decisions',
  key: ['id'],
  value: decisionValue,
  create: serverOnly,
  change: serverOnly,
  remove: serverOnly,
  fits: ({ after }) =>
    after === undefined ||
    (new Set(after.candidates).size === after.candidates.length && (after.rule !== 'one' || after.voters.length === 1)),
  events: { 'decision.opened': { group: 'decisions', topic: 'decision', detail: opened, notifies: true } },
  toEvent: ({ before, after, parts }) =>
    after && !before
      ? {
          kind: 'decision.opened',
          subject: parts[0] ?? '',
          detail: { rule: after.rule, blind: after.blind, deadline: after.deadline ?? null, voters: after.voters },
          about: [`decision:${parts[0] ?? ''}`],
        }
      : undefined,
  words: { fields: ['question'], goes: 'record' },
  about: 'A decision between lines; opened by the server on the command of a host or shopper.',
  examples: [
    {
      id: 'd1',
      value: {
        question: 'Which boots?',
        candidates: ['boot:walnut-39', 'runner:fog-39'],
        voters: ['ana'],
        rule: 'most',
        blind: false,
        by: 'ana',
        at: 1_700_000_000_000,
      },
    },
    {
      id: 'd1',
      value: {
        question: 'Which boots?',
        candidates: ['boot:walnut-39', 'runner:fog-39'],
        voters: ['ana'],
        rule: 'one',
        blind: true,
        deadline: 1_700_000_600_000,
        by: 'ana',
        at: 1_700_000_000_000,
      },
    },
  ],
})
