// Makes a photo ready on the device: upright, no larger than a screen shows, and new from its pixels, so that nothing else of the file
// goes along: no place, no camera, no preview.
import { photoHeader } from '#shared/files/photo-header.ts'
import { granted, refused } from '#shared/outcome.ts'
import type { Outcome } from '#shared/outcome.ts'
import { refusal } from '#shared/refusals.ts'

/** A photo as it is sent. */
export interface PreparedPhoto {
  readonly blob: Blob
  /** Pixels. */
  readonly width: number
  readonly height: number
}

/** The longest side that is sent, pixels: twice what a phone shows. */
const longestSide = 1600
/** The largest file that is opened, bytes. Cameras make photos of up to 40 MB. */
const maxSourceBytes = 80 * 1024 * 1024
/** The most pixels that are decoded: a device would run out of memory. */
const maxSourcePixels = 120_000_000
/** A header stands within it, behind previews and colour profiles. */
const headBytes = 2 * 1024 * 1024
/** Types that browsers may decode and whose size is not read here. */
const otherTypes = /^image\/(?:heic|heif|avif|gif|bmp)$/
const quality = 0.84

/** Refuses `file-too-large`, `too-many-pixels` and `not-a-photo`. */
export async function preparePhoto(file: File): Promise<Outcome<PreparedPhoto>> {
  if (file.size > maxSourceBytes) return refused(refusal('file-too-large'))
  const header = photoHeader(new Uint8Array(await file.slice(0, headBytes).arrayBuffer()))
  if (!header && !otherTypes.test(file.type)) return refused(refusal('not-a-photo'))
  if (header && header.width * header.height > maxSourcePixels) return refused(refusal('too-many-pixels'))
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    try {
      return granted(await drawn(picture))
    } finally {
      picture.close()
    }
  } catch {
    // Damaged, or of a type that this browser does not know.
    return refused(refusal('not-a-photo'))
  }
}

async function drawn(picture: ImageBitmap): Promise<PreparedPhoto> {
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height))
  const width = Math.max(1, Math.round(picture.width * scale))
  const height = Math.max(1, Math.round(picture.height * scale))
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser has no canvas')
  context.imageSmoothingQuality = 'high'
  // JPEG has no transparency: black would show in its place.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.drawImage(picture, 0, 0, width, height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
  if (!blob) throw new Error('The canvas could not be saved')
  return { blob, width, height }
}
