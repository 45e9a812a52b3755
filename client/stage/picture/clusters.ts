// Markers that would lie on each other become one that opens all of them.

/** Something at a point of the box, pixels. */
export interface Marked<Thing> {
  readonly thing: Thing
  readonly x: number
  readonly y: number
}

/** Things close together, and the point that stands for them: that of the first. */
export interface Cluster<Thing> {
  readonly x: number
  readonly y: number
  readonly things: readonly Thing[]
}

/** Two markers of 32 px of which less than this apart one could hardly be pressed. */
const closePx = 30

/** Gathers what lies close together. Each thing is in just one cluster; the order of firsts stays. */
export function clusters<Thing>(marked: readonly Marked<Thing>[], close = closePx): readonly Cluster<Thing>[] {
  const found: { x: number; y: number; things: Thing[] }[] = []
  // By squares of a grid, so that a hundred times as many pins take a hundred times as long, not ten thousand times.
  const grid = new Map<string, (typeof found)[number][]>()
  for (const { thing, x, y } of marked) {
    const [column, row] = [Math.floor(x / close), Math.floor(y / close)]
    const near = around(column, row)
      .flatMap((square) => grid.get(square) ?? [])
      .find((cluster) => Math.hypot(cluster.x - x, cluster.y - y) < close)
    if (near) {
      near.things.push(thing)
      continue
    }
    const cluster = { x, y, things: [thing] }
    found.push(cluster)
    const square = `${column} ${row}`
    grid.set(square, [...(grid.get(square) ?? []), cluster])
  }
  return found
}

function around(column: number, row: number): string[] {
  return [-1, 0, 1].flatMap((across) => [-1, 0, 1].map((down) => `${column + across} ${row + down}`))
}
