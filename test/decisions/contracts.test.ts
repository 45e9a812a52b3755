// What a decision, its votes and its outcome may hold; the server's own writes are held to it too.
import { expect, test } from 'vitest'
import { candidateCount, maxQuestionLength, maxVoters } from '#shared/decisions/decision.ts'
import { authorizeEdit } from '#shared/records/authorize.ts'
import { kindOf } from '#shared/records/table.ts'

const now = 1_800_000_000_000
const ids = (count: number) => Array.from({ length: count }, (_, index) => `id${index}`)

/** Whether the server may write it: only form counts. */
function serverMay(root: string, key: string, value: unknown): string {
  const kind = kindOf('cart', root)
  if (!kind) return 'unknown-root'
  const context = { actor: { id: 'server', role: 'server' }, now, read: () => undefined } as const
  const authorized = authorizeEdit(kind, { root, key, before: undefined, after: value }, context)
  return authorized.ok ? 'admitted' : authorized.refusal.code
}

const open = {
  question: 'Which boots?',
  candidates: ids(2),
  voters: ['ana'],
  rule: 'most',
  blind: false,
  by: 'ana',
  at: now,
}
const decision = (more: object) => serverMay('decisions', 'd1', { ...open, ...more })
const closed = { chosen: 'boot', counts: { boot: 2 }, eligible: 3, voted: 2, why: 'deadline', closedAt: now }
const outcome = (more: object) => serverMay('outcomes', 'd1', { ...closed, ...more })

test('a decision is between two to twelve different lines', () => {
  const { least, most } = candidateCount
  for (const count of [least, most]) expect(decision({ candidates: ids(count) })).toBe('admitted')
  for (const count of [0, least - 1, most + 1]) expect(decision({ candidates: ids(count) })).toBe('bad-value')
  expect(decision({ candidates: ['boot', 'boot'] })).toBe('bad-value')
})

test('a decision has voters; where one decides, exactly one', () => {
  for (const count of [1, maxVoters]) expect(decision({ voters: ids(count) })).toBe('admitted')
  for (const count of [0, maxVoters + 1]) expect(decision({ voters: ids(count) })).toBe('bad-value')
  expect(decision({ rule: 'one', voters: ['ana'] })).toBe('admitted')
  expect(decision({ rule: 'one', voters: ['ana', 'ben'] })).toBe('bad-value')
})

test('a question ends where its limit is, and a deadline is a moment that can be shown', () => {
  expect(decision({ question: 'x'.repeat(maxQuestionLength) })).toBe('admitted')
  for (const question of ['', 'x'.repeat(maxQuestionLength + 1)]) expect(decision({ question })).toBe('bad-value')
  expect(decision({ deadline: now + 600_000 })).toBe('admitted')
  for (const deadline of [-1, 1.5, 8_640_000_000_000_001, 'tomorrow']) expect(decision({ deadline })).toBe('bad-value')
})

test('an outcome names one line or none, and counts only votes that were given', () => {
  expect(outcome({})).toBe('admitted')
  expect(outcome({ chosen: null, counts: {} })).toBe('admitted')
  expect(outcome({ counts: { boot: 0 } })).toBe('bad-value')
  expect(outcome({ counts: { boot: 'two' } })).toBe('bad-value')
  expect(outcome({ why: 'bored' })).toBe('bad-value')
  // A line may be called like something that every object has.
  expect(outcome({ chosen: 'constructor', counts: { constructor: 2 } })).toBe('admitted')
})

test('a vote is for one line', () => {
  expect(serverMay('ballots', 'd1/ana', 'boot:walnut-39')).toBe('admitted')
  for (const value of ['', 'a/b', 'x'.repeat(121), 1, null, ['boot']])
    expect(serverMay('ballots', 'd1/ana', value)).toBe('bad-value')
  expect(serverMay('turnouts', 'd1/ana', true)).toBe('admitted')
  expect(serverMay('turnouts', 'd1/ana', 'boot')).toBe('bad-value')
})
