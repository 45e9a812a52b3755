// What a hand draws becomes a smooth line of few points.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { simplified, strokePath } from '#client/stage/picture/stroke-path.ts'

test('a line begins and ends where the hand began and ended', () => {
  const path = strokePath([
    [0.1, 0.2],
    [0.3, 0.4],
    [0.5, 0.2],
  ])
  expect(path).toBe('M100 200Q300 400 400 300L500 200')
})

test('points along a straight line are left out, a corner stays', () => {
  const straight = Array.from({ length: 50 }, (_, x) => ({ x, y: 0 }))
  const corner = Array.from({ length: 50 }, (_, y) => ({ x: 49, y: y + 1 }))
  expect(simplified([...straight, ...corner], 0.5)).toEqual([
    { x: 0, y: 0 },
    { x: 49, y: 0 },
    { x: 49, y: 50 },
  ])
})

test('both ends stay, nothing is added, and a line that turns back is kept', () => {
  const point = fc.record({ x: fc.integer({ min: 0, max: 500 }), y: fc.integer({ min: 0, max: 500 }) })
  fc.assert(
    fc.property(fc.array(point, { minLength: 2, maxLength: 300 }), (points) => {
      const fewer = simplified(points, 1)
      expect(fewer[0]).toBe(points[0])
      expect(fewer.at(-1)).toBe(points.at(-1))
      expect(fewer.every((one) => points.includes(one))).toBe(true)
    }),
  )
  const back = [
    { x: 0, y: 0 },
    { x: 100, y: 0 },
    { x: 0, y: 0 },
  ]
  expect(simplified(back, 1)).toEqual(back)
})
