import { expect, test } from 'vitest'
import { linePeople } from '#client/cart/line-people.ts'

test('a line names everybody once: those who want one with count and verdict, then those who only said something', () => {
  const wants = [
    { memberId: 'ana', count: 2 },
    { memberId: 'ben', count: 1 },
  ]
  const opinions = [
    { memberId: 'ben', verdict: 'yes' as const },
    { memberId: 'cleo', verdict: 'no' as const },
  ]
  expect(linePeople({ wants }, opinions)).toEqual([
    { memberId: 'ana', count: 2, verdict: undefined },
    { memberId: 'ben', count: 1, verdict: 'yes' },
    { memberId: 'cleo', count: 0, verdict: 'no' },
  ])
})
