import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sharesOf, sumOf } from '#shared/summary/costs.ts'
import { summaryOf } from '#shared/summary/summary.ts'
import { moves, partsOf } from './lake-weekend.ts'

const golden: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/summary.json'), 'utf8'))

test('a summary has what was decided and why, what it costs whom, and what is open', () => {
  expect(summaryOf(partsOf())).toEqual(golden)
})

test('a line that a member moves after a vote is settled by that member', () => {
  const moved = { kind: 'line.decided', subject: 'mug:cream', detail: { from: 'considering' } } as const
  const later = { ...moved, seq: 50, at: Date.UTC(2026, 4, 2), memberId: 'cleo' }
  const { decided } = summaryOf(partsOf({ moves: [...moves, later] }))
  expect(decided.find(({ id }) => id === 'mug:cream')?.settled).toMatchObject({ by: 'hand', memberId: 'cleo' })
})

test('without events a summary still says what votes decided, and leaves out who moved the rest', () => {
  const { decided } = summaryOf(partsOf({ moves: [] }))
  expect(decided.map(({ id, settled }) => [id, settled?.by])).toEqual([
    ['pack:moss', undefined],
    ['mug:cream', 'vote'],
    ['lamp:red', undefined],
  ])
})

test('the shares add up to the total for any wants', () => {
  const line = (amountMinor: number, ...counts: number[]) => ({
    price: { amountMinor, currency: 'EUR' },
    quantity: counts.reduce((sum, count) => sum + count, 0),
    wants: counts.map((count, index) => ({ memberId: `m${index}`, count })),
  })
  const lines = [line(333, 1, 2, 0), line(1, 999, 0, 5), line(0, 1, 1, 1)]
  const shared = sharesOf(lines).flatMap(({ total }) => total)
  expect(shared.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(sumOf(lines)[0]?.amountMinor)
})

test('two currencies are never added up', () => {
  const one = { quantity: 1, wants: [{ memberId: 'ana', count: 1 }] }
  const lines = ['EUR', 'JPY'].map((currency) => ({ ...one, price: { amountMinor: 100, currency } }))
  expect(sumOf(lines)).toEqual([
    { currency: 'EUR', amountMinor: 100, exponent: 2 },
    { currency: 'JPY', amountMinor: 100, exponent: 0 },
  ])
})
