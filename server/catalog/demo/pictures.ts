// Which pictures the demo shop has, by the manifest that was written with them. Their sizes are only there, so that pictures that are
// rendered anew need no change here.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { Picture } from '#shared/catalog/product.ts'
import { say, together } from './say.ts'
import type { Said } from './say.ts'

/** Where the pictures are in the project. */
export const pictureFolder = join(import.meta.dirname, 'pictures')
/** Where they are on this server. */
const address = '/pictures/demo'

const sizeNames = ['large', 'medium', 'small'] as const

const manifestSchema = z.object({
  paper: z.string(),
  pictures: z.record(
    z.string(),
    z.object({
      product: z.string(),
      variant: z.string(),
      view: z.string(),
      widths: z.record(z.enum(sizeNames), z.int()),
      places: z.record(z.string(), z.tuple([z.number(), z.number()])),
    }),
  ),
})

/** What there is of pictures; read once. */
export const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(pictureFolder, 'manifest.json'), 'utf8')))

/** What a picture of a variant shows, by the variant's key. */
export type PictureAlts = (key: string) => Said

/** How a view differs from the one in front; in the order in which a gallery shows them. */
const viewWords: Readonly<Record<string, Said>> = {
  front: say('', '', ''),
  detail: say(': close up', ': Nahaufnahme', ': عن قرب'),
  top: say(': from above', ': von oben', ': من الأعلى'),
  side: say(': from the side', ': von der Seite', ': من الجانب'),
  below: say(': from below', ': von unten', ': من الأسفل'),
  foot: say(': the foot', ': der Fuß', ': القاعدة'),
}
const views = Object.keys(viewWords)

/** A product's pictures. */
export interface ShownPictures {
  /** The first variant from all sides, then every other variant from the front. */
  readonly pictures: readonly Picture[]
  readonly alts: readonly Said[]
  /** The index of the picture that shows a variant, by the variant's key. */
  readonly indexOf: (key: string) => number
}

/**
 * The pictures of a product in their order.
 * @param keys of its variants. Variants that look alike, such as two sizes of a rug, may share a picture.
 */
export function picturesOf(id: string, keys: readonly string[], altOf: PictureAlts): ShownPictures {
  const known = Object.entries(manifest.pictures).flatMap(([name, picture]) =>
    picture.product === id ? [{ name, ...picture }] : [],
  )
  const looks = [...new Set(known.map(({ variant }) => variant))]
  const lookOf = (key: string) => looks.find((look) => look === key) ?? looks.find((look) => firstPart(look, key))
  const order = [...new Set(keys.map((key) => lookOf(key)))]
  const rank = ({ variant, view }: (typeof known)[number]) => order.indexOf(variant) * 100 + views.indexOf(view)
  const all = known
    .filter(({ variant, view }) => order.includes(variant) && (variant === order[0] || view === 'front'))
    .toSorted((one, other) => rank(one) - rank(other))
  const alts = all.map(({ variant, view }) => together(altOf(variant), viewWords[view] ?? ''))
  return {
    pictures: all.map(({ name, widths }, index) => pictureOf(name, alts[index]?.en ?? '', widths)),
    alts,
    indexOf: (key) => all.findIndex(({ variant, view }) => view === 'front' && variant === lookOf(key)),
  }
}

/** Whether both begin with the same choice: `oak-90` and `oak-120`. */
function firstPart(look: string, key: string): boolean {
  return key.startsWith(`${look}-`) || look.startsWith(`${key.slice(0, key.lastIndexOf('-'))}-`)
}

function pictureOf(name: string, alt: string, widths: Readonly<Record<string, number>>): Picture {
  const fileOf = (size: string) => `${address}/${name}-${size}.webp`
  const sizes = sizeNames.map((size) => ({ src: fileOf(size), width: widths[size] ?? 1 }))
  return { src: fileOf('large'), alt, tint: manifest.paper, sizes: sizes.toReversed() }
}
