import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { catchUp, maxCards } from '#shared/catchup/catch-up.ts'
import { log, partsOf, readers } from './camping-trip.ts'

const golden: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/camping-trip.json'), 'utf8'))

test('two hundred events give each member the same few cards, what asks something of them first', () => {
  expect(log).toHaveLength(200)
  const cards = Object.fromEntries(readers.map((reader) => [reader.me, catchUp(partsOf(reader))]))
  for (const of of Object.values(cards)) expect(of.length).toBeLessThanOrEqual(maxCards)
  expect(cards).toEqual(golden)
})

test('a member who has seen and answered everything has no cards', () => {
  const dan = partsOf({ me: 'dan', seen: 200 })
  const answered = new Map([...dan.threads].filter(([id]) => id === 'q-done'))
  expect(catchUp({ ...dan, threads: answered })).toEqual([])
})

test('the order of records does not change a member’s cards', () => {
  const ana = partsOf({ me: 'ana', seen: 0 })
  const shuffled = { ...ana, threads: new Map([...ana.threads].toReversed()), decisions: ana.decisions.toReversed() }
  expect(catchUp(shuffled)).toEqual(catchUp(ana))
})
