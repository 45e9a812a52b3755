// A visit's conversation as an associate reads it.
import { expect, test } from 'vitest'
import { entriesOf } from '#client/desk/entries.ts'
import { waitWords } from '#client/desk/spoken.ts'
import { readAddress } from '#client/desk/saved-session.ts'
import type { WaitingRequest } from '#shared/desk/contracts.ts'
import type { Proposal } from '#shared/visits/proposal.ts'
import type { ProposalState } from '#shared/visits/proposal-state.ts'

const request = { id: 'q1', at: 50, name: 'Ana', text: 'Is there a smaller one?' } as WaitingRequest
const proposal: Proposal = { kind: 'add', variants: ['lamp:teal'], reason: 'It is bright.', by: 'noor', at: 30 }
const accepted: ProposalState = { state: 'accepted', by: 'ana', at: 40 }

test('the question comes first, then what was said and suggested as it came, each suggestion with its answer', () => {
  const entries = entriesOf(request, {
    messages: new Map([
      ['b', { by: 'noor', at: 20, text: 'Hi' }],
      ['a', { by: 'ana', at: 20, text: 'Hello' }],
    ]),
    proposals: new Map([['p', proposal]]),
    proposalStates: new Map([['p', accepted]]),
    summaries: new Map(),
  })
  expect(entries.map(({ id }) => id)).toEqual(['q1', 'a', 'b', 'p'])
  expect(entries.at(-1)).toMatchObject({ kind: 'proposal', proposal: { state: accepted } })
})

test('the question stands once: as its own message as soon as that has come', () => {
  const messages = new Map([['a', { by: 'ana', at: 10, text: request.text }]])
  const entries = entriesOf(request, {
    messages,
    proposals: new Map(),
    proposalStates: new Map(),
    summaries: new Map(),
  })
  expect(entries.map(({ kind }) => kind)).toEqual(['message'])
})

test.each([
  [0, '0:00'],
  [-5_000, '0:00'],
  [112_000, '1:52'],
  [3_725_000, '1:02:05'],
])('%i ms are waited as %s', (ms, words) => {
  expect(waitWords(ms)).toBe(words)
})

test('the shop’s own page says who is at the desk, after the sign that no server is sent', () => {
  expect(readAddress({ search: '?shop=fjord', hash: '#identity=a.b.c' })).toEqual({ shop: 'fjord', identity: 'a.b.c' })
  expect(readAddress({ search: '', hash: '' })).toEqual({ shop: 'demo', identity: undefined })
})
