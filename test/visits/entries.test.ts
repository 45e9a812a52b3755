// How the conversation of a visit is read from its records.
import { expect, test } from 'vitest'
import { isOpen, visitEntries } from '#shared/visits/visit-view.ts'
import type { Proposal } from '#shared/visits/proposal.ts'
import type { ProposalState } from '#shared/visits/proposal-state.ts'

const proposal: Proposal = { kind: 'add', variants: ['kiln-bowl:oat'], reason: 'It fits.', by: 'noor', at: 2 }

function entriesWith(states: Readonly<Record<string, ProposalState>> = {}) {
  return visitEntries({
    messages: new Map([
      ['m2', { by: 'noor', at: 3, text: 'Like this one.' }],
      ['m1', { by: 'ana', at: 1, text: 'Is there a smaller one?' }],
    ]),
    proposals: new Map([['p1', proposal]]),
    proposalStates: new Map(Object.entries(states)),
    summaries: new Map(),
  })
}

test('messages and proposals of a visit stand in one order, the oldest first', () => {
  expect(entriesWith().map(({ id }) => id)).toEqual(['m1', 'p1', 'm2'])
})

test.each([
  ['nobody answered', undefined, true],
  ['somebody asked back', 'asked', true],
  ['it was accepted', 'accepted', false],
  ['it was declined', 'declined', false],
  ['it was withdrawn', 'withdrawn', false],
] as const)('where %s, whether a proposal can be answered is %s → %s', (_what, state, isAnswerable) => {
  const entries = entriesWith(state && { p1: { state, by: 'ana', at: 4 } })
  const [found] = entries.flatMap((entry) => (entry.kind === 'proposal' ? [entry.proposal] : []))
  expect(found && isOpen(found)).toBe(isAnswerable)
})
