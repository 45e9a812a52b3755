// sRGB and OKLCH, the space in which colours of equal lightness look equally light (Björn Ottosson, 2020).

/** Lightness 0…1, chroma 0…0.4, hue in degrees. */
export type Oklch = readonly [lightness: number, chroma: number, hue: number]
/** Each 0…1, as written in files. */
export type Rgb = readonly [number, number, number]

export function oklchOf(rgb: Rgb): Oklch {
  const [r, g, b] = rgb.map(linearOf) as [number, number, number]
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return [lightness, Math.hypot(a, bb), ((Math.atan2(bb, a) * 180) / Math.PI + 360) % 360]
}

/** The colour in sRGB; where a screen cannot show it, the strongest of its hue that it can. */
export function rgbOf([lightness, chroma, hue]: Oklch): Rgb {
  const light = Math.min(Math.max(lightness, 0), 1)
  let [within, beyond] = [0, chroma]
  if (isShown(unclipped([light, chroma, hue]))) return clipped(unclipped([light, chroma, hue]))
  for (let step = 0; step < 16; step++) {
    const middle = (within + beyond) / 2
    if (isShown(unclipped([light, middle, hue]))) within = middle
    else beyond = middle
  }
  return clipped(unclipped([light, within, hue]))
}

export function rgbOfHex(hex: string): Rgb {
  const digits = hex.slice(1)
  const six = digits.length === 3 ? digits.replaceAll(/./g, '$&$&') : digits
  return [0, 2, 4].map((at) => Number.parseInt(six.slice(at, at + 2), 16) / 255) as unknown as Rgb
}

export function hexOf(rgb: Rgb): string {
  return `#${rgb
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

function unclipped([lightness, chroma, hue]: Oklch): Rgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map(writtenOf) as unknown as Rgb
}

function isShown(rgb: Rgb): boolean {
  return rgb.every((part) => part > -0.0005 && part < 1.0005)
}

function clipped(rgb: Rgb): Rgb {
  return rgb.map((part) => Math.min(Math.max(part, 0), 1)) as unknown as Rgb
}

function linearOf(written: number): number {
  return written <= 0.04045 ? written / 12.92 : ((written + 0.055) / 1.055) ** 2.4
}

function writtenOf(linear: number): number {
  return linear <= 0.0031308 ? linear * 12.92 : 1.055 * linear ** (1 / 2.4) - 0.055
}
