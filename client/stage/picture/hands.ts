// What hands do on a picture: fingers, pen, mouse and wheel become presses, lines, moves and enlargements. Points are in pixels of
// the box, from its top left corner.
import type { Point } from './geometry.ts'

/** Who acts on what hands do. */
export interface Hand {
  /** Whether one finger draws, places a note, moves an enlarged picture, or does nothing but press. */
  does(): 'draw' | 'place' | 'move' | 'nothing'
  zoomBy(factor: number, at: Point): void
  moveBy(by: Point): void
  /** A short press while a note is to be placed, or a long one of a finger at any time. */
  press(at: Point): void
  doublePress(at: Point): void
  begin(at: Point): void
  draw(through: readonly Point[]): void
  /** @param isLine the hand was lifted; false where it turned out to be something else. */
  end(isLine: boolean): void
}

const longPressMs = 500
const doubleMs = 320
const doublePx = 32
/** What a finger or a mouse trembles while it presses. */
const trembleTouchPx = 9
const trembleMousePx = 3
const mostAWheelStep = 1.25

type Doing = 'press' | 'draw' | 'move' | 'pinch' | 'nothing'

/** Watches the hands on an element. @returns the function that ends it. */
export function watchHands(box: HTMLElement, hand: Hand): () => void {
  const hands = new Hands(box, hand)
  const stop = new AbortController()
  const { signal } = stop
  box.addEventListener('pointerdown', (event) => hands.down(event), { signal })
  box.addEventListener('pointermove', (event) => hands.move(event), { signal })
  box.addEventListener('pointerup', (event) => hands.up(event, true), { signal })
  box.addEventListener('pointercancel', (event) => hands.up(event, false), { signal })
  box.addEventListener('contextmenu', (event) => hands.isPressing && event.preventDefault(), { signal })
  box.addEventListener('wheel', (event) => hands.wheel(event), { signal, passive: false })
  // Only this keeps a browser from scrolling along with two fingers; `touch-action` is asked when the first comes down.
  const hold = (event: TouchEvent) => {
    if (event.cancelable && (event.touches.length > 1 || hand.does() === 'draw')) event.preventDefault()
  }
  box.addEventListener('touchstart', hold, { signal, passive: false })
  box.addEventListener('touchmove', hold, { signal, passive: false })
  return () => {
    stop.abort()
    hands.rest()
  }
}

class Hands {
  readonly #box: HTMLElement
  readonly #hand: Hand
  readonly #at = new Map<number, Point>()
  #doing: Doing = 'nothing'
  #start: Point = { x: 0, y: 0 }
  #longPress: ReturnType<typeof setTimeout> | undefined
  #lastPress: { readonly at: Point; readonly when: number } | undefined

  constructor(box: HTMLElement, hand: Hand) {
    this.#box = box
    this.#hand = hand
  }

  /** A finger is down and has not moved, or has just pressed long: the browser's own menu stays away. */
  get isPressing(): boolean {
    return this.#longPress !== undefined
  }

  down(event: PointerEvent): void {
    if (event.button !== 0 || isOnButton(event.target)) return
    // A pointer that was lost on its way must not count as a second finger for ever.
    if (event.isPrimary) this.#at.clear()
    const at = this.#point(event)
    this.#at.set(event.pointerId, at)
    if (this.#at.size > 1) return this.#pinch()
    this.#start = at
    if (this.#hand.does() === 'draw') {
      this.#doing = 'draw'
      this.#box.setPointerCapture(event.pointerId)
      return this.#hand.begin(at)
    }
    this.#doing = 'press'
    if (event.pointerType === 'touch') this.#awaitLongPress(at)
  }

  move(event: PointerEvent): void {
    const before = this.#at.get(event.pointerId)
    if (!before) return
    const at = this.#point(event)
    if (this.#doing === 'pinch') return this.#spread(event.pointerId, at)
    this.#at.set(event.pointerId, at)
    if (this.#doing === 'draw') return this.#hand.draw(this.#between(event))
    if (this.#doing === 'press') this.#leavePress(event, at)
    if (this.#doing === 'move') this.#hand.moveBy({ x: at.x - before.x, y: at.y - before.y })
  }

  up(event: PointerEvent, isLifted: boolean): void {
    if (!this.#at.delete(event.pointerId)) return
    const doing = this.#doing
    this.#stopLongPress()
    if (doing === 'draw') this.#hand.end(isLifted)
    if (doing === 'press' && isLifted) this.#pressed(this.#point(event), event.timeStamp)
    // One finger that stays after two does not begin to draw or move.
    this.#doing = 'nothing'
  }

  wheel(event: WheelEvent): void {
    // A trackpad's two fingers come as a wheel with Ctrl held.
    if (!event.ctrlKey) return
    event.preventDefault()
    const px = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : 16)
    const factor = Math.exp(-px / 100)
    this.#hand.zoomBy(Math.max(1 / mostAWheelStep, Math.min(mostAWheelStep, factor)), this.#point(event))
  }

  rest(): void {
    this.#stopLongPress()
    if (this.#doing === 'draw') this.#hand.end(false)
    this.#doing = 'nothing'
  }

  #awaitLongPress(at: Point): void {
    this.#stopLongPress()
    this.#longPress = setTimeout(() => {
      if (this.#doing !== 'press') return
      this.#doing = 'nothing'
      this.#hand.press(at)
    }, longPressMs)
  }

  #stopLongPress(): void {
    clearTimeout(this.#longPress)
    this.#longPress = undefined
  }

  #leavePress(event: PointerEvent, at: Point): void {
    const tremble = event.pointerType === 'mouse' ? trembleMousePx : trembleTouchPx
    if (distance(at, this.#start) <= tremble) return
    this.#stopLongPress()
    this.#doing = this.#hand.does() === 'move' ? 'move' : 'nothing'
    if (this.#doing === 'move') this.#box.setPointerCapture(event.pointerId)
  }

  #pressed(at: Point, when: number): void {
    if (this.#hand.does() === 'place') return this.#hand.press(at)
    const last = this.#lastPress
    const isDouble = last !== undefined && when - last.when < doubleMs && distance(at, last.at) < doublePx
    this.#lastPress = isDouble ? undefined : { at, when }
    if (isDouble) this.#hand.doublePress(at)
  }

  #pinch(): void {
    this.#stopLongPress()
    if (this.#doing === 'draw') this.#hand.end(false)
    this.#doing = 'pinch'
    for (const id of this.#at.keys()) this.#box.setPointerCapture(id)
  }

  #spread(id: number, at: Point): void {
    const before = [...this.#at.values()].slice(0, 2)
    this.#at.set(id, at)
    const after = [...this.#at.values()].slice(0, 2)
    const [a, b] = [middle(before), middle(after)]
    if (!a || !b || a.diverged === 0) return
    this.#hand.zoomBy(b.diverged / a.diverged, b)
    this.#hand.moveBy({ x: b.x - a.x, y: b.y - a.y })
  }

  #between(event: PointerEvent): Point[] {
    const events = event.getCoalescedEvents()
    return (events.length > 0 ? events : [event]).map((one) => this.#point(one))
  }

  #point({ clientX, clientY }: { readonly clientX: number; readonly clientY: number }): Point {
    const { left, top } = this.#box.getBoundingClientRect()
    return { x: clientX - left, y: clientY - top }
  }
}

function isOnButton(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button') !== null
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}

function middle([a, b]: readonly Point[]): (Point & { readonly diverged: number }) | undefined {
  return a && b && { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, diverged: distance(a, b) }
}
