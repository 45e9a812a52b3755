import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { clusters } from '#client/stage/picture/clusters.ts'

test('markers that lie apart stay by themselves, in their order', () => {
  const diverged = [0, 1, 2].map((thing) => ({ thing, x: thing * 31, y: 0 }))
  expect(clusters(diverged, 30).map(({ things }) => things)).toEqual([[0], [1], [2]])
})

test('markers that lie on each other become one that holds all of them', () => {
  const three = [
    { thing: 'a', x: 100, y: 100 },
    { thing: 'b', x: 300, y: 100 },
    { thing: 'c', x: 110, y: 95 },
  ]
  expect(clusters(three, 30)).toEqual([
    { x: 100, y: 100, things: ['a', 'c'] },
    { x: 300, y: 100, things: ['b'] },
  ])
})

test('whatever is marked is in exactly one group, and no two groups lie on each other', () => {
  const point = fc.record({ x: fc.integer({ min: -50, max: 800 }), y: fc.integer({ min: -50, max: 800 }) })
  fc.assert(
    fc.property(fc.array(point, { maxLength: 200 }), (points) => {
      const found = clusters(
        points.map((point, thing) => ({ thing, ...point })),
        30,
      )
      expect(found.flatMap(({ things }) => things).toSorted((a, b) => a - b)).toEqual(points.map((_, index) => index))
      for (const [index, a] of found.entries())
        for (const b of found.slice(index + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(30)
    }),
  )
})
