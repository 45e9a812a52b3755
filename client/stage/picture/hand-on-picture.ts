// What the layer over a picture does with points and keys.
import type { Anchor } from '#shared/annotations/pin.ts'
import type { ProductId } from '#shared/ids.ts'
import type { Marking } from '../marking.tsx'
import { pressed } from './geometry.ts'
import type { Place, Point } from './geometry.ts'
import type { PictureView } from './picture-view.ts'

/** A picture on the stage, and what is done with it. */
export interface OnStage {
  readonly view: PictureView
  readonly marking: Marking
  readonly productId: ProductId
  /** Absent where the product has no picture. */
  readonly image: string | undefined
}

/** How far an arrow key moves an enlarged picture, pixels. */
const stepPx = 60

/** Lays the plane over the picture. What lies on it is placed by shares of it, and need not be rendered again while a hand moves it. */
export function layPlane(plane: HTMLElement, { left, top, width, height }: Place): void {
  const { style } = plane
  style.transform = `translate(${left}px, ${top}px)`
  style.width = `${width}px`
  style.height = `${height}px`
}

/** Begins a note where somebody pressed; nothing where that is beside the picture. */
export function placeOn(on: OnStage, at: Point): void {
  const { setting, place } = on.view
  const point = setting && place && pressed(setting, place, at)
  if (point) writeAt(on, point)
}

/** Begins a note at a point of the picture. */
export function writeAt({ marking, productId, image }: OnStage, { x, y }: Point): void {
  if (image === undefined) return
  const anchor: Anchor = { on: 'image', productId, image, x: rounded(x), y: rounded(y) }
  // A press elsewhere while a note is being written moves the note there.
  marking.write({ anchor })
}

/** Arrows move an enlarged picture; + − 0 come as wishes of the stage. @returns the function that ends it. */
export function zoomedByKeys({ view, marking }: OnStage): () => void {
  const stop = marking.zoomWith((by) => {
    if (by === 0) view.reset()
    else view.zoomBy(by, undefined, { glide: true })
  })
  const press = (event: KeyboardEvent) => {
    const by = arrow(event.key)
    if (!by || event.defaultPrevented || !view.isZoomed || !isOnStage(event.target)) return
    event.preventDefault()
    view.moveBy({ x: -by.x * stepPx, y: -by.y * stepPx })
  }
  addEventListener('keydown', press)
  return () => {
    stop()
    removeEventListener('keydown', press)
  }
}

/** Where an arrow key points; physical, as pictures are. */
export function arrow(key: string): Point | undefined {
  switch (key) {
    case 'ArrowLeft':
      return { x: -1, y: 0 }
    case 'ArrowRight':
      return { x: 1, y: 0 }
    case 'ArrowUp':
      return { x: 0, y: -1 }
    case 'ArrowDown':
      return { x: 0, y: 1 }
    default:
      return undefined
  }
}

function isOnStage(target: EventTarget | null): boolean {
  return target === document.body || (target instanceof Element && target.closest('.stage-picture') !== null)
}

function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000
}
