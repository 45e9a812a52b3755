// What the room is about: title, occasion, deadline, budget; whether a host closed the cart; and the lock that a hand-off puts on it.
import * as z from 'zod/mini'
import { hostOnly } from '../records/grants.ts'
import { recordKind } from '../records/record-kind.ts'
import { amountValue, atValue, currencyValue, exponentValue, lineValue, textValue } from '../records/values.ts'

/** The longest title of a room, in UTF-16 units. */
export const maxTitleLength = 80

const frameFields = {
  title: lineValue(maxTitleLength),
  occasion: lineValue(120),
  /** Milliseconds since 1970; wrapped so that it is never mistaken for the moment of writing. */
  deadline: z.strictObject({ on: atValue }),
  budget: z.strictObject({ amountMinor: amountValue, currency: currencyValue, exponent: exponentValue }),
  /** No more changes of lines, quantities and lanes; see `whyClosed`. Wrapped as the deadline is. */
  closed: z.strictObject({ since: atValue }),
  lock: z.strictObject({ reason: textValue(120), since: atValue }),
}

/** The fields of a room's frame; each is a record of its own. */
export type FrameField = keyof typeof frameFields
/** The whole frame; what was never set is absent. */
export type Frame = { readonly [Field in FrameField]?: z.infer<(typeof frameFields)[Field]> }

const stored = z.nullable(
  z.union([
    z.string(),
    z.object({ on: z.number() }),
    z.object({ amountMinor: z.number(), currency: z.string(), exponent: z.optional(z.number()) }),
    z.object({ reason: z.optional(z.string()), since: z.number() }),
  ]),
)
const changed = z.object({ from: stored, to: stored })

/** `frame`: field → value. */
export const frameKind = recordKind({
  root: 'frame',
  key: ['field'],
  value: z.union([textValue(120), frameFields.deadline, frameFields.budget, frameFields.closed, frameFields.lock]),
  create: hostOnly,
  change: hostOnly,
  remove: hostOnly,
  fits: ({ parts, after }) => {
    const field = parts[0] as FrameField
    return Object.hasOwn(frameFields, field) && (after === undefined || frameFields[field].safeParse(after).success)
  },
  also: ({ parts }) => (parts[0] === 'lock' ? 'server-only' : undefined),
  events: { 'frame.changed': { group: 'room', topic: 'field', detail: changed } },
  toEvent: ({ before, after, parts }) => ({
    kind: 'frame.changed',
    subject: parts[0] ?? '',
    detail: { from: before ?? null, to: after ?? null },
  }),
  // By default a room is called by its host, whose name may be erased.
  words: { fields: 'all', goes: 'record', keys: ['title'] },
  examples: [
    { id: 'occasion', value: 'a wedding' },
    { id: 'occasion', value: 'a birthday' },
  ],
  about:
    'Title, occasion, deadline and budget of the room, and whether its cart is closed, by its host; `lock` by the server.',
})
