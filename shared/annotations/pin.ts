// A note anchored to a thing: a point of a picture, a variant, a row or cell of a comparison, a review.
import * as z from 'zod/mini'
import type { About } from '../events/event-kind.ts'
import { attachmentsValue } from '../files/attachment.ts'
import { authorOrHost, voiceAuthor } from '../records/grants.ts'
import { recordKind } from '../records/record-kind.ts'
import { atValue, idValue, shareValue, textValue } from '../records/values.ts'
import { maxMentions, maxShownProducts, namedSince } from './message.ts'

/** The longest text of a pin, in UTF-16 units. */
export const maxPinLength = 280
/** The longest address of a picture, in UTF-16 units. */
const maxImageLength = 2000

/** A picture of a product, by its address: an index would change when the shop reorders its pictures. */
export const imageValue = textValue(maxImageLength)

const anchorValue = z.union([
  z.strictObject({
    on: z.literal('image'),
    productId: idValue,
    image: imageValue,
    /** 0…1 of the picture's width, from its left edge in every reading direction. */
    x: shareValue,
    /** 0…1 of its height, from the top. */
    y: shareValue,
  }),
  z.strictObject({ on: z.literal('variant'), variantId: idValue }),
  z.strictObject({
    on: z.literal('attribute'),
    comparisonId: idValue,
    /** The name of the row, as the catalogue calls it. */
    attribute: textValue(60),
    /** One cell of the row; absent for the whole row. */
    productId: z.optional(idValue),
  }),
  z.strictObject({ on: z.literal('review'), productId: idValue, reviewId: idValue }),
])

/** What a pin is anchored to. */
export type Anchor = z.infer<typeof anchorValue>

/** The thing through which a pin concerns products. */
export function aboutAnchor(anchor: Anchor): About {
  if (anchor.on === 'variant') return `variant:${anchor.variantId}`
  if (anchor.on === 'attribute' && anchor.productId === undefined) return `comparison:${anchor.comparisonId}`
  return `product:${anchor.productId ?? ''}`
}

const pinValue = z.strictObject({
  anchor: anchorValue,
  /** The first message of its talk; empty only if it has photos or a voice note. */
  text: z.string().check(z.maxLength(maxPinLength)),
  mentions: z.optional(z.array(idValue).check(z.minLength(1), z.maxLength(maxMentions))),
  /** Products it shows. */
  products: z.optional(z.array(idValue).check(z.minLength(1), z.maxLength(maxShownProducts))),
  /** Photos and voice notes. */
  files: z.optional(attachmentsValue),
  by: idValue,
  at: atValue,
})

const pinned = z.object({ anchor: anchorValue })
/** `named`: whom its words name since, and did not before; absent for nobody. */
const changed = z.object({ anchor: anchorValue, named: z.optional(z.array(z.string())) })

/** A pin; a talk about it is a thread on the subject `pin:<pinId>`. */
export type Pin = z.infer<typeof pinValue>

/** `pins`: pinId → Pin. */
export const pinKind = recordKind({
  root: 'pins',
  key: ['id'],
  value: pinValue,
  create: voiceAuthor,
  change: voiceAuthor,
  remove: authorOrHost,
  fits: ({ after }) => after?.text !== '' || after.files !== undefined,
  events: {
    'pin.placed': { group: 'annotations', topic: 'pin', detail: pinned, notifies: true, gathers: true },
    'pin.changed': { group: 'annotations', topic: 'pin', detail: changed, notifies: true },
    'pin.removed': { group: 'annotations', topic: 'pin', detail: z.object({}) },
  },
  toEvent: ({ before, after, parts }) => {
    const subject = parts[0] ?? ''
    const anchor = (after ?? before)?.anchor
    const about = anchor === undefined ? [] : [aboutAnchor(anchor)]
    if (!after) return { kind: 'pin.removed', subject, detail: {}, about }
    const detail = { anchor: after.anchor }
    if (!before) return { kind: 'pin.placed', subject, detail, about }
    return { kind: 'pin.changed', subject, detail: { ...detail, ...namedSince(before, after) }, about }
  },
  belongsTo: 'by',
  words: { fields: ['text', 'mentions', 'products', 'files'], goes: 'record' },
  about: 'A short note at a point of a picture, on a variant, on a row or cell of a comparison, or on a review.',
  examples: [
    {
      id: 'p1',
      value: {
        anchor: { on: 'image', productId: 'boot', image: '/pictures/boot.webp', x: 0.4, y: 0.25 },
        text: 'This cuff rubbed on my last pair.',
        by: 'ana',
        at: 1_700_000_000_000,
      },
    },
    {
      id: 'p1',
      value: { anchor: { on: 'variant', variantId: 'boot:walnut-39' }, text: 'Mine', by: 'ana', at: 1_700_000_000_000 },
    },
  ],
})
