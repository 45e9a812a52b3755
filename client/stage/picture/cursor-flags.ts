// Flags with names that glide to where somebody points.
import type { PictureView } from './picture-view.ts'

/** Somebody's cursor, in 0…1 of the picture. */
export interface CursorFlag {
  readonly device: number
  readonly x: number
  readonly y: number
  readonly name: string
  readonly colour: number | undefined
}

/** How fast a flag follows: after so long, two thirds of the way are done. */
const followMs = 60
/** Nearer than this it is there, as a share of the picture. */
const there = 0.0005

interface Flag {
  readonly element: HTMLElement
  x: number
  y: number
  toX: number
  toY: number
}

/** Shows flags in a layer over the picture of a view. */
export function showCursors(layer: HTMLElement, view: PictureView) {
  const flags = new Map<number, Flag>()
  const calm = matchMedia('(prefers-reduced-motion: reduce)')
  let frame = 0
  let before = 0
  const put = ({ element, x, y }: Flag) => {
    const { place } = view
    if (place)
      element.style.transform = `translate(${place.left + x * place.width}px, ${place.top + y * place.height}px)`
  }
  const step = (now: number) => {
    const part = calm.matches ? 1 : 1 - Math.exp(-Math.min(100, now - before) / followMs)
    before = now
    let moving = false
    for (const flag of flags.values()) {
      if (glide(flag, part)) moving = true
      put(flag)
    }
    frame = moving ? requestAnimationFrame(step) : 0
  }
  const stop = view.onFrame(() => {
    for (const flag of flags.values()) put(flag)
  })
  return {
    update(cursors: readonly CursorFlag[]) {
      const gone = new Set(flags.keys())
      for (const cursor of cursors) {
        gone.delete(cursor.device)
        const flag = flags.get(cursor.device)
        if (flag) Object.assign(flag, { toX: cursor.x, toY: cursor.y })
        else flags.set(cursor.device, raise(layer, cursor))
      }
      for (const device of gone) {
        flags.get(device)?.element.remove()
        flags.delete(device)
      }
      if (frame !== 0 || flags.size === 0) return
      before = performance.now()
      frame = requestAnimationFrame(step)
    },
    close() {
      stop()
      cancelAnimationFrame(frame)
      layer.replaceChildren()
    },
  }
}

function raise(layer: HTMLElement, { x, y, name, colour }: CursorFlag): Flag {
  const element = document.createElement('span')
  element.className = 'cursor-flag'
  if (colour !== undefined) element.style.setProperty('--member', `var(--member-${colour})`)
  const words = document.createElement('bdi')
  words.textContent = name
  element.append(words)
  layer.append(element)
  return { element, x, y, toX: x, toY: y }
}

/** @returns whether it is still on its way. */
function glide(flag: Flag, part: number): boolean {
  flag.x += (flag.toX - flag.x) * part
  flag.y += (flag.toY - flag.y) * part
  if (Math.abs(flag.toX - flag.x) + Math.abs(flag.toY - flag.y) >= there) return true
  flag.x = flag.toX
  flag.y = flag.toY
  return false
}
