// A product variant in the shared cart.
import * as z from 'zod/mini'
import { lineIdOf, productIdOf } from '../ids.ts'
import { editorAuthor, serverOnly } from '../records/grants.ts'
import { recordKind } from '../records/record-kind.ts'
import { atValue, idValue, textValue } from '../records/values.ts'
import { whyClosed } from './closed.ts'

const lineValue = z.strictObject({
  productId: idValue,
  variantId: idValue,
  by: idValue,
  at: atValue,
  /** Where the member found it: a search, a page, another member's tray. */
  from: z.optional(textValue(120)),
  /** It came of an associate’s proposal that a member accepted, so that the sale can be counted for them. Only the server says so. */
  suggested: z.optional(z.strictObject({ visit: idValue, proposal: idValue, associate: idValue })),
})

const added = z.object({ productId: z.string(), variantId: z.string() })

/** A line of the cart. Wants, lane and notes are separate records, so that they merge. */
export type Line = z.infer<typeof lineValue>

/** `lines`: lineId → Line. */
export const lineKind = recordKind({
  root: 'lines',
  key: ['line'],
  value: lineValue,
  create: editorAuthor,
  change: serverOnly,
  remove: serverOnly,
  createsMerge: true,
  also: ({ after }, { read }) => (after?.suggested ? 'server-only' : whyClosed(read)),
  fits: ({ parts, after }) =>
    after === undefined || (lineIdOf(after.variantId) === parts[0] && productIdOf(after.variantId) === after.productId),
  events: { 'line.added': { group: 'cart', topic: 'line', detail: added, news: 'added', gathers: true } },
  toEvent: ({ before, after, parts }) =>
    after && !before
      ? {
          kind: 'line.added',
          subject: parts[0] ?? '',
          detail: { productId: after.productId, variantId: after.variantId },
          about: [`line:${parts[0] ?? ''}`],
        }
      : undefined,
  examples: [
    {
      id: 'boot:walnut-39',
      value: { productId: 'boot', variantId: 'boot:walnut-39', by: 'ana', at: 1_700_000_000_000 },
    },
    {
      id: 'boot:walnut-39',
      value: { productId: 'boot', variantId: 'boot:walnut-39', by: 'ana', at: 1_700_000_000_001 },
    },
  ],
  about:
    'A product variant in the cart. Never changed and never removed: taking out is lane `rejected` or all wants 0.',
})
