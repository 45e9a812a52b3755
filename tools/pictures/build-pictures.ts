// Draws the demo shop's pictures out of the icons of an npm package (fluentui-emoji, MIT), so that nothing is fetched at run time.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { demoProducts } from '#server/catalog/demo/departments.ts'
import type { DemoProduct } from '#server/catalog/demo/demo-product.ts'
import { picturesOf } from '#server/catalog/demo/pictures.ts'
import type { DemoPicture } from '#server/catalog/demo/pictures.ts'
import type { Dye, Placement } from '#server/catalog/demo/scene.ts'
import { compose, composeDetail } from './compose.ts'
import type { Drawn } from './compose.ts'

/** The longer side of a product that is shown by itself, in hundredths of the picture's. */
const wholeSize = 72

/**
 * Draws every picture of the demo shop.
 * @param outDir such as `dist/pictures`; made where missing.
 * @returns the files, below `outDir`.
 */
export function buildPictures(outDir: string): string[] {
  return demoProducts.flatMap((product) =>
    picturesOf(product).map((picture) => {
      const file = join(outDir, picture.file)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, drawPicture(product, picture))
      return picture.file
    }),
  )
}

/** One picture as SVG. */
export function drawPicture(product: DemoProduct, { view }: DemoPicture): string {
  const { scene, colours } = product
  if (view.kind === 'together') return compose(scene.together.objects.map((object) => drawnOf(product, object)))
  const { name } = view.kind === 'colour' ? view.colour : colours[0]
  const whole = drawnOf(product, { at: [50, 49], size: wholeSize, colour: name })
  return view.kind === 'colour' ? compose([whole]) : composeDetail(whole, scene.detail)
}

function drawnOf(product: DemoProduct, placement: Placement): Drawn {
  const { at, size, icon, turn = 0, flip = false } = placement
  const base = { at, size, turn, flip }
  if (icon !== undefined) return { ...base, icon, without: [], dyes: placement.dyes ?? [], stands: false }
  const { scene } = product
  return {
    ...base,
    icon: scene.icon,
    without: scene.without ?? [],
    dyes: dyesOf(product, placement),
    stands: scene.stands ?? false,
  }
}

function dyesOf({ id, colours }: DemoProduct, { colour = colours[0].name }: Placement): readonly Dye[] {
  const found = colours.find(({ name }) => name === colour)
  if (!found) throw new Error(`${id} has no colour ${colour}`)
  return found.dyes
}
