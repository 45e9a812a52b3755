// Where a picture lies on the stage, and back: points of the picture (0…1, from its top left corner) and points of the box that
// shows it (pixels, from its top left corner). Physical throughout: nothing here mirrors, whatever the direction of reading.
import { maxZoom } from '#shared/wire/looking.ts'
import type { Looking } from '#shared/wire/looking.ts'

/** A point; of a picture in 0…1, of a box in pixels. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** Width and height. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** A rectangle within a box, pixels. */
export interface Place extends Size {
  readonly left: number
  readonly top: number
}

/** How a picture is enlarged; undefined: not at all. */
export type Zoom = NonNullable<Looking['zoom']>

/** How a picture fills its frame: whole with air around it, or filling it with its edges cut off. */
export type Fit = 'contain' | 'cover'

/** Everything that says where a picture lies while it is not enlarged. */
export interface Setting {
  /** The box that can be filled when the picture is enlarged. */
  readonly box: Size
  /** The frame in which the picture stands at rest. */
  readonly frame: Place
  /** Where all of the picture lies at rest; beyond the frame where its edges are cut off. */
  readonly picture: Place
}

/** Where all of a picture lies when it fits a frame so. A picture of unknown size is taken to be as its frame. */
export function fitted(frame: Place, natural: Size, fit: Fit): Place {
  if (natural.width <= 0 || natural.height <= 0) return frame
  const across = frame.width / natural.width
  const down = frame.height / natural.height
  const scale = fit === 'contain' ? Math.min(across, down) : Math.max(across, down)
  const width = natural.width * scale
  const height = natural.height * scale
  return {
    left: frame.left + (frame.width - width) / 2,
    top: frame.top + (frame.height - height) / 2,
    width,
    height,
  }
}

/** Where all of the picture lies when it is enlarged so: the wanted point in the middle, as far as no edge of it is left in the air. */
export function placeOf(setting: Setting, zoom: Zoom | undefined): Place {
  if (!zoom) return setting.picture
  const width = setting.picture.width * zoom.scale
  const height = setting.picture.height * zoom.scale
  const wished = {
    left: setting.box.width / 2 - zoom.x * width,
    top: setting.box.height / 2 - zoom.y * height,
    width,
    height,
  }
  return held(setting, wished, zoom.scale)
}

/** The zoom that shows a picture so; undefined at rest. Exact where `placeOf` made the place. */
export function zoomOf(setting: Setting, place: Place): Zoom | undefined {
  const scale = Math.min(maxZoom, place.width / setting.picture.width)
  if (scale <= noZoomBelow) return undefined
  const middle = toPicture(place, { x: setting.box.width / 2, y: setting.box.height / 2 })
  return { scale, ...within(middle) }
}

/** Enlarges further, by a factor, with what is at a point of the box staying there. */
export function zoomedAt(setting: Setting, place: Place, { factor, at }: { factor: number; at: Point }): Place {
  const scale = Math.max(1, Math.min(maxZoom, (place.width / setting.picture.width) * factor))
  if (scale <= noZoomBelow) return setting.picture
  const width = setting.picture.width * scale
  const height = setting.picture.height * scale
  const point = toPicture(place, at)
  return held(setting, { left: at.x - point.x * width, top: at.y - point.y * height, width, height }, scale)
}

/** Moves an enlarged picture, as far as there is more of it to see. */
export function movedBy(setting: Setting, place: Place, by: Point): Place {
  const scale = place.width / setting.picture.width
  if (scale <= noZoomBelow) return setting.picture
  return held(setting, { ...place, left: place.left + by.x, top: place.top + by.y }, scale)
}

/** A point of the box as a point of the picture; beyond 0…1 where it is beside it. */
export function toPicture(place: Place, { x, y }: Point): Point {
  return { x: (x - place.left) / place.width, y: (y - place.top) / place.height }
}

/** A point of the picture as a point of the box. */
export function toBox(place: Place, { x, y }: Point): Point {
  return { x: place.left + x * place.width, y: place.top + y * place.height }
}

/** The nearest point that lies on the picture. */
export function within({ x, y }: Point): Point {
  return { x: Math.max(0, Math.min(1, x)), y: Math.max(0, Math.min(1, y)) }
}

/** The nearest point that can be seen: edges that are cut off hold no marker. */
export function inSight({ frame, picture }: Setting, { x, y }: Point): Point {
  const first = toPicture(picture, { x: frame.left, y: frame.top })
  const last = toPicture(picture, { x: frame.left + frame.width, y: frame.top + frame.height })
  return {
    x: Math.max(Math.max(0, first.x), Math.min(Math.min(1, last.x), x)),
    y: Math.max(Math.max(0, first.y), Math.min(Math.min(1, last.y), y)),
  }
}

/** How far beside a picture a press is still meant for its edge, pixels. */
const besidePx = 22

/** The point of the picture that a press in the box means; undefined where it is not on the picture. */
export function pressed(setting: Setting, place: Place, at: Point): Point | undefined {
  const point = inSight(setting, toPicture(place, at))
  const nearest = toBox(place, point)
  return Math.hypot(nearest.x - at.x, nearest.y - at.y) <= besidePx ? point : undefined
}

// Fingers never come back to exactly 1.
const noZoomBelow = 1.005

/** Holds what is seen of the picture within the box: wider than it, it leaves no gap; narrower, it grows about where it rests. */
function held(setting: Setting, wished: Place, scale: number): Place {
  const { box, frame, picture } = setting
  const across = heldAlong(
    { box: box.width, rest: frame.left, size: frame.width },
    scale,
    wished.left + (frame.left - picture.left) * scale,
  )
  const down = heldAlong(
    { box: box.height, rest: frame.top, size: frame.height },
    scale,
    wished.top + (frame.top - picture.top) * scale,
  )
  return {
    ...wished,
    left: across - (frame.left - picture.left) * scale,
    top: down - (frame.top - picture.top) * scale,
  }
}

interface Axis {
  readonly box: number
  /** Where the frame begins at rest. */
  readonly rest: number
  readonly size: number
}

/** Both bounds meet where the picture is just as large as the box, so that nothing jumps while two fingers spread. */
function heldAlong({ box, rest, size }: Axis, scale: number, wished: number): number {
  const enlarged = size * scale
  const centred = rest + size / 2 - enlarged / 2
  if (enlarged <= box) return centred
  return Math.max(Math.min(box - enlarged, centred), Math.min(Math.max(0, centred), wished))
}
