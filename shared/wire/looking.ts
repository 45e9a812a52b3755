// A member's view: a product, a picture and a part of it, or a comparison. Without pixels, so that it fits a phone and a desktop.
import * as z from 'zod/mini'
import { idValue, shareValue } from '../records/values.ts'

/** The largest zoom of a picture. */
export const maxZoom = 5

/** A view; all fields absent for none. */
export const lookingValue = z.strictObject({
  productId: z.optional(idValue),
  variantId: z.optional(idValue),
  /** Index of the picture. */
  picture: z.optional(z.int().check(z.minimum(0), z.maximum(99))),
  /** The zoom of the picture: its scale, and the point in the middle (0…1, from the top left corner). */
  zoom: z.optional(
    z.strictObject({ scale: z.number().check(z.minimum(1), z.maximum(maxZoom)), x: shareValue, y: shareValue }),
  ),
  comparisonId: z.optional(idValue),
})

/** A member’s view. */
export type Looking = z.infer<typeof lookingValue>
