// The bytes of a product's picture: a file of the demo shop, or what a shop's own server answers. Looked at before it is decoded: a few
// kilobytes may claim gigabytes of pixels.
import { readFile } from 'node:fs/promises'
import { join, normalize } from 'node:path'
import { fileAsWideAs } from '#shared/picture-files.ts'
import type { Picture } from '#shared/catalog/product.ts'
import { photoHeader } from '#shared/files/photo-header.ts'
import { cardSize } from '#server/host/preview-card.ts'
import { fetchBytesOutside } from '#server/identity/fetch-outside.ts'
import type { OutsideRules } from '#server/identity/fetch-outside.ts'

/** Shops have photos of some megabytes. */
const maxBytes = 6 * 1024 * 1024
/** 100 MB once decoded. */
const maxPixels = 25_000_000
const ownPictures = '/pictures/'

export class ProductPictures {
  readonly #folder: string
  readonly #outside: OutsideRules

  constructor(builtDir: string, outside: OutsideRules) {
    this.#folder = join(builtDir, 'pictures')
    this.#outside = outside
  }

  /** Undefined where it cannot be had, or may not be decoded: a card does without. */
  async bytesOf(picture: Picture | null): Promise<Uint8Array | undefined> {
    if (!picture) return undefined
    const bytes = await this.#read(fileAsWideAs(cardSize.height, picture)).catch(() => undefined)
    const header = bytes && photoHeader(bytes)
    return header && header.width * header.height <= maxPixels ? bytes : undefined
  }

  async #read(src: string): Promise<Uint8Array> {
    if (!src.startsWith('/')) return fetchBytesOutside(src, { rules: this.#outside, accept: 'image/*', maxBytes })
    const name = normalize(decodeURIComponent(new URL(src, 'http://host').pathname))
    if (!name.startsWith(ownPictures)) throw new Error('This is no picture of this server.')
    return readFile(join(this.#folder, name.slice(ownPictures.length)))
  }
}
