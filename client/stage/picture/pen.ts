// A stroke while it is drawn: it follows the hand without rendering the page again.
import type { RefObject } from 'react'
import { toPicture, within } from './geometry.ts'
import type { Point } from './geometry.ts'
import type { PictureView } from './picture-view.ts'
import { simplified, strokePath } from './stroke-path.ts'

/** Nearer points than this say nothing new, pixels. */
const leastPx = 1.5
/** How far the line may come away from the hand, pixels. */
const tolerancePx = 0.6
/** A shorter line was a press, pixels. */
const shortestPx = 6

/** Draws into an SVG path. */
export class Pen {
  readonly #view: PictureView
  readonly #path: RefObject<SVGPathElement | null>
  #points: Point[] = []

  constructor(view: PictureView, path: RefObject<SVGPathElement | null>) {
    this.#view = view
    this.#path = path
  }

  begin(at: Point): void {
    this.#points = [at]
    this.#show()
  }

  draw(through: readonly Point[]): void {
    for (const at of through) {
      const last = this.#points.at(-1)
      if (!last || Math.hypot(at.x - last.x, at.y - last.y) >= leastPx) this.#points.push(at)
    }
    this.#show()
  }

  /** Lifts it. @returns the line in points of the picture; undefined where it is too short to be one. */
  end(): [number, number][] | undefined {
    const points = this.#points
    this.#points = []
    this.#show()
    const [first] = points
    const reach = Math.max(0, ...points.map(({ x, y }) => Math.hypot(x - (first?.x ?? x), y - (first?.y ?? y))))
    return reach < shortestPx ? undefined : this.#onPicture(simplified(points, tolerancePx))
  }

  #show(): void {
    this.#path.current?.setAttribute('d', strokePath(this.#onPicture(this.#points)))
  }

  #onPicture(points: readonly Point[]): [number, number][] {
    const { place } = this.#view
    if (!place) return []
    return points.map((point) => {
      const { x, y } = within(toPicture(place, point))
      return [x, y]
    })
  }
}
