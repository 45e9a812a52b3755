// What the head of a page says of it: to the tab, to search engines, and to the messenger that shows a link to it.
import { html } from 'hono/html'
import type { Html } from './small-page.ts'

/** The picture of a page. Width and height are pixels: messengers that know them show it at once. */
interface HeadPicture {
  readonly url: string
  readonly alt: string
  readonly width: number
  readonly height: number
}

/** What a page is about. */
export interface PageHead {
  readonly title: string
  readonly description?: string | undefined
  /** Its picture, with its whole address: messengers show no other. */
  readonly picture?: HeadPicture | undefined
  /** The name of the shop. */
  readonly site?: string | undefined
  /** The page is for those who have its address. */
  readonly isUnlisted?: boolean
}

/** The elements of a head, everything in them escaped. */
export function writeHead({ title, description, picture, site = 'Tagalong', isUnlisted = false }: PageHead): Html {
  return html`<title>${title}</title>
    <meta property="og:title" content="${title}" />
    <meta property="og:type" content="website" />
    <meta property="og:site_name" content="${site}" />
    <meta name="twitter:card" content="${picture ? 'summary_large_image' : 'summary'}" />
    ${
      description !== undefined &&
      html`<meta name="description" content="${description}" />
        <meta property="og:description" content="${description}" />`
    }
    ${
      picture &&
      html`<meta property="og:image" content="${picture.url}" />
        <meta property="og:image:type" content="image/jpeg" />
        <meta property="og:image:width" content="${picture.width}" />
        <meta property="og:image:height" content="${picture.height}" />
        <meta property="og:image:alt" content="${picture.alt}" />
        <meta name="twitter:image" content="${picture.url}" />`
    }
    ${isUnlisted && html`<meta name="robots" content="noindex" />`}`
}
