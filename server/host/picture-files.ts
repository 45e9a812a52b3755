// The files of a picture in HTML that the server writes, so that a phone does not load the large one for a thumbnail.
import { html } from 'hono/html'
import { fileSet } from '#shared/picture-files.ts'
import type { Picture } from '#shared/catalog/product.ts'
import type { Html } from './small-page.ts'

/** Attributes of an image. @param shownAt how wide it is shown, as `sizes` of HTML says it */
export function pictureFiles({ src, sizes }: Picture, shownAt: string): Html {
  if (!sizes) return html`src="${src}"`
  // The set stands before `src`, or a browser would fetch both.
  return html`srcset="${fileSet(sizes)}" sizes="${shownAt}" src="${src}"`
}
