// What of a picture is in sight, moved by hands and by following. It changes with every frame, so that those who draw along are
// told each time; what is costly to render waits for `settled`.
import { ObservableValue } from '#client/sdk/observable.ts'
import { movedBy, placeOf, zoomedAt, zoomOf } from './geometry.ts'
import type { Place, Point, Setting, Zoom } from './geometry.ts'

/** How long a move takes that a hand does not make itself. */
const glideMs = 180
/** How often listeners that cannot follow each frame are called. */
const settleMs = 120

/** A picture's place on the stage over time. */
export class PictureView {
  /** Where the picture is, updated a few times a second while it moves and once it rests. Undefined before it was measured. */
  readonly settled = new ObservableValue<{ readonly setting: Setting; readonly place: Place } | undefined>(undefined)
  readonly #frames = new Set<(place: Place) => void>()
  readonly #onZoom: (zoom: Zoom | undefined) => void
  #setting: Setting | undefined
  #place: Place | undefined
  /** Where it glides to; what comes next goes on from there. */
  #target: Place | undefined
  #zoom: Zoom | undefined
  #glide = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #byHand = false

  /** @param onZoom called with changes by this person's hand, a few times a second and at the end. */
  constructor(onZoom: (zoom: Zoom | undefined) => void) {
    this.#onZoom = onZoom
  }

  get setting(): Setting | undefined {
    return this.#setting
  }

  get place(): Place | undefined {
    return this.#place
  }

  get isZoomed(): boolean {
    return this.#zoom !== undefined
  }

  /** Calls with the place now and whenever it changes. @returns the function that ends it. */
  onFrame(draw: (place: Place) => void): () => void {
    this.#frames.add(draw)
    if (this.#place) draw(this.#place)
    return () => this.#frames.delete(draw)
  }

  /** The stage has another size, or the picture was loaded. */
  measured(setting: Setting): void {
    this.#setting = setting
    this.#stopGliding()
    this.#put(placeOf(setting, this.#zoom))
    this.#settle()
  }

  /** Shows what somebody else's hand chose; glides there. */
  show(zoom: Zoom | undefined): void {
    if (isSameZoom(zoom, this.#zoom)) return
    this.#zoom = zoom
    this.#byHand = false
    if (this.#setting) this.#glideTo(placeOf(this.#setting, zoom))
  }

  /** By hand, about a point of the box; about its middle where none is given. */
  zoomBy(factor: number, at?: Point, { glide = false }: { glide?: boolean } = {}): void {
    if (!this.#setting || !this.#place) return
    const { width, height } = this.#setting.box
    const about = at ?? { x: width / 2, y: height / 2 }
    this.#moved(zoomedAt(this.#setting, this.#target ?? this.#place, { factor, at: about }), glide)
  }

  /** By hand, pixels. */
  moveBy(by: Point, { glide = false }: { glide?: boolean } = {}): void {
    if (this.#setting && this.#place) this.#moved(movedBy(this.#setting, this.#target ?? this.#place, by), glide)
  }

  /** By hand: the whole picture. */
  reset(): void {
    if (this.#setting) this.#moved(this.#setting.picture, true)
  }

  /** By hand: so that this point of the picture is in the middle, as large as it is, or larger. */
  bring({ x, y }: Point, scale = this.#zoom?.scale ?? 1): void {
    if (this.#setting) this.#moved(placeOf(this.#setting, scale <= 1 ? undefined : { scale, x, y }), true)
  }

  /** Nothing runs on. */
  close(): void {
    this.#stopGliding()
    clearTimeout(this.#timer)
  }

  #moved(place: Place, glide: boolean): void {
    if (!this.#setting) return
    this.#zoom = zoomOf(this.#setting, place)
    this.#byHand = true
    if (glide) this.#glideTo(place)
    else {
      this.#stopGliding()
      this.#put(place)
      this.#settleSoon()
    }
  }

  #stopGliding(): void {
    cancelAnimationFrame(this.#glide)
    this.#target = undefined
  }

  #glideTo(target: Place): void {
    this.#stopGliding()
    const from = this.#place
    if (!from || matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.#put(target)
      this.#settle()
      return
    }
    this.#target = target
    const began = performance.now()
    const step = (now: number) => {
      const part = Math.min(1, Math.max(0, (now - began) / glideMs))
      this.#put(between(from, target, 1 - (1 - part) ** 3))
      if (part < 1) this.#glide = requestAnimationFrame(step)
      else {
        this.#target = undefined
        // Exactly there: at rest, nothing is transformed any more.
        this.#put(target)
        this.#settle()
      }
    }
    this.#glide = requestAnimationFrame(step)
    this.#settleSoon()
  }

  #put(place: Place): void {
    this.#place = place
    for (const draw of this.#frames) draw(place)
  }

  #settleSoon(): void {
    this.#timer ??= setTimeout(() => this.#settle(), settleMs)
  }

  #settle(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#setting && this.#place) this.settled.set({ setting: this.#setting, place: this.#place })
    if (!this.#byHand) return
    this.#byHand = false
    this.#onZoom(this.#zoom && rounded(this.#zoom))
  }
}

function between(from: Place, to: Place, part: number): Place {
  const mix = (a: number, b: number) => a + (b - a) * part
  return {
    left: mix(from.left, to.left),
    top: mix(from.top, to.top),
    width: mix(from.width, to.width),
    height: mix(from.height, to.height),
  }
}

/** Fine enough for any screen, and short to send. */
function rounded({ scale, x, y }: Zoom): Zoom {
  const round = (value: number) => Math.round(value * 10_000) / 10_000
  return { scale: round(scale), x: round(x), y: round(y) }
}

function isSameZoom(a: Zoom | undefined, b: Zoom | undefined): boolean {
  if (!a || !b) return a === b
  const near = (one: number, other: number) => Math.abs(one - other) < 0.001
  return near(a.scale, b.scale) && near(a.x, b.x) && near(a.y, b.y)
}
