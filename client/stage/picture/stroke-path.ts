// A hand-drawn line: fewer points that say the same, and a smooth curve through them.
import type { Point } from './geometry.ts'

/** As an SVG's `viewBox` has it: strokes are drawn in thousandths of the picture. */
export const strokeUnits = 1000

/** The curve through points of a picture (0…1): each point bends it, the middles between them lie on it. */
export function strokePath(points: readonly (readonly [number, number])[]): string {
  const at = points.map(([x, y]) => [units(x), units(y)] as const)
  const [first, second] = at
  if (!first) return ''
  if (!second) return `M${first[0]} ${first[1]}l.1 0`
  const curves = at.slice(1, -1).map(([x, y], index) => {
    const next = at[index + 2] ?? [x, y]
    return `Q${x} ${y} ${middle(x, next[0])} ${middle(y, next[1])}`
  })
  const last = at.at(-1) ?? second
  return `M${first[0]} ${first[1]}${curves.join('')}L${last[0]} ${last[1]}`
}

/**
 * Leaves out the points that hardly bend the line (Ramer, Douglas and Peucker), both ends stay.
 * @param tolerance in the units of the points: how far the line may come away from a point that was left out.
 */
export function simplified(points: readonly Point[], tolerance: number): readonly Point[] {
  const keep = new Set([0, points.length - 1])
  const spans: [number, number][] = [[0, points.length - 1]]
  for (let span = spans.pop(); span; span = spans.pop()) {
    const farthest = farthestBetween(points, span)
    if (!farthest || farthest.distance <= tolerance) continue
    keep.add(farthest.index)
    spans.push([span[0], farthest.index], [farthest.index, span[1]])
  }
  return points.filter((_, index) => keep.has(index))
}

function farthestBetween(
  points: readonly Point[],
  [from, to]: readonly [number, number],
): { index: number; distance: number } | undefined {
  const [start, end] = [points[from], points[to]]
  if (!start || !end) return undefined
  let farthest: { index: number; distance: number } | undefined
  for (let index = from + 1; index < to; index += 1) {
    const distance = distanceToLine(points[index] ?? start, start, end)
    if (!farthest || distance > farthest.distance) farthest = { index, distance }
  }
  return farthest
}

function distanceToLine(point: Point, start: Point, end: Point): number {
  const [across, down] = [end.x - start.x, end.y - start.y]
  const length = Math.hypot(across, down)
  if (length === 0) return Math.hypot(point.x - start.x, point.y - start.y)
  return Math.abs(down * (point.x - start.x) - across * (point.y - start.y)) / length
}

function units(share: number): number {
  return Math.round(share * strokeUnits * 10) / 10
}

function middle(a: number, b: number): number {
  return Math.round((a + b) * 5) / 10
}
