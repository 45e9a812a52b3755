// Which pictures the demo shop has. The shop's data and the build that draws them both read this list, so that no product can
// be without its pictures.
import { slugOf } from '../slug.ts'
import type { DemoColour, DemoProduct } from './demo-product.ts'

/** Where the pictures are on this server. */
const folder = '/pictures/demo'

/** A picture of a product, and what is to be seen on it. */
export interface DemoPicture {
  readonly src: string
  /** File name below the folder of pictures. */
  readonly file: string
  readonly alt: string
  readonly view: { readonly kind: 'colour'; readonly colour: DemoColour } | { readonly kind: 'detail' | 'together' }
}

/** The pictures of a product in their order: its first colour, a close look, in company, then the other colours. */
export function picturesOf(product: DemoProduct): readonly DemoPicture[] {
  const { id, scene, colours } = product
  const [first, ...others] = colours
  const picture = (name: string, alt: string, view: DemoPicture['view']): DemoPicture => {
    const file = `demo/${id}-${name}.svg`
    return { src: `${folder}/${id}-${name}.svg`, file, alt, view }
  }
  const ofColour = (colour: DemoColour) =>
    picture(slugOf(colour.name), altOf(product, colour), { kind: 'colour', colour })
  return [
    ofColour(first),
    picture('detail', `${product.title}: ${scene.detail.alt}`, { kind: 'detail' }),
    picture('together', `${product.title}: ${scene.together.alt}`, { kind: 'together' }),
    ...others.map(ofColour),
  ]
}

/** Which picture shows the colour. */
export function pictureIndexOf({ colours }: DemoProduct, colour: DemoColour): number {
  const place = colours.indexOf(colour)
  // The close look and the company stand between the first colour and the others.
  return place === 0 ? 0 : place + 2
}

function altOf({ title, colours }: DemoProduct, { name }: DemoColour): string {
  return colours.length === 1 ? title : `${title} in ${name}`
}
