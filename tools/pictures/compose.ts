// Lays objects into a square picture with a transparent ground; the page puts the product's tint behind it.
import type { Dye, Scene } from '#server/catalog/demo/scene.ts'
import { dyed } from './dye.ts'
import { iconBoxes } from './icon-boxes.ts'
import { readIcon, withIds } from './icon.ts'

/** An object as it is drawn: everything about its product looked up. */
export interface Drawn {
  readonly icon: string
  readonly without: readonly number[]
  readonly dyes: readonly Dye[]
  readonly stands: boolean
  /** Middle and longer side, in hundredths of the picture. */
  readonly at: readonly [number, number]
  readonly size: number
  readonly turn: number
  readonly flip: boolean
}

/** Shadows are of a warm dark, never black: they lie on tinted grounds. */
const shadowColour = '#2b1a10'

/** The picture of some objects, from back to front. */
export function compose(objects: readonly Drawn[]): string {
  const shadows = objects.filter(({ stands }) => stands).map(contactShadow)
  return picture([softShadow, ...shadows, ...objects.map((object, index) => drawn(object, `o${index}-`))].join(''))
}

/** The picture of a part of an object, under a glass. */
export function composeDetail(object: Drawn, { at, width }: Pick<Scene['detail'], 'at' | 'width'>): string {
  const scale = 88 / width
  const icon = withIds(dyed(readIcon(object.icon, object.without), object.dyes), 'o-')
  const move = `translate(${round(50 - at[0] * scale)} ${round(50 - at[1] * scale)}) scale(${round(scale)})`
  return picture(`<defs><clipPath id="glass"><circle cx="50" cy="50" r="43.5"/></clipPath>
<radialGradient id="shine"><stop offset="0" stop-color="#fff" stop-opacity=".7"/><stop offset="1" stop-color="#fff" stop-opacity=".3"/></radialGradient>
<filter id="lift" x="-20%" y="-20%" width="140%" height="140%"><feDropShadow dx="0" dy="1.2" stdDeviation="1.6" flood-color="${shadowColour}" flood-opacity=".22"/></filter></defs>
<circle cx="50" cy="50" r="44" fill="url(#shine)" filter="url(#lift)"/><g clip-path="url(#glass)"><g transform="${move}">${icon}</g></g>
<circle cx="50" cy="50" r="43.5" stroke="#fff" stroke-opacity=".85" stroke-width=".8"/>`)
}

function picture(content: string): string {
  const open = '<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="1000" viewBox="0 0 100 100" fill="none">'
  return `${open}${content}</svg>\n`
}

const softShadow = `<defs><filter id="soft" x="-20%" y="-20%" width="140%" height="150%"><feDropShadow dx="0" dy="1.3" stdDeviation="1.5" flood-color="${shadowColour}" flood-opacity=".26"/></filter>
<radialGradient id="contact"><stop offset="0" stop-color="${shadowColour}" stop-opacity=".42"/><stop offset=".55" stop-color="${shadowColour}" stop-opacity=".16"/><stop offset="1" stop-color="${shadowColour}" stop-opacity="0"/></radialGradient></defs>`

function drawn({ icon, without, dyes, at, size, turn, flip }: Drawn, prefix: string): string {
  const [left, top, right, bottom] = boxOf(icon)
  const scale = size / Math.max(right - left, bottom - top)
  const middle = [(left + right) / 2, (top + bottom) / 2].map((place) => round(-place))
  const turned = turn === 0 ? '' : ` rotate(${turn})`
  const sized = `scale(${flip ? '-' : ''}${round(scale)} ${round(scale)})`
  const content = withIds(dyed(readIcon(icon, without), dyes), prefix)
  // The shadow is of the object as it lies there, so it is made outside of the turn.
  return `<g filter="url(#soft)"><g transform="translate(${at[0]} ${at[1]})${turned} ${sized} translate(${middle.join(' ')})">${content}</g></g>`
}

function contactShadow({ icon, at, size, turn }: Drawn): string {
  const [left, top, right, bottom] = boxOf(icon)
  const [width, height] = [right - left, bottom - top].map(
    (side) => (side * size) / Math.max(right - left, bottom - top),
  )
  if (width === undefined || height === undefined) return ''
  const angle = (Math.abs(turn) * Math.PI) / 180
  // Between that of the box and that of its outline: few objects reach into their corners.
  const foot = at[1] + (height / 2) * Math.cos(angle) + (width / 2) * Math.sin(angle) * 0.8
  const reach = width * 0.54
  return `<ellipse cx="${at[0]}" cy="${round(foot - reach * 0.03)}" rx="${round(reach)}" ry="${round(reach * 0.17)}" fill="url(#contact)"/>`
}

function boxOf(icon: string): readonly [number, number, number, number] {
  const box = iconBoxes[icon]
  if (!box) throw new Error(`icon-boxes.ts has no box of ${icon}`)
  return box
}

function round(value: number): number {
  return Number(value.toFixed(3))
}
