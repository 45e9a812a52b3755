// What a member looks at: a product, a picture of it and a part of that, or a comparison. Never pixels, so that a phone and a desk match.
import * as z from 'zod/mini'
import { idValue, shareValue } from '../records/values.ts'

/** How far a picture can be enlarged. */
export const maxZoom = 5

/** Something to look at. */
export const lookingValue = z.strictObject({
  productId: z.optional(idValue),
  variantId: z.optional(idValue),
  /** Index of the picture. */
  picture: z.optional(z.int().check(z.minimum(0), z.maximum(99))),
  /** How the picture is enlarged: so many times, with this point of it in the middle (0…1, from its top left corner). */
  zoom: z.optional(
    z.strictObject({ scale: z.number().check(z.minimum(1), z.maximum(maxZoom)), x: shareValue, y: shareValue }),
  ),
  comparisonId: z.optional(idValue),
})

/** See above. */
export type Looking = z.infer<typeof lookingValue>
