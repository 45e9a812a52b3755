import { manifest } from '#server/catalog/demo/pictures.ts'

/** Where a named part is on a picture of the demo shop, as shares of its side. @param picture such as `kiln-bowl-celadon-front`. */
export function placeOf(picture: string, part: string): { readonly x: number; readonly y: number } {
  const place = manifest.pictures[picture]?.places[part]
  if (!place) throw new Error(`${picture} does not show ${part}`)
  const [x, y] = place
  return { x, y }
}
