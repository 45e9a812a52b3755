// Where points of a picture are on the stage, for any box, crop and zoom.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  fitted,
  inSight,
  movedBy,
  placeOf,
  pressed,
  toBox,
  toPicture,
  zoomedAt,
  zoomOf,
} from '#client/stage/picture/geometry.ts'
import type { Setting } from '#client/stage/picture/geometry.ts'

/** A wide stage: the square picture stands in its middle, with room for the small ones below. */
const wide = settingOf({ width: 760, height: 400 }, { left: 193, top: 0, width: 374, height: 374 })
/** A phone: the same picture, nearly as wide as the page. */
const phone = settingOf({ width: 328, height: 296 }, { left: 28, top: 0, width: 272, height: 272 })

test('a picture that is shown whole keeps its proportions, with air on two sides', () => {
  const frame = { left: 10, top: 20, width: 300, height: 300 }
  expect(fitted(frame, { width: 400, height: 200 }, 'contain')).toEqual({ left: 10, top: 95, width: 300, height: 150 })
})

test('a picture that fills its frame reaches beyond it on two sides', () => {
  const frame = { left: 10, top: 20, width: 300, height: 300 }
  expect(fitted(frame, { width: 400, height: 200 }, 'cover')).toEqual({ left: -140, top: 20, width: 600, height: 300 })
})

test('a picture of unknown size is as its frame', () => {
  expect(fitted(wide.frame, { width: 0, height: 0 }, 'contain')).toEqual(wide.frame)
})

test('a zoom shows the same point in the middle of a wide stage and of a phone', () => {
  const zoom = { scale: 3, x: 0.5, y: 0.6 }
  for (const setting of [wide, phone]) {
    const middle = { x: setting.box.width / 2, y: setting.box.height / 2 }
    expect(toPicture(placeOf(setting, zoom), middle).x).toBeCloseTo(0.5)
    expect(toPicture(placeOf(setting, zoom), middle).y).toBeCloseTo(0.6)
  }
})

test('an enlarged picture leaves no gap where it is larger than its box', () => {
  const corner = placeOf(phone, { scale: 3, x: 0, y: 0 })
  expect(corner).toMatchObject({ left: 0, top: 0 })
  const other = placeOf(phone, { scale: 3, x: 1, y: 1 })
  expect(other.left + other.width).toBeCloseTo(phone.box.width)
  expect(other.top + other.height).toBeCloseTo(phone.box.height)
})

test('what is under two fingers stays under them', () => {
  const at = { x: 380, y: 200 }
  const before = placeOf(wide, { scale: 2.2, x: 0.5, y: 0.5 })
  const after = zoomedAt(wide, before, { factor: 1.4, at })
  expect(toPicture(after, at).x).toBeCloseTo(toPicture(before, at).x)
  expect(toPicture(after, at).y).toBeCloseTo(toPicture(before, at).y)
})

test('the picture does not jump while it grows beyond its box', () => {
  let place = placeOf(wide, undefined)
  for (let step = 0; step < 200; step += 1) {
    const next = zoomedAt(wide, place, { factor: 1.01, at: { x: 300, y: 100 } })
    expect(Math.abs(next.left - place.left)).toBeLessThan(20)
    expect(Math.abs(next.top - place.top)).toBeLessThan(20)
    place = next
  }
  expect(zoomOf(wide, place)?.scale).toBe(5)
})

test('made small again, the picture rests where it stood', () => {
  const enlarged = zoomedAt(wide, wide.picture, { factor: 3, at: { x: 200, y: 350 } })
  expect(zoomedAt(wide, enlarged, { factor: 0.1, at: { x: 10, y: 10 } })).toEqual(wide.picture)
  expect(zoomOf(wide, wide.picture)).toBeUndefined()
  expect(movedBy(wide, wide.picture, { x: 50, y: 50 })).toEqual(wide.picture)
})

test('a press beside the picture means its edge only where it is close to it', () => {
  expect(pressed(wide, wide.picture, { x: 193 - 10, y: 187 })).toEqual({ x: 0, y: 0.5 })
  expect(pressed(wide, wide.picture, { x: 100, y: 187 })).toBeUndefined()
})

test('a marker whose point is cut off stands at the edge that can be seen', () => {
  const frame = { left: 0, top: 0, width: 300, height: 300 }
  const setting = { box: frame, frame, picture: fitted(frame, { width: 400, height: 200 }, 'cover') }
  expect(inSight(setting, { x: 0, y: 0.5 })).toEqual({ x: 0.25, y: 0.5 })
  expect(inSight(setting, { x: 0.4, y: 0.5 })).toEqual({ x: 0.4, y: 0.5 })
})

const size = fc.record({ width: fc.integer({ min: 40, max: 4000 }), height: fc.integer({ min: 40, max: 4000 }) })
const share = fc.double({ min: 0, max: 1, noNaN: true })
const zoom = fc.option(fc.record({ scale: fc.double({ min: 1, max: 5, noNaN: true }), x: share, y: share }), {
  nil: undefined,
})
const setting = fc
  .record({ box: size, natural: size, fit: fc.constantFrom('contain', 'cover') })
  .map(({ box, natural, fit }): Setting => {
    const side = Math.min(box.width, box.height)
    const frame = { left: (box.width - side) / 2, top: (box.height - side) / 2, width: side, height: side }
    return { box, frame, picture: fitted(frame, natural, fit) }
  })

test('every point of a picture is found again, in every box, crop and zoom', () => {
  fc.assert(
    fc.property(setting, zoom, share, share, (setting, zoom, x, y) => {
      const place = placeOf(setting, zoom)
      const back = toPicture(place, toBox(place, { x, y }))
      expect(back.x).toBeCloseTo(x)
      expect(back.y).toBeCloseTo(y)
    }),
  )
})

test('a zoom told to another device and told back shows the same part', () => {
  fc.assert(
    fc.property(setting, zoom, (setting, zoom) => {
      const place = placeOf(setting, zoom)
      const again = placeOf(setting, zoomOf(setting, place))
      // A zoom of less than `noZoomBelow` is told as none, which moves the edges by a share of the box, however small the picture.
      expect(Math.abs(again.left - place.left)).toBeLessThan(
        setting.picture.width * 0.02 + setting.box.width * 0.005 + 1,
      )
      expect(Math.abs(again.top - place.top)).toBeLessThan(
        setting.picture.height * 0.02 + setting.box.height * 0.005 + 1,
      )
    }),
  )
})

function settingOf(box: Setting['box'], frame: Setting['frame']): Setting {
  return { box, frame, picture: frame }
}
