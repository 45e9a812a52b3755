// What became of a proposal.
import * as z from 'zod/mini'
import { serverOnly } from '../records/grants.ts'
import { recordKind } from '../records/record-kind.ts'
import { atValue, idValue } from '../records/values.ts'

/** `asked`: somebody asked back, and it is still open. `withdrawn`: by the associate, or by the end of the visit. */
export const proposalStates = ['accepted', 'declined', 'asked', 'withdrawn'] as const

const proposalStateValue = z.strictObject({
  state: z.enum(proposalStates),
  by: idValue,
  at: atValue,
  /** The member's words. */
  reason: z.optional(z.string().check(z.maxLength(500))),
})

/** What became of a proposal. */
export type ProposalState = z.infer<typeof proposalStateValue>

/** States by the id of the proposal; absent while it waits for an answer. */
export const proposalStateKind = recordKind({
  root: 'proposalStates',
  key: ['id'],
  value: proposalStateValue,
  create: serverOnly,
  change: serverOnly,
  remove: serverOnly,
  events: {},
  toEvent: () => undefined,
  belongsTo: 'by',
  about: 'What became of a proposal: written by the server once a member has answered it.',
  examples: [
    { id: 'p1', value: { state: 'accepted', by: 'ana', at: 1_700_000_000_000 } },
    { id: 'p1', value: { state: 'declined', by: 'ana', at: 1_700_000_000_000, reason: 'We love the light wood.' } },
  ],
})
