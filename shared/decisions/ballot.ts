// A vote in an open decision, for everybody to see. Blind votes never become records: they go to the server as commands.
import * as z from 'zod/mini'
import type { EventKind } from '../events/event-kind.ts'
import { voiceSelf } from '../records/grants.ts'
import { recordKind } from '../records/record-kind.ts'
import { idValue } from '../records/values.ts'
import { whyNotVote } from './voting.ts'
import type { Decision } from './decision.ts'

/** A vote, open or blind: `candidate` is absent in a blind one. */
export const ballotCast = {
  group: 'decisions',
  topic: 'decision',
  detail: z.object({ candidate: z.optional(z.string()) }),
} as const satisfies EventKind

/** `ballots`: decisionId/memberId → the line that is chosen. */
export const ballotKind = recordKind({
  root: 'ballots',
  key: ['id', 'member'],
  value: idValue,
  create: voiceSelf,
  change: voiceSelf,
  remove: voiceSelf,
  also: ({ parts: [id = ''], after }, { actor, now, read }) => {
    const decision = read('decisions', id) as Decision | undefined
    if (decision?.blind) return 'blind-ballot'
    return whyNotVote({ decision, isClosed: read('outcomes', id) !== undefined, now }, actor.id, after)
  },
  events: {
    'ballot.cast': ballotCast,
    'ballot.changed': { group: 'decisions', topic: 'decision', detail: z.object({ candidate: z.string() }) },
    'ballot.withdrawn': { group: 'decisions', topic: 'decision', detail: z.object({}) },
  },
  toEvent: ({ before, after, parts }) => {
    if (before === after) return undefined
    const subject = parts[0] ?? ''
    const about = [`decision:${subject}`] as const
    if (after === undefined) return { kind: 'ballot.withdrawn', subject, detail: {}, about }
    return {
      kind: before === undefined ? 'ballot.cast' : 'ballot.changed',
      subject,
      detail: { candidate: after },
      about,
    }
  },
  about: 'A member’s vote in an open decision, while it is open. Blind votes are never in a document.',
  examples: [
    { id: 'd1/ana', value: 'boot:walnut-39' },
    { id: 'd1/ana', value: 'runner:fog-39' },
  ],
})
