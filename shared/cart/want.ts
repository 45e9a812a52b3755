// How many of a line one member wants. The quantity of the line is the sum, so two people pressing + at once make two more.
import * as z from 'zod/mini'
import { editorSelf, serverOnly } from '../records/grants.ts'
import type { Grant } from '../records/record-kind.ts'
import { recordKind } from '../records/record-kind.ts'
import { whyClosed } from './closed.ts'

/** The most one member may want of a line. */
export const maxWant = 999

const selfOrHost: readonly Grant[] = [...editorSelf, { roles: ['host'] }]

const changed = z.object({ memberId: z.string(), from: z.number(), to: z.number() })

/** `wants`: lineId/memberId → 0…999. */
export const wantKind = recordKind({
  root: 'wants',
  key: ['line', 'member'],
  value: z.int().check(z.minimum(0), z.maximum(maxWant)),
  create: editorSelf,
  change: selfOrHost,
  remove: serverOnly,
  // To 0, not merely lower: a value that was lower when the host looked may be higher than the member's newer one,
  // and whether an edit is allowed must not depend on the order in which edits arrive.
  also: ({ after, parts }, { actor, read }) =>
    parts[1] !== actor.id && after !== 0 ? 'not-your-record' : whyClosed(read),
  events: { 'want.changed': { group: 'cart', topic: 'line', detail: changed, gathers: true } },
  toEvent: ({ before, after, parts }) =>
    (before ?? 0) === (after ?? 0)
      ? undefined
      : {
          kind: 'want.changed',
          subject: parts[0] ?? '',
          detail: { memberId: parts[1] ?? '', from: before ?? 0, to: after ?? 0 },
          about: [`line:${parts[0] ?? ''}`],
        },
  examples: [
    { id: 'boot:walnut-39/ana', value: 2 },
    { id: 'boot:walnut-39/ana', value: 0 },
  ],
  neutral: 0,
  belongsTo: 'key',
  about: 'How many of a line a member wants. A host may set another’s back to 0.',
})
