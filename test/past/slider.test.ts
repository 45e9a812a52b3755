import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scaleOf } from '#client/past/scale.ts'

const minute = 60_000
const day = 24 * 60 * minute
const start = new Date(2026, 4, 1, 9).getTime()
const moment = (seq: number, at: number) => ({ seq, at: start + at })

test('a pause of days takes little of the slider, and the hours with events the rest', () => {
  const busy = (from: number, at: number) => Array.from({ length: 10 }, (_, i) => moment(from + i, at + i * minute))
  const scale = scaleOf({
    from: moment(1, 0),
    to: moment(30, 9 * day + 20 * minute),
    marks: [...busy(2, minute), ...busy(15, 9 * day)],
  })
  const pause = scale.positionOf(15) - scale.positionOf(11)
  expect(pause).toBeGreaterThan(0)
  expect(pause).toBeLessThan(0.25)
  expect(scale.days).toHaveLength(1)
  expect(scale.days[0]?.position).toBeCloseTo(scale.positionOf(15))
})

test('every event has its place in order, and the place leads to the event', () => {
  const pasts = fc.array(fc.integer({ min: 0, max: 3 * day }), { minLength: 1, maxLength: 60 }).map((gaps) => {
    let at = 0
    return gaps.map((gap, index) => moment(index + 1, (at += gap)))
  })
  fc.assert(
    fc.property(pasts, (moments) => {
      const scale = scaleOf({ from: moments[0] ?? moment(1, 0), to: moments.at(-1) ?? moment(1, 0), marks: moments })
      let before = -1
      for (const { seq } of moments) {
        const position = scale.positionOf(seq)
        expect(position).toBeGreaterThanOrEqual(0)
        expect(position).toBeLessThanOrEqual(1)
        if (moments.length > 1) expect(position).toBeGreaterThan(before)
        before = position
        expect(scale.seqAt(position)).toBe(seq)
      }
    }),
  )
})

test('events without a mark share the space between marks', () => {
  const scale = scaleOf({ from: moment(1, 0), to: moment(101, 100 * minute), marks: [moment(51, 50 * minute)] })
  expect(scale.positionOf(26)).toBeCloseTo(0.25)
  expect(scale.seqAt(0.75)).toBe(76)
  expect([scale.seqAt(-1), scale.seqAt(2)]).toEqual([1, 101])
})

test('the next day is the next one with an event', () => {
  const marks = [moment(2, minute), moment(3, 2 * day), moment(4, 2 * day + minute), moment(5, 5 * day)]
  const scale = scaleOf({ from: moment(1, 0), to: moment(6, 5 * day + minute), marks })
  expect([scale.dayFrom(1, 1), scale.dayFrom(3, 1), scale.dayFrom(5, 1)]).toEqual([3, 5, undefined])
  expect([scale.dayFrom(6, -1), scale.dayFrom(4, -1), scale.dayFrom(2, -1)]).toEqual([4, 2, undefined])
})

test('a room with one event has a slider', () => {
  const scale = scaleOf({ from: moment(1, 0), to: moment(1, 0), marks: [] })
  expect(scale.positionOf(1)).toBe(1)
  expect(scale.seqAt(0.5)).toBe(1)
})
