// Dyes an icon by rewriting its colours, one by one. Nothing is left to a filter, so it stays crisp and quick to draw.
import type { Dye } from '#server/catalog/demo/scene.ts'
import { hexOf, oklchOf, rgbOf, rgbOfHex } from './colour.ts'
import type { Oklch, Rgb } from './colour.ts'

/** Weaker than this, a colour has no hue to speak of. */
const greyChroma = 0.02

/** The colour at the end of a filter that paints a shade: `0 0 0 0 R 0 0 0 0 G 0 0 0 0 B`. */
const shade = /values="0 0 0 0 ([\d.]+) 0 0 0 0 ([\d.]+) 0 0 0 0 ([\d.]+) /g

/** The same drawing with other colours. */
export function dyed(svg: string, dyes: readonly Dye[]): string {
  if (dyes.length === 0) return svg
  return svg
    .replaceAll(/(?<=[="])#(?:[\da-f]{6}|[\da-f]{3})(?=")/gi, (hex) => hexOf(recoloured(rgbOfHex(hex), dyes)))
    .replaceAll(shade, (whole, r: string, g: string, b: string) => {
      // Black is where a filter takes the outline, not a colour.
      if (Number(r) + Number(g) + Number(b) === 0) return whole
      const parts = recoloured([Number(r), Number(g), Number(b)], dyes).map((part) => part.toFixed(3))
      return `values="0 0 0 0 ${parts.join(' 0 0 0 0 ')} `
    })
}

function recoloured(rgb: Rgb, dyes: readonly Dye[]): Rgb {
  const colour = oklchOf(rgb)
  const dye = dyes.find(({ from }) => from === undefined || isBetween(colour, from))
  return dye ? rgbOf(moved(colour, dye)) : rgb
}

function isBetween([, chroma, hue]: Oklch, [from, to]: readonly [number, number]): boolean {
  return chroma >= greyChroma && (hue - from + 720) % 360 <= (to - from + 360) % 360
}

function moved([lightness, chroma, hue]: Oklch, { from, hue: wanted, spread = 0.4, ...more }: Dye): Oklch {
  const { chroma: factor = 1, tone = 0, light = 0 } = more
  const middle = from ? from[0] + ((from[1] - from[0] + 360) % 360) / 2 : hue
  const diverged = ((hue - middle + 540) % 360) - 180
  const newHue = wanted === undefined ? hue : wanted + (chroma < greyChroma ? 0 : diverged * spread)
  return [lightness + light, chroma * factor + tone, (newHue + 360) % 360]
}
