// A highlight drawn on a picture with finger or mouse.
import * as z from 'zod/mini'
import { authorOrHost, voiceAuthor } from '../records/grants.ts'
import { recordKind } from '../records/record-kind.ts'
import { atValue, idValue, shareValue } from '../records/values.ts'
import { imageValue } from './pin.ts'

/** The most points of one stroke. */
export const maxStrokePoints = 500

const strokeValue = z.strictObject({
  productId: idValue,
  image: imageValue,
  /** [x, y] in 0…1 of the picture, from its top left corner, in the order they were drawn. */
  points: z.array(z.tuple([shareValue, shareValue])).check(z.minLength(2), z.maxLength(maxStrokePoints)),
  by: idValue,
  at: atValue,
})

const drawn = z.object({ productId: z.string(), image: z.string() })

/** A drawn line. */
export type Stroke = z.infer<typeof strokeValue>

/** `strokes`: strokeId → Stroke. */
export const strokeKind = recordKind({
  root: 'strokes',
  key: ['id'],
  value: strokeValue,
  create: voiceAuthor,
  // A stroke that is erased and drawn again offline arrives as one change.
  change: voiceAuthor,
  remove: authorOrHost,
  events: {
    'stroke.drawn': { group: 'annotations', topic: 'stroke', detail: drawn, gathers: true },
    'stroke.erased': { group: 'annotations', topic: 'stroke', detail: drawn },
  },
  toEvent: ({ before, after, parts }) => {
    const subject = parts[0] ?? ''
    const on = after ?? before
    if (!on || (before && after)) return undefined
    return {
      kind: after ? 'stroke.drawn' : 'stroke.erased',
      subject,
      detail: { productId: on.productId, image: on.image },
      about: [`product:${on.productId}`],
    }
  },
  belongsTo: 'by',
  words: { fields: ['points'], goes: 'record' },
  about: 'A highlight drawn on a picture of a product.',
  examples: [
    {
      id: 's1',
      value: {
        productId: 'boot',
        image: '/pictures/boot.webp',
        points: [
          [0.2, 0.7],
          [0.5, 0.75],
        ],
        by: 'ana',
        at: 1_700_000_000_000,
      },
    },
    {
      id: 's1',
      value: {
        productId: 'boot',
        image: '/pictures/boot.webp',
        points: [
          [0.1, 0.1],
          [0.9, 0.9],
        ],
        by: 'ana',
        at: 1_700_000_000_000,
      },
    },
  ],
})
